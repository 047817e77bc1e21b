"""What the head of a page says: minutes, prerequisites, objectives; and the texts of the page furniture."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from handbook import locale
from handbook.locale import Catalogue
from handbook.problem import Place, Problem, Severity

CHIPS = ("skill", "channel", "difficulty")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of this edition as the furniture shows it; `url` is relative to the site's root."""

    src: str
    title: str
    url: str
    minutes: int = 0
    has_quiz: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A fact about a case: its kind (`skill`, `channel`, `difficulty`) and the words for it."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands under the title of a page."""

    minutes: int = 0
    prerequisites: tuple[Entry, ...] = ()
    objectives: tuple[str, ...] = ()
    chips: tuple[Chip, ...] = ()
    prints: int = 0
    problems: tuple[Problem, ...] = field(default=(), compare=False)


@cache
def texts(language: str) -> dict[str, Any]:
    """Return the tree of furniture texts for a language tag, the Chinese one where there is none."""
    name = locale.catalogue(language).language
    return locale.tree(f"pages.{name}")


def catalogue(language: str) -> Catalogue:
    """Return the furniture texts as a catalogue, for problems."""
    return Catalogue(language, texts(language))


def words(value: object) -> tuple[str, ...]:
    """Return a front matter value, a text or a list of texts, as texts."""
    if value is None:
        return ()
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    return tuple(str(item).strip() for item in items if item is not None and str(item).strip())


def minutes_of(meta: Mapping[str, object]) -> int:
    """Return the minutes a page takes, 0 where it says nothing usable."""
    return _positive(meta.get("minutes"))


def prints_of(meta: Mapping[str, object]) -> int:
    """Return how many cards and sheets a page says it prints, 0 where it says nothing usable."""
    return _positive(meta.get("prints"))


def _positive(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def boost_of(meta: Mapping[str, object]) -> float:
    """Return how much search prefers a page to others, 1 where its front matter says nothing usable."""
    search = meta.get("search")
    value = cast("dict[str, object]", search).get("boost") if isinstance(search, dict) else None
    return float(value) if isinstance(value, (int, float)) else 1.0


def line_of(source: str, needle: str, after: str = "") -> int:
    """Return the line (from 1) of the first `needle` behind the line that starts with `after`, else 1."""
    seen = not after
    for number, line in enumerate(source.splitlines(), start=1):
        seen = seen or line.strip().startswith(after)
        if seen and needle in line:
            return number
    return 1


def lines_before(source: str, markdown: str) -> int:
    """Return how many lines of a page's whole text stand before its Markdown: those of its front matter."""
    return max(0, source.count("\n") - markdown.count("\n"))


def resolve(src: str, target: str) -> str:
    """Return the path from the docs folder of a path that is written relative to the page `src`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(src), target.split("#", maxsplit=1)[0]))


def head(
    meta: Mapping[str, object], src: str, source: str, file: str, find: Callable[[str], Entry | None], example: str
) -> Head:
    """Return the head of the page `src` with its problems.

    `source` is the page's whole text and `file` its name for messages; `find` returns the entry of a path from the
    docs folder; `example` is a line that shows how a mistaken prerequisite is put right.
    """
    problems: list[Problem] = []
    found: list[Entry] = []
    for target in words(meta.get("prerequisites")):
        entry = find(resolve(src, target))
        if entry is None:
            place = Place(file, line_of(source, target, "prerequisites:"))
            problems.append(Problem("prerequisite", place, {"target": target}, fix=example, severity=Severity.WARNING))
        else:
            found.append(entry)
    minutes = minutes_of(meta)
    if "minutes" in meta and not minutes:
        place = Place(file, line_of(source, "minutes:"))
        params = {"value": meta["minutes"]}
        problems.append(Problem("minutes", place, params, fix="minutes: 12", severity=Severity.WARNING))
    chips = tuple(Chip(kind, "、".join(words(meta[kind]))) for kind in CHIPS if words(meta.get(kind)))
    return Head(minutes, tuple(found), words(meta.get("objectives")), chips, prints_of(meta), tuple(problems))


def frame(language: str) -> frozenset[str]:
    """Return the titles of the sections that close every page and carry no matter of their own."""
    return frozenset(title for titles in texts(language)["sections"].values() for title in titles)


def split_title(content: str) -> tuple[str, str]:
    """Return a page's HTML cut behind its first title, so that the head can stand between."""
    before, mark, rest = content.partition("</h1>")
    return (before + mark, rest) if mark else ("", content)
