"""Where findings about one quiz file are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbook import yamltree
from handbook.problem import Place, Problem, Severity


@dataclass(slots=True)
class Report:
    """The findings about one file, each placed by the path of the value that it speaks of."""

    file: str
    lines: list[str]
    root: yamltree.Node | None = None
    problems: list[Problem] = field(default_factory=list[Problem])
    base: yamltree.Path = ()
    question: str = ""

    def within(self, base: yamltree.Path, question: str = "") -> Report:
        """Return a view of this report for the values below `base`."""
        return Report(self.file, self.lines, self.root, self.problems, (*self.base, *base), question)

    def add(
        self,
        code: str,
        *path: str | int,
        key: bool = False,
        fix: str = "",
        severity: Severity = Severity.ERROR,
        **params: object,
    ) -> None:
        """Add a finding about the value at `path`, or about its key."""
        full = (*self.base, *path)
        line, column = 0, 0
        if self.root is not None:
            node = yamltree.locate_key(self.root, full) if key else yamltree.locate(self.root, full)
            line, column = node.line, node.column
        self.at(line, column, code, fix=fix, severity=severity, **params)

    def at(
        self,
        line: int,
        column: int,
        code: str,
        *,
        fix: str = "",
        severity: Severity = Severity.ERROR,
        **params: object,
    ) -> None:
        """Add a finding at a position that counts from 0."""
        place = Place(self.file, line + 1, column + 1)
        self.problems.append(Problem(code, place, params, self.question, fix, severity))

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 0, or an empty one beyond its end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""
