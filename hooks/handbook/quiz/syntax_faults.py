"""Turn bytes into text, and find what YAML reads otherwise than its author meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import chain, pairwise

from handbook import yamltree
from handbook.cjk import HAN as HAN_CLASS
from handbook.problem import Place, Problem
from handbook.quiz import flow
from handbook.quiz.report import Report
from handbook.quiz.slips import Slip, colon, known_keys, slips
from handbook.yamltree import Node

HAN = re.compile(f"[{HAN_CLASS}]")
TORN = frozenset({"flow-comma", "wide-colon", "space-after-colon", "wide-comma", "wide-bracket"})
KEY_LINE = re.compile(r"\s*(?:-\s+)*(?P<key>[a-z_-]+):(\s|$)")
COMMENT_CUT = re.compile(r"^\s+#\S")
DOUBTFUL = re.compile("[：\u3000\u00a0\u200b]|:(?=[^\\s/])|\\s#\\S")
"""A sign of a slip in a text without quotes."""


def decode(file: str, data: bytes, limit: int) -> tuple[str | None, Problem | None]:
    """Return the text of a file, a byte order mark taken off, or the problem that keeps it from being read."""
    if len(data) > limit:
        return None, Problem("file-too-long", Place(file), {"size": len(data) // 1024, "limit": limit // 1024})
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        try:
            data.decode("gb18030")
            return None, Problem("encoding-gbk", Place(file, line))
        except UnicodeDecodeError:
            return None, Problem("encoding", Place(file, line))


def look_for_slips(report: Report, tree: Node) -> Iterator[tuple[int, Slip]]:
    """Yield what reads as YAML without a fault but hardly as it was meant, with the number of its line."""
    doubtful = {number for number, line in enumerate(report.lines) if DOUBTFUL.search(line)}
    taken: set[int] = set()
    for node in _suspects(tree, doubtful):
        if isinstance(node, yamltree.Sequence):
            found = _inner_comma(report, node)
        elif isinstance(node, yamltree.Mapping):
            found = _torn_key(report, node)
        else:
            found = _plain(report, node) if node.plain else _swallowed(report, node)
        for number, slip in found:
            if number not in taken and slip.line != report.line(number):
                taken.add(number)
                yield number, slip


def _suspects(tree: Node, doubtful: Set[int]) -> Iterator[Node]:
    """Yield the nodes that may hold a slip, few in most files: texts on doubtful or several lines, and brackets."""
    waiting: list[Node] = [tree]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, yamltree.Scalar):
            yield node
            continue
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.flow:
            yield node
        inside = node.items if isinstance(node, yamltree.Sequence) else chain.from_iterable(node.entries.values())
        waiting += (
            child
            for child in inside
            if not isinstance(child, yamltree.Scalar) or child.line in doubtful or child.end_line > child.line
        )


def _plain(report: Report, scalar: yamltree.Scalar) -> Iterator[tuple[int, Slip]]:
    line = report.line(scalar.line)
    if not line[: scalar.column].strip(" -"):
        yield from _known(scalar.line, colon(line))
    for number in range(scalar.line + 1, scalar.end_line + 1):
        yield from _known(number, colon(report.line(number)))
    if scalar.value[:1] in {"\u3000", "\u00a0", "\u200b"}:
        yield from ((scalar.line, slip) for slip in slips(report.lines, scalar.line) if slip.code == "wide-space")
    rest = report.line(scalar.end_line)[scalar.end_column :]
    if COMMENT_CUT.match(rest) and scalar.end_column:
        found = [slip for slip in slips(report.lines, scalar.end_line) if slip.code == "comment-cut"]
        yield from ((scalar.end_line, slip) for slip in (found[:1] if scalar.line == scalar.end_line else found[-1:]))


def _swallowed(report: Report, scalar: yamltree.Scalar) -> Iterator[tuple[int, Slip]]:
    """Yield the quote that was not closed in its line and so took the lines after it for text."""
    if report.line(scalar.line)[scalar.column : scalar.column + 1] not in {'"', "'"}:
        return
    inner = (KEY_LINE.match(report.line(number)) for number in range(scalar.line + 1, scalar.end_line + 1))
    if any(match and match["key"] in known_keys() for match in inner):
        found = (slip for slip in slips(report.lines, scalar.line) if slip.code == "quote-not-closed")
        yield from ((scalar.line, slip) for slip in found)


def _known(number: int, found: Iterable[Slip]) -> Iterator[tuple[int, Slip]]:
    return ((number, slip) for slip in found if slip.params["key"] in known_keys())


def _torn_key(report: Report, node: yamltree.Mapping) -> Iterator[tuple[int, Slip]]:
    """Yield the first slip of a mapping in braces whose comma or colon made a key of words."""
    for key, value in node.entries.values() if node.flow else ():
        if isinstance(value, yamltree.Scalar) and value.is_null and key.value not in known_keys():
            found = (slip for slip in slips(report.lines, key.line) if slip.code in TORN)
            yield from ((key.line, slip) for slip in found)


def _inner_comma(report: Report, node: yamltree.Sequence) -> Iterator[tuple[int, Slip]]:
    """Yield a comma that was meant as punctuation of one item: the only ones in the list without a space after them."""
    items = [item for item in node.items if isinstance(item, yamltree.Scalar) and item.end_line == node.line]
    if not node.flow or len(items) < 3 or len(items) < len(node.items):
        return
    line = report.line(node.line)
    gaps = [line[a.end_column : b.column] for a, b in pairwise(items)]
    tight = [i for i, gap in enumerate(gaps) if gap == ","]
    if tight and len(tight) < len(gaps) and all(HAN.match(line[items[i].end_column - 1]) for i in tight):
        first, second = items[tight[0]], items[tight[0] + 1]
        text = line[first.column : second.end_column]
        yield node.line, Slip("list-comma", first.end_column, flow.mend_list(line, node.column), {"text": text})
