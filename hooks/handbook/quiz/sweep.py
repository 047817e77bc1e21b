"""Correct at once the slips of a file that are plain to see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from handbook import yamlread
from handbook.quiz.report import Report
from handbook.quiz.slips import WIDE_CHAR, Slip, bad_indent, known_keys, slips
from handbook.yamlread import Fault
from handbook.yamltree import Node

MENDABLE = frozenset({"syntax", "key-not-text", "unknown-alias", "unused-anchor", "tag"})
FEW = 6
"""How many slips of a file are corrected one by one, each tried by itself."""
MAX_ALIKE = 50
"""How many lines with the same slip are listed."""


def parse(lines: list[str]) -> tuple[Node | None, list[Fault]]:
    """Return the tree and the faults of a text given as lines."""
    return yamlread.parse("\n".join(lines))


def first_of(faults: list[Fault], left: Set[Fault] = frozenset()) -> Fault | None:
    """Return the first fault that a correction of a line may remove, those in `left` aside."""
    return next((fault for fault in faults if fault.code in MENDABLE and fault not in left), None)


def reindent(report: Report, fault: Fault) -> bool:
    """Correct a file whose author indents with tabs or wide spaces throughout; False when that is not its trouble."""
    found = [(n, bad_indent(line)) for n, line in enumerate(report.lines)]
    bad = {number: indent for number, indent in found if indent}
    if len(bad) < 2:
        return False
    for unit in ("  ", "    ", " "):
        lines = [*report.lines]
        for number, indent in bad.items():
            lines[number] = WIDE_CHAR.sub(unit, indent) + lines[number][len(indent) :]
        following = first_of(parse(lines)[1])
        if following is None or (following.line > fault.line and following.line not in bad):
            for number, indent in list(bad.items())[:MAX_ALIKE]:
                code = "tab" if "\t" in indent else "wide-space"
                column = next(i for i, char in enumerate(indent) if char != " ")
                report.at(number, column, code, fix=lines[number])
            report.lines = lines
            return True
    return False


def sweep(report: Report, fault: Fault) -> bool:
    """Correct all slips that can be told without reading, so that not each needs a reading; False if of no use."""
    found = dict(plain_to_see(report.lines))
    lines = [found[number].line if number in found else line for number, line in enumerate(report.lines)]
    following = first_of(parse(lines)[1])
    if len(found) < FEW or (following is not None and following.line <= fault.line):
        return False
    for number, slip in list(found.items())[:MAX_ALIKE]:
        report.put(number, slip.column, slip.code, slip.params, fix=slip.line)
    report.lines = lines
    return True


def look_further(report: Report, start: int) -> bool:
    """Report the slips from a line on that can be told without reading the file; True when there is one near it."""
    found = [(number, slip) for number, slip in plain_to_see(report.lines) if number >= start - 1]
    for number, slip in found[:MAX_ALIKE]:
        report.put(number, slip.column, slip.code, slip.params, fix=slip.line)
    return any(number <= start for number, _ in found)


def plain_to_see(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the slips that can be told without reading the file: those in words of the format, not in long texts."""
    block = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if block is not None and (indent > block or not line.strip()):
            continue
        block = indent if re.search(r"(^|\s)[|>][+-]?\d?\s*$", line) else None
        slip = next((slip for slip in slips(lines, number) if is_sure(slip)), None)
        if slip:
            yield number, slip


def is_sure(slip: Slip) -> bool:
    """Return whether a slip is one in words of the format, which hardly any text has at the start of a line."""
    if slip.code in {"wide-colon", "space-after-colon", "odd-space", "unknown-key"}:
        return slip.code == "unknown-key" or slip.params["key"] in known_keys()
    if slip.code == "space-after-dash":
        return begins_with_key(slip.line)
    if slip.code == "wide-dash":
        return str(slip.params["sign"])[0] in "－—–−•·●" or begins_with_key(slip.line)
    return slip.code in {"tab", "wide-space"}


def begins_with_key(line: str) -> bool:
    """Return whether a list item is a mapping whose first key the format knows."""
    return line.lstrip(" -").partition(":")[0].strip() in known_keys()
