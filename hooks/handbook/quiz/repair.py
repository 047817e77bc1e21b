"""Read a file in spite of its slips: explain each, go on with the line as it should be, so that none hides another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from handbook import yamlread
from handbook.quiz.report import Report
from handbook.quiz.slips import WIDE_CHAR, Slip, bad_indent, known_keys, slips
from handbook.quiz.syntax_faults import look_for_slips
from handbook.yamlread import Fault
from handbook.yamltree import Node

INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
MENDABLE = frozenset({"syntax", "unknown-alias", "unused-anchor", "tag"})
HARMLESS = frozenset({"unused-anchor", "tag"})
SIGNS = {"unknown-alias": "*", "tag": "!"}
MAX_CHARACTERS = 1_500_000
"""How much may be read in all while trying corrections: about half a second."""
FEW = 6
"""How many slips of a file are corrected one by one, each tried by itself."""
MAX_ALIKE = 50
"""How many lines with the same slip are listed."""


def read(report: Report, text: str) -> Node | None:
    """Return the tree of a text, corrected where it has to be, or None; every correction is reported.

    The report then holds the corrected lines, in which the positions of the tree are counted.
    """
    report.lines = text.split("\n")
    _take_out_invisible(report)
    tree, faults = _parse(report.lines)
    fault = _first(faults)
    if fault is not None and (_reindent(report, fault) or _sweep(report, fault)):
        tree, faults = _parse(report.lines)
    budget = MAX_CHARACTERS
    left: set[Fault] = set()
    while fault := _first(faults, left):
        number, found, budget = _search(report, fault, budget)
        if not found and fault.code not in HARMLESS:
            break
        if not found:
            left.add(fault)
            continue
        for slip in found:
            report.put(number, slip.column, slip.code, slip.params)
        report.correct(number, found[-1].line)
        budget -= _length(report, fault)
        tree, faults = _parse(report.lines)
    if tree is not None:
        tree, faults = _settle(report, tree, faults)
    sure = tree is None and fault is not None and _look_further(report, fault.line)
    _explain(report, [other for other in faults if not sure or other is not fault])
    return tree


def _parse(lines: list[str]) -> tuple[Node | None, list[Fault]]:
    return yamlread.parse("\n".join(lines))


def _first(faults: list[Fault], left: Set[Fault] = frozenset()) -> Fault | None:
    return next((fault for fault in faults if fault.code in MENDABLE and fault not in left), None)


def _settle(report: Report, tree: Node, faults: list[Fault]) -> tuple[Node, list[Fault]]:
    """Correct, in a file that YAML can read, what it reads otherwise than it was meant."""
    found = dict(look_for_slips(report, tree))
    if not found:
        return tree, faults
    before = [*report.lines]
    for number, slip in found.items():
        report.put(number, slip.column, slip.code, slip.params)
        report.correct(number, slip.line)
    better, further = _parse(report.lines)
    if better is None or _first(further):
        report.lines = before
        return tree, faults
    return better, further


def _reindent(report: Report, fault: Fault) -> bool:
    """Correct a file whose author indents with tabs or wide spaces throughout; False when that is not its trouble."""
    found = [(n, bad_indent(line)) for n, line in enumerate(report.lines)]
    bad = {number: indent for number, indent in found if indent}
    if len(bad) < 2:
        return False
    for unit in ("  ", "    ", " "):
        lines = [*report.lines]
        for number, indent in bad.items():
            lines[number] = WIDE_CHAR.sub(unit, indent) + lines[number][len(indent) :]
        following = _first(_parse(lines)[1])
        if following is None or (following.line > fault.line and following.line not in bad):
            for number, indent in list(bad.items())[:MAX_ALIKE]:
                code = "tab" if "\t" in indent else "wide-space"
                column = next(i for i, char in enumerate(indent) if char != " ")
                report.at(number, column, code, fix=lines[number])
            report.lines = lines
            return True
    return False


def _take_out_invisible(report: Report) -> None:
    for number, line in enumerate(report.lines):
        if match := INVISIBLE.search(line):
            report.lines[number] = INVISIBLE.sub(" ", line)
            report.at(number, match.start(), "control-character", fix=INVISIBLE.sub("", line))


def _search(report: Report, fault: Fault, budget: int) -> tuple[int, list[Slip], int]:
    """Return the line and the one or two slips whose correction lets reading get further, none when there are none."""
    suspects = [fault.line] if fault.code in HARMLESS else _suspects(report, fault)
    for depth in (1,) if fault.code in HARMLESS else (0, 1, 2):
        for number in suspects:
            for found in _combinations(report.lines, number, depth):
                if budget < 0:
                    return 0, [], 0
                lines = [*report.lines]
                lines[number] = found[-1].line
                source = "\n".join(lines)
                budget -= _length(report, fault)
                if _helps(fault, number, found[-1].code, source):
                    return number, found, budget
    return 0, [], budget


def _length(report: Report, fault: Fault) -> int:
    """Return about how much is read until reading stops again."""
    return 200 + sum(len(line) + 1 for line in report.lines[: fault.line + 20])


def _combinations(lines: list[str], number: int, depth: int) -> Iterator[list[Slip]]:
    for slip in slips(lines, number):
        if slip.line == lines[number]:
            continue
        if depth < 2:
            if (depth == 0) == _sure(slip):
                yield [slip]
            continue
        once = [*lines]
        once[number] = slip.line
        for further in slips(once, number):
            if further.line not in {slip.line, lines[number]} and further.code not in {slip.code, "indent"}:
                yield [slip, further]


def _suspects(report: Report, fault: Fault) -> list[int]:
    """Return the lines that may have caused a fault: its own, those just before, and where a quote or bracket opens."""
    last = min(fault.line, len(report.lines) - 1)
    written = [n for n in range(last, -1, -1) if report.line(n).strip() and report.line(n).lstrip()[0] != "#"]
    opened = [n for n in written if any(slip.code.endswith("-not-closed") for slip in slips(report.lines, n))]
    return list(dict.fromkeys([*written[:2], *opened[:3], min(fault.start, last), *written[2:4]]))


def _helps(fault: Fault, number: int, code: str, source: str) -> bool:
    """Return whether reading gets past the fault in the corrected source."""
    tree, faults = yamlread.parse(source)
    following = _first(faults)
    if fault.code in HARMLESS:
        return code == "value-needs-quotes" and (tree is not None or faults[-1].line > fault.line + 1)
    if following is None or following.line > fault.line:
        return True
    moved = (following.line, following.column, following.detail) != (fault.line, fault.column, fault.detail)
    return code.endswith("-not-closed") and number < fault.line and following.line > number and moved


def _explain(report: Report, faults: list[Fault]) -> None:
    """Report faults that no correction of a line removes."""
    for fault in faults:
        line = min(fault.line, len(report.lines) - 1)
        column = min(fault.column, len(report.line(line)))
        shown = report.line(line).strip()[:60]
        code = "value-needs-quotes" if fault.code in SIGNS else fault.code
        params = {"detail": fault.detail, "first": fault.first + 1, "shown": shown, "sign": SIGNS.get(fault.code, "")}
        report.put(line, column, code, params)


def _look_further(report: Report, start: int) -> bool:
    """Report the slips from a line on that can be told without reading the file; True when there is one near it."""
    found = [(number, slip) for number, slip in _plain_to_see(report.lines) if number >= start - 1]
    for number, slip in found[:MAX_ALIKE]:
        report.put(number, slip.column, slip.code, slip.params, fix=slip.line)
    return any(number <= start for number, _ in found)


def _sweep(report: Report, fault: Fault) -> bool:
    """Correct all slips that can be told without reading, so that not each needs a reading; False if that is no help."""
    found = dict(_plain_to_see(report.lines))
    lines = [found[number].line if number in found else line for number, line in enumerate(report.lines)]
    following = _first(_parse(lines)[1])
    if len(found) < FEW or (following is not None and following.line <= fault.line):
        return False
    for number, slip in list(found.items())[:MAX_ALIKE]:
        report.put(number, slip.column, slip.code, slip.params, fix=slip.line)
    report.lines = lines
    return True


def _plain_to_see(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the slips that can be told without reading the file: those in words of the format, not in long texts."""
    block = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if block is not None and (indent > block or not line.strip()):
            continue
        block = indent if re.search(r"(^|\s)[|>][+-]?\d?\s*$", line) else None
        slip = next((slip for slip in slips(lines, number) if _sure(slip)), None)
        if slip:
            yield number, slip


def _sure(slip: Slip) -> bool:
    if slip.code in {"wide-colon", "space-after-colon"}:
        return slip.params["key"] in known_keys()
    if slip.code == "space-after-dash":
        return slip.line.lstrip(" -").partition(":")[0] in known_keys()
    return slip.code in {"tab", "wide-space", "wide-dash"}
