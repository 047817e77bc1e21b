"""Read a file in spite of its slips: explain each, go on with the line as it should be, so that none hides another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook import yamlread
from handbook.quiz.report import Report
from handbook.quiz.slips import Slip, slips
from handbook.quiz.sweep import first_of, is_sure, look_further, parse, reindent, sweep
from handbook.quiz.syntax_faults import look_for_slips
from handbook.yamlread import Fault
from handbook.yamltree import Node

INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
HARMLESS = frozenset({"unused-anchor", "tag"})
SIGNS = {"unknown-alias": "*", "tag": "!"}
MAX_CHARACTERS = 1_500_000
"""How much may be read in all while trying corrections: about half a second."""


def read(report: Report, text: str) -> Node | None:
    """Return the tree of a text, corrected where it has to be, or None; every correction is reported.

    The report then holds the corrected lines, in which the positions of the tree are counted.
    """
    report.lines = text.split("\n")
    if INVISIBLE.search(text):
        _take_out_invisible(report)
    tree, faults = parse(report.lines)
    fault = first_of(faults)
    if fault is not None and (reindent(report, fault) or sweep(report, fault)):
        tree, faults = parse(report.lines)
    budget = MAX_CHARACTERS
    left: set[Fault] = set()
    while fault := first_of(faults, left):
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
        tree, faults = parse(report.lines)
    if tree is not None:
        tree, faults = _settle(report, tree, faults)
    sure = tree is None and fault is not None and look_further(report, fault.line)
    _explain(report, [other for other in faults if not sure or other is not fault])
    return tree


def _settle(report: Report, tree: Node, faults: list[Fault]) -> tuple[Node, list[Fault]]:
    """Correct, in a file that YAML can read, what it reads otherwise than it was meant."""
    found = dict(look_for_slips(report, tree))
    if not found:
        return tree, faults
    before = [*report.lines]
    for number, slip in found.items():
        report.put(number, slip.column, slip.code, slip.params)
        report.correct(number, slip.line)
    better, further = parse(report.lines)
    if better is None or first_of(further):
        report.lines = before
        return tree, faults
    return better, further


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
            if (depth == 0) == is_sure(slip):
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
    following = first_of(faults)
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
