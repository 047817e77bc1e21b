"""Problems: how they are told and counted, and at which level of the log."""

from __future__ import annotations

import logging

import pytest

from handbook.locale import catalogue
from handbook.problem import Place, Problem, Severity, counts, in_order, tell

ERROR = Problem("nav-omitted", Place("docs/b.md", 2), {"config": "mkdocs.yml"}, fix="- b.md\n- c.md")
LATER = Problem("nav-omitted", Place("docs/c.md"), {"config": "mkdocs.yml"})
WARNING = Problem("quotes-unpaired", Place("docs/a.md", 3, 4), severity=Severity.WARNING)
ADVICE = Problem("multiple-all-right", Place("docs/d.quiz.yml"), question="one", severity=Severity.ADVICE)


def told(*problems: Problem) -> tuple[str, list[tuple[int, str]]]:
    """Return what `tell` returns, and level and text of each record."""
    records: list[tuple[int, str]] = []
    stop = tell(problems, lambda level, text: records.append((level, text)), catalogue("zh"))
    return stop, records


@pytest.mark.parametrize(
    ("problems", "stop", "levels"),
    [
        ((), "", []),
        ((WARNING, ADVICE), "", [logging.WARNING, logging.INFO]),
        ((WARNING, ERROR, LATER), "docs/b.md", [logging.WARNING, logging.ERROR, logging.ERROR]),
    ],
)
def test_tell(problems: tuple[Problem, ...], stop: str, levels: list[int]) -> None:
    """Each problem is told at its level; the first error says where the build stops."""
    found, records = told(*problems)
    assert (found, [level for level, _ in records]) == (stop, levels)


def test_text() -> None:
    """A text has the place, the question, what is wrong, and every line to paste, indented."""
    lines = told(ERROR)[1][0][1].splitlines()
    assert lines[0] == "docs/b.md:2:1"
    assert lines[1].startswith("    这一页还没有放进目录")
    assert lines[-2:] == ["        - b.md", "        - c.md"]
    assert told(ADVICE)[1][0][1].splitlines()[0] == "docs/d.quiz.yml:1:1  题目one"


def test_counts() -> None:
    """There is a number for each kind, none left out."""
    assert counts([ERROR, LATER, WARNING]) == {"errors": 2, "warnings": 1, "advice": 0}
    assert counts([ADVICE]) == {"errors": 0, "warnings": 0, "advice": 1}


def test_order() -> None:
    """Problems come by file and place, each once."""
    first = Problem("quotes-unpaired", Place("docs/b.md", 1, 9))
    assert in_order([LATER, ERROR, first, ERROR]) == [first, ERROR, LATER]
