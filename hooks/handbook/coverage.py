"""Where the matter of the source courses stands in the handbook."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from handbook import yamlread, yamltree
from handbook.pages import words
from handbook.problem import Place, Problem, Severity

FENCE = re.compile(r"^```coverage[ \t]*\n```[ \t]*$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n---[ \t]*$", re.DOTALL | re.MULTILINE)


class Source(BaseModel):
    """A source course."""

    model_config = ConfigDict(extra="forbid")

    key: str
    name: str
    script: str
    extent: str


class Entry(BaseModel):
    """Something that a course says: where, what, and the pages of the handbook that are to hold it.

    `doubt` says why it must not be taken over as it is; `heading_only`, that the course has no text for it.
    """

    model_config = ConfigDict(extra="forbid")

    id: str
    source: str
    section: str
    kind: str
    title: str
    facts: list[str]
    pages: list[str]
    doubt: str = ""
    heading_only: bool = False
    duplicate_of: str = ""
    related: list[str] = []


class Inventory(BaseModel):
    """All that the courses hold."""

    model_config = ConfigDict(extra="forbid")

    sources: list[Source]
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page and the ids that it says it covers."""

    src: str
    title: str
    covers: tuple[str, ...]
    line: int


def load(text: str) -> Inventory:
    """Return the inventory; raises ValueError for a text that is none."""
    tree, faults = yamlread.parse(text)
    if tree is None or faults:
        raise ValueError(f"coverage: {faults}")
    return Inventory.model_validate(yamltree.plain(tree))


def chapter(src: str, text: str) -> Chapter | None:
    """Return what a page's front matter says of itself, None where there is none to read."""
    match = FRONT_MATTER.match(text)
    tree = yamlread.parse(match["yaml"])[0] if match else None
    if not isinstance(tree, yamltree.Mapping):
        return None
    data: dict[str, Any] = yamltree.plain(tree)
    ids = words(data.get("covers"))
    lines = text.splitlines()
    line = next((i for i, row in enumerate(lines, start=1) if row.startswith("covers:")), 1)
    return Chapter(src, str(data.get("title", src)), ids, line)


def check(inventory: Inventory, chapters: Sequence[Chapter], root: str = "docs") -> list[Problem]:
    """Return a problem for each id in a page's `covers` that the inventory lacks."""
    known = [entry.id for entry in inventory.entries]
    problems: list[Problem] = []
    for page in chapters:
        for name in page.covers:
            if name not in known:
                best = next(iter(difflib.get_close_matches(name, known, n=1)), "")
                place = Place(posixpath.join(root, page.src), page.line)
                fix = f"covers: [{', '.join(best if one == name else one for one in page.covers)}]" if best else ""
                problems.append(Problem("covers-unknown", place, {"id": name}, fix=fix, severity=Severity.WARNING))
    return problems


def covered(chapters: Sequence[Chapter]) -> dict[str, list[Chapter]]:
    """Return id → pages that cover it."""
    found: dict[str, list[Chapter]] = {}
    for page in chapters:
        for name in page.covers:
            found.setdefault(name, []).append(page)
    return found


def expand(markdown: str, src: str, inventory: Inventory, chapters: Sequence[Chapter], texts: Mapping[str, str]) -> str:
    """Return the page `src` with its ```coverage fence replaced by a folded table per source course."""
    return FENCE.sub(lambda _: _tables(src, inventory, covered(chapters), texts), markdown)


def _tables(src: str, inventory: Inventory, places: Mapping[str, list[Chapter]], texts: Mapping[str, str]) -> str:
    blocks = ['<div class="hb-coverage" data-search-exclude markdown>']
    for source in inventory.sources:
        entries = [entry for entry in inventory.entries if entry.source == source.key]
        done = sum(entry.id in places for entry in entries)
        title = texts["course"].format(name=source.name, done=done, all=len(entries))
        rows = [f"| {texts['section']} | {texts['matter']} | {texts['place']} |", "| --- | --- | --- |"]
        rows += [_row(src, entry, places.get(entry.id, []), texts) for entry in entries]
        blocks.append(f'??? note "{title}"\n\n' + "\n".join(f"    {row}" for row in rows))
    return "\n\n".join([*blocks, "</div>"])


def _row(src: str, entry: Entry, pages: Sequence[Chapter], texts: Mapping[str, str]) -> str:
    folder = posixpath.dirname(src) or "."
    links = [f"[{page.title}]({posixpath.relpath(page.src, folder)})" for page in pages if page.src != src]
    own = [texts["here"]] if any(page.src == src for page in pages) else []
    marks = [texts["doubt"]] if entry.doubt else []
    marks += [texts["supplement"]] if entry.heading_only else []
    matter = "".join([_cell(entry.title), *(f" `{mark}`" for mark in marks)])
    return f"| {_cell(entry.section)} | {matter} | {'、'.join([*own, *links]) or texts['later']} |"


def _cell(text: str) -> str:
    return re.sub(r"([|\[\]<>*_`])", r"\\\1", text)
