"""A second look at a file with errors: one cause gets one message, and one corrected line mends all of its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from handbook.problem import Place, Problem, Severity
from handbook.quiz.report import Report
from handbook.quiz.slips import Slip, slips
from handbook.quiz.sweep import begins_with_key
from handbook.quiz.weigh import weight

MISPLACED = frozenset(
    {
        "duplicate-key",
        "unknown-key",
        "unknown-key-alone",
        "want-list",
        "question-not-a-mapping",
        "type-missing",
        "too-few",
        "single-no-answer",
    }
)
"""What a line leads to that stands too far left or right, or lacks the dash of its list item."""

VALUES = frozenset({"want-flag", "want-number", "want-whole", "bad-choice", "unheard-type", "unclear-type"})
"""What may still be wrong with the value of a line whose key is corrected, and has no correction."""

MAX_MOVED, MAX_TRIED = 8, 60
"""How many lines are moved, and how many places tried for them."""

MAX_ROUNDS = 3
"""How often corrected lines are read again, each time with what that found corrected, too."""

MAX_CHARACTERS = 120_000
"""A longer file is not looked at again: it would cost more than a tenth of a second."""

Read = Callable[[list[str]], Report]
"""Reads a file given as lines."""


def look(report: Report, written: list[str], read: Read) -> None:
    """Replace the findings about a file, given as its author wrote it, by fewer and better ones."""
    if sum(map(len, written)) > MAX_CHARACTERS:
        return
    if moved := _moved(report):
        for number, slip in moved.items():
            written[number] = slip.line
        again = read(written)
        report.lines, report.root, report.names = again.lines, again.root, again.names
        report.problems[:] = [_problem(report, number, slip) for number, slip in moved.items()] + again.problems
        _share(report)
    _complete(report, read)
    report.problems[:] = {(p.place, p.code, p.fix): p for p in reversed(report.problems)}.values()


def _moved(report: Report) -> dict[int, Slip]:
    """Return the lines that belong elsewhere, each as it should be; those first that put the most right."""
    found: dict[int, Slip] = {}
    lines = list(report.lines)
    wrong = [p for p in report.problems if p.code in MISPLACED and p.severity is Severity.ERROR]
    wrong.sort(key=lambda problem: (problem.code != "duplicate-key", problem.place.line))
    suspects = dict.fromkeys(near for p in wrong for near in (p.place.line - 1, p.place.line) if near < len(lines))
    tried = 0
    while len(found) < MAX_MOVED:
        best: tuple[int, int, Slip] | None = None
        for number in suspects:
            before = weight(lines, number, number)
            for slip in slips(lines, number) if any(before) else ():
                movable = slip.code in {"indent", "dash-missing"} and begins_with_key(slip.line)
                if not movable or slip.line == lines[number] or tried > MAX_TRIED:
                    continue
                tried += 1
                after = weight([*lines[:number], slip.line, *lines[number + 1 :]], number, number)
                gain = before[1] - after[1] if before[0] == after[0] else before[0] - after[0]
                if after < before and (best is None or gain > best[0]):
                    best = gain, number, slip
        if best is None:
            break
        found[best[1]] = best[2]
        lines[best[1]] = best[2].line
        del suspects[best[1]]
    return found


def _problem(report: Report, number: int, slip: Slip) -> Problem:
    return Problem(slip.code, Place(report.file, number + 1, slip.column + 1), slip.params, fix=slip.line)


def _share(report: Report) -> None:
    """Give all findings about a line the last of the corrected lines that are offered for it."""
    last = {problem.place.line: problem.fix for problem in report.problems if _in_one_line(problem)}
    for i, problem in enumerate(report.problems):
        if _in_one_line(problem):
            report.problems[i] = replace(problem, fix=last[problem.place.line])


def _complete(report: Report, read: Read) -> None:
    """Correct what is still wrong with a corrected line, so that it need not be corrected twice.

    Not where an answer moves to its option: that takes two lines, without which the others read as something else.
    """
    lines = list(report.lines)
    if any(problem.code == "answer-on-option" for problem in report.problems):
        return
    for _ in range(MAX_ROUNDS if report.root is not None else 1):
        fixes = {p.place.line - 1: p.fix for p in report.problems if _in_one_line(p)}
        changed = {number: fix for number, fix in fixes.items() if number < len(lines) and lines[number] != fix}
        if not changed:
            break
        for number, fix in changed.items():
            lines[number] = fix
        again = [p for p in read(lines).problems if p.place.line - 1 in changed and p.severity is Severity.ERROR]
        known = {(p.place.line, p.code) for p in report.problems}
        report.problems += [p for p in again if (p.place.line, p.code) not in known and _is_new(p)]
        better = {p.place.line: p.fix for p in again if _in_one_line(p)}
        for i, problem in enumerate(report.problems):
            if _in_one_line(problem) and problem.place.line in better:
                report.problems[i] = replace(problem, fix=better[problem.place.line])
    for i, problem in enumerate(report.problems):
        if _in_one_line(problem):
            report.problems[i] = replace(problem, fix=lines[problem.place.line - 1])


def _in_one_line(problem: Problem) -> bool:
    return bool(problem.fix) and "\n" not in problem.fix and problem.severity is Severity.ERROR


def _is_new(problem: Problem) -> bool:
    """Return whether a corrected line still has a value of its author that only he can correct."""
    return problem.code in VALUES and not problem.fix and problem.params.get("given") != "…"
