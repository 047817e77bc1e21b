"""Whether MkDocs will be able to read a configuration file: it says so in English, without the corrected line."""

from __future__ import annotations

from handbook import yamlread
from handbook.problem import Problem
from handbook.quiz import repair, syntax_faults
from handbook.quiz.report import Report

MAX_BYTES = 1024 * 1024


def check(file: str, data: bytes) -> list[Problem]:
    """Return what keeps the configuration in `data` from being read; `file` is the path to name in problems.

    What it says once it can be read is for MkDocs and `handbook.company` to judge.
    """
    text, problem = syntax_faults.decode(file, data, MAX_BYTES)
    if text is None:
        return [problem] if problem else []
    if yamlread.parse(text)[0] is not None or not text.strip():
        return []
    report = Report(file, [])
    repair.read(report, text)
    return report.problems
