"""Learning paths: who reads which pages in what order, from `start/paths.yml`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from handbook import records
from handbook.pages import Entry
from handbook.problem import Problem, Severity
from handbook.quiz import fixes
from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Slug, Text

FENCE = re.compile(r"^```[ \t]*paths[ \t]*\n(?:[ \t]*\n)*```[ \t]*$", re.MULTILINE)
FILE = "start/paths.yml"


class Role(Part):
    """A role with its goal; its pages are paths from the docs folder (`….md`) or titles of pages to come."""

    id: Annotated[Slug, Field(description="岗位的名字，用在网址里", examples=["newcomer"])]
    title: Annotated[Text, Field(description="岗位", examples=["新人客服"])]
    goal: Annotated[Text, Field(description="读完能做到什么，一句话", examples=["会开口，会求助。"])]
    when: Annotated[Text | None, Field(description="什么时候读", examples=["入职前两周"])] = None
    pages: Annotated[
        list[Text],
        Field(description="按顺序读的页，从 docs 算起", examples=[["start/index.md"]], min_length=1, max_length=200),
    ]


class Roles(Part):
    """The file of the learning paths."""

    roles: Annotated[list[Role], Field(description="岗位，按首页上的先后", max_length=40)]


@dataclass(frozen=True, slots=True)
class Path:
    """A role's path through this edition: the pages it holds and the titles that later ones bring."""

    role: Role
    pages: tuple[Entry, ...]
    later: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """The minutes that all pages take together."""
        return sum(page.minutes for page in self.pages)


def load(file: str, data: bytes) -> tuple[Sequence[Role], Report]:
    """Return the roles in `data`, none when they cannot be read, and the report; `file` is its path for problems."""
    found, report = records.load(file, data, Roles)
    return found.roles if found else (), report


def resolve(
    roles: Sequence[Role], report: Report, entries: Mapping[str, Entry], hint: str
) -> tuple[list[Path], list[Problem]]:
    """Return the roles' paths through this edition, and what is wrong: equal ids, `.md` files that do not exist.

    `entries` holds the pages by their paths from the docs folder; `hint` says what to do where none has a like name.
    """
    found = Report(report.file, report.lines, report.root)
    paths: list[Path] = []
    for number, role in enumerate(roles):
        if role.id in {path.role.id for path in paths}:
            fix = fixes.over(report, ("roles", number, "id"), f"{role.id}-2")
            found.add("paths_duplicate", "roles", number, "id", fix=fix, severity=Severity.WARNING, id=role.id)
            continue
        for index, step in enumerate(role.pages):
            if step.endswith(".md") and step not in entries:
                path = ("roles", number, "pages", index)
                best = next(iter(difflib.get_close_matches(step, entries, n=1, cutoff=0.75)), "")
                fix = fixes.over(report, path, best) if best else hint
                found.add("paths_page", *path, fix=fix, severity=Severity.WARNING, role=role.title, page=step)
        pages = tuple(entries[step] for step in role.pages if step in entries)
        later = tuple(step for step in role.pages if step not in entries and not step.endswith(".md"))
        paths.append(Path(role, pages, later))
    return paths, found.problems


def expand(markdown: str, roles: Sequence[Role]) -> str:
    """Replace the `paths` fence by one section a role, each with a place for its list of pages."""
    sections = [
        f"## {role.title} {{ #{role.id} }}\n\n{f'{role.when}。' if role.when else ''}{role.goal}\n\n{slot(role.id)}"
        for role in roles
    ]
    return FENCE.sub(lambda _: "\n\n".join(sections), markdown)


def slot(role: str) -> str:
    """Return the empty element that marks where a role's list goes."""
    return f'<div data-hb-path="{role}"></div>'
