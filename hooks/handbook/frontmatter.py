"""The head of a page between two lines of `---`: MkDocs shows it as text, without a word, when it cannot be read."""

from __future__ import annotations

import re
from dataclasses import replace

from handbook.problem import Place, Problem
from handbook.quiz import repair
from handbook.quiz.report import Report

HEAD = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
OPEN = re.compile(r"---[ \t]*\n\s*\w[\w-]*[ \t]*[:：]")


def check(file: str, source: str) -> tuple[str, list[Problem]]:
    """Return a page with a head that can be read, and what kept it from that: the line and how it ought to be.

    Where a correction is sure, the page has it, so that one slip does not look like a page without a title.
    """
    match = HEAD.match(source)
    if not match:
        return _closed(file, source) if OPEN.match(source) else (source, [])
    report = Report(file, [])
    repair.read(report, match[1])
    corrected = source[: match.start(1)] + "\n".join(report.lines) + source[match.end(1) :]
    return corrected, [replace(problem, place=_below(problem.place)) for problem in report.problems]


def _closed(file: str, source: str) -> tuple[str, list[Problem]]:
    """Return a page whose head is closed at its first empty line, and the problem that it was not."""
    lines = source.split("\n")
    end = next((number for number, line in enumerate(lines) if number and not line.strip()), len(lines) - 1)
    lines[end] = "---"
    return "\n".join(lines), [Problem("front-matter-open", Place(file, end + 1), fix="---")]


def _below(place: Place) -> Place:
    return Place(place.file, place.line + 1, place.column)
