"""What is wrong in an author's file, where, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from handbook.locale import Catalogue


class Severity(Enum):
    """How much a problem weighs: errors and warnings fail the strict build, advice never does."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


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
