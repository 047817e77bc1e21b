"""Learning paths: who reads which pages in what order, from `start/paths.yml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import yaml

from handbook.locale import Catalogue
from handbook.pages import Entry, line_of
from handbook.problem import Place, Problem, Severity

FENCE = re.compile(r"^```[ \t]*paths[ \t]*\n(?:[ \t]*\n)*```[ \t]*$", re.MULTILINE)
REQUIRED = ("id", "title", "goal", "pages")
KEYS = frozenset({*REQUIRED, "when"})
ID = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Role:
    """A role with its goal; `steps` are pages from the docs folder (`….md`) or titles of pages to come."""

    id: str
    title: str
    goal: str
    steps: tuple[str, ...]
    when: str = ""


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


def load(source: str, file: str) -> tuple[list[Role], list[Problem]]:
    """Return the roles described by a YAML text and everything wrong with it."""
    try:
        tree: Any = yaml.safe_load(source) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        detail = str(getattr(error, "problem", error))
        return [], [_problem("paths_syntax", place, detail=detail)]
    items = cast("dict[str, Any]", tree).get("roles") if isinstance(tree, dict) else None
    if not isinstance(items, list):
        return [], [_problem("paths_shape", Place(file), where=file, key="roles")]
    roles: list[Role] = []
    problems: list[Problem] = []
    for number, item in enumerate(cast("list[Any]", items), start=1):
        found = list(_faults(item, number, {role.id for role in roles}, source, file))
        problems += found
        if not found:
            steps = tuple(str(step).strip() for step in item["pages"])
            roles.append(Role(item["id"], str(item["title"]), str(item["goal"]), steps, str(item.get("when") or "")))
    return roles, problems


def _faults(item: Any, number: int, ids: set[str], source: str, file: str) -> Iterator[Problem]:
    """Yield what is wrong with the description of one role."""
    keys = cast("dict[str, Any]", item) if isinstance(item, dict) else {}
    where = f"roles[{number}]"
    name = str(keys.get("id") or "")
    place = Place(file, line_of(source, f"id: {name}") if name else 1)
    for key in REQUIRED:
        value = keys.get(key)
        if not value or (isinstance(value, list) != (key == "pages")):
            yield _problem("paths_shape", place, where=where, key=key)
    if name and not ID.fullmatch(name):
        yield _problem("paths_shape", place, where=where, key="id")
    for key in keys:
        if key not in KEYS:
            yield _problem("paths_unknown", Place(file, line_of(source, f"{key}:")), where=where, key=key)
    if name in ids:
        yield _problem("paths_duplicate", place, id=name)


def resolve(
    roles: list[Role], find: Callable[[str], Entry | None], source: str, file: str, fix: str
) -> tuple[list[Path], list[Problem]]:
    """Return the roles' paths through this edition; a `.md` file that does not exist is a problem."""
    paths: list[Path] = []
    problems: list[Problem] = []
    for role in roles:
        pages: list[Entry] = []
        later: list[str] = []
        for step in role.steps:
            entry = find(step)
            if entry is not None:
                pages.append(entry)
            elif step.endswith(".md"):
                place = Place(file, line_of(source, step, f"- id: {role.id}"))
                problems.append(_problem("paths_page", place, fix, role=role.title, page=step))
            else:
                later.append(step)
        paths.append(Path(role, tuple(pages), tuple(later)))
    return paths, problems


def routes(
    source: str, file: str, find: Callable[[str], Entry | None], texts: Catalogue
) -> tuple[list[Path], list[Problem]]:
    """Return the paths that a YAML text describes and everything wrong with them."""
    roles, faults = load(source, file)
    paths, missing = resolve(roles, find, source, file, texts.text("report.fix_paths_page"))
    return paths, faults + missing


def expand(markdown: str, roles: list[Role]) -> str:
    """Replace the `paths` fence by one section a role, each with a place for its list of pages."""
    sections = [
        f"## {role.title} {{ #{role.id} }}\n\n{f'{role.when}。' if role.when else ''}{role.goal}\n\n{slot(role.id)}"
        for role in roles
    ]
    return FENCE.sub(lambda _: "\n\n".join(sections), markdown)


def slot(role: str) -> str:
    """Return the empty element that marks where a role's list goes."""
    return f'<div data-hb-path="{role}"></div>'


def _problem(code: str, place: Place, fix: str = "", **params: object) -> Problem:
    return Problem(code, place, params, fix=fix, severity=Severity.WARNING)
