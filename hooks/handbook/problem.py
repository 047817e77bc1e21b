"""What is wrong in an author's file, where, and how to put it right."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from handbook.locale import Catalogue


class Severity(Enum):
    """How much a problem weighs: errors and warnings fail the strict build, advice never does."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.ADVICE: logging.INFO}
"""At which level of the log a problem is told; a strict build counts warnings and errors."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in an author's file; line and column count from 1, in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: `code` names its text in the catalogue, `fix` holds the corrected lines to paste."""

    code: str
    place: Place
    params: Mapping[str, object] = field(default_factory=dict[str, object])
    question: str = ""
    fix: str = ""
    severity: Severity = Severity.ERROR

    def text(self, catalogue: Catalogue) -> str:
        """Return the finding in the catalogue's language, its place first."""
        message = catalogue.text(f"problems.{self.code}", **self.params)
        about = catalogue.text("report.question", id=self.question) if self.question else ""
        lines = [f"{self.place}  {about}".rstrip(), f"    {message}"]
        if self.fix:
            lines.append(f"    {catalogue.text('report.fix')}")
            lines += [f"        {line}" for line in self.fix.splitlines()]
        return "\n".join(lines)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without repeats, by file and position."""
    unique = {(p.place, p.code, p.question, p.fix): p for p in problems}
    return sorted(unique.values(), key=lambda p: (p.place.file, p.place.line, p.place.column))


def tell(problems: Iterable[Problem], log: Callable[[int, str], object], catalogue: Catalogue) -> str:
    """Log all problems, each at its level, and return the file of the first error, "" where there is none.

    `log` takes a level of the module `logging` and a text, like the method of that name of a logger.
    """
    stop = ""
    for problem in problems:
        log(LEVELS[problem.severity], problem.text(catalogue))
        stop = stop or (problem.place.file if problem.severity is Severity.ERROR else "")
    return stop


def counts(problems: Sequence[Problem]) -> dict[str, int]:
    """Return how many errors, warnings and pieces of advice there are, by `errors`, `warnings` and `advice`."""
    names = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "advice": Severity.ADVICE}
    return {name: sum(problem.severity is severity for problem in problems) for name, severity in names.items()}
