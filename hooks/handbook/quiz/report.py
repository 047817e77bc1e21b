"""Where findings about one quiz file are gathered."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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
    names: dict[str, str] = field(default_factory=dict[str, str])

    def within(self, base: yamltree.Path, question: str = "") -> Report:
        """Return a view of this report for the values below `base`."""
        return Report(self.file, self.lines, self.root, self.problems, (*self.base, *base), question, self.names)

    def name_for(self, given: str) -> str:
        """Return a name for what is called something that cannot be one, the same wherever it is called that.

        It is made of the file's own name and a number.
        """
        if given in self.names:
            return self.names[given]
        stem = posixpath.basename(self.file).partition(".")[0].lower()
        stem = stem if re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", stem) else "question"
        taken = {*self.names.values(), *re.findall(rf"\b{stem}-[0-9]+\b", "\n".join(self.lines))}
        name = next(f"{stem}-{n}" for n in range(1, len(taken) + 2) if f"{stem}-{n}" not in taken)
        self.names[given] = name
        return name

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
        place = self.place(*path, key=key)
        self.at(place.line - 1, place.column - 1, code, fix=fix, severity=severity, **params)

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return where the value at `path` stands, or its key; the beginning of the file while that is unread."""
        if self.root is None:
            return Place(self.file)
        find = yamltree.locate_key if key else yamltree.locate
        node = find(self.root, (*self.base, *path))
        return Place(self.file, node.line + 1, node.column + 1)

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
        self.put(line, column, code, params, fix=fix, severity=severity)

    def put(
        self,
        line: int,
        column: int,
        code: str,
        params: Mapping[str, object],
        *,
        fix: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a finding at a position that counts from 0, with what its message names in one mapping."""
        place = Place(self.file, min(line, max(0, len(self.lines) - 1)) + 1, column + 1)
        self.problems.append(Problem(code, place, params, self.question, fix, severity))

    def correct(self, number: int, line: str) -> None:
        """Put a corrected line in the place of line `number`; all findings about that line offer it as their fix."""
        self.lines[number] = line
        for i, problem in enumerate(self.problems):
            if problem.place.line == number + 1:
                self.problems[i] = replace(problem, fix=line)

    def has(self, code: str, line: int) -> bool:
        """Return whether there is a finding of this kind in a line, counted from 0."""
        return any(problem.code == code and problem.place.line == line + 1 for problem in self.problems)

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 0, or an empty one beyond its end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""
