"""Read a file in spite of its slips: explain each, go on with the line as it should be, so that none hides another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook import yamlread
from handbook.quiz.report import Report
from handbook.quiz.slips import Slip, slips
from handbook.quiz.sweep import first_of, is_sure, look_further, parse, reindent, sweep
from handbook.quiz.syntax_faults import look_for_slips
from handbook.quiz.weigh import QUESTION, QUESTIONS, Weight, weight
from handbook.yamlread import Fault
from handbook.yamltree import Node

INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
HARMLESS = frozenset({"unused-anchor", "tag"})
SIGNS = {"unknown-alias": "*", "tag": "!"}
MAX_TRIED = 16
"""How many corrections are weighed against each other, where none puts everything right."""
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
    if fault is not None and _lacks_questions(report, fault):
        return None
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


def _lacks_questions(report: Report, fault: Fault) -> bool:
    """Report the line `questions:` when it is missing above the first question; False when it is not."""
    written = [n for n, line in enumerate(report.lines) if line.strip() and line.lstrip()[0] != "#"]
    number = next((n for n in written if QUESTION.match(report.line(n))), -1)
    above = report.line(written[written.index(number) - 1]) if number in written[1:] else ""
    headed = re.match(r"[^\s-].*[:：]\s*$", above) or any(QUESTIONS.match(line) for line in report.lines)
    if number < 0 or headed or fault.line < number:
        return False
    fixed = f"questions:\n{report.line(number)}"
    if first_of(parse([*report.lines[:number], *fixed.split("\n"), *report.lines[number + 1 :]])[1]):
        return False
    report.at(number, 0, "questions-line", fix=fixed)
    return True


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
            kept = "" if not line[: match.start()].strip(" -") else " "
            report.lines[number] = INVISIBLE.sub(kept, line)
            report.at(number, match.start(), "control-character", fix=INVISIBLE.sub("", line))


def _search(report: Report, fault: Fault, budget: int) -> tuple[int, list[Slip], int]:
    """Return the line and the one or two slips whose correction lets reading get further, none when there are none.

    Of several corrections it is the one that leaves the least to be corrected, so that one cause has one message.
    """
    suspects = [fault.line] if fault.code in HARMLESS else _suspects(report, fault)
    for depth in (1,) if fault.code in HARMLESS else (0, 1, 2):
        best: tuple[Weight, int, list[Slip]] | None = None
        tried = 0
        for number, found in _corrections(report, suspects, depth):
            if budget < 0:
                break
            lines = [*report.lines]
            lines[number] = found[-1].line
            budget -= _length(report, fault)
            if not _helps(fault, number, found[-1].code, "\n".join(lines)):
                continue
            left = weight(lines, min(number, fault.start), fault.line)
            if fault.code in HARMLESS or not any(left):
                return number, found, budget
            best = min(best or (left, number, found), (left, number, found), key=lambda one: one[0])
            tried += 1
            if tried >= MAX_TRIED:
                break
        if best:
            return best[1], best[2], budget
    return 0, [], budget


def _corrections(report: Report, suspects: list[int], depth: int) -> Iterator[tuple[int, list[Slip]]]:
    return ((number, found) for number in suspects for found in _combinations(report.lines, number, depth))


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
    if written and report.line(written[-1]).startswith(" "):
        written.insert(0, written[-1])
    first = next((n + 1 for n in written if QUESTIONS.match(report.line(n))), last)
    head = [n for n in written if n >= first][-1:] if QUESTION.match(report.line(last)) else []
    return list(dict.fromkeys([*written[:2], *opened[:3], min(fault.start, last), *written[2:6], *head]))


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
