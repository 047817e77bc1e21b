"""Where the matter of the source courses stands in the handbook."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from handbook import records, yamlread, yamltree
from handbook.frontmatter import HEAD
from handbook.pages import words
from handbook.problem import Place, Problem, Severity
from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Flag, Slug, Text

FENCE = re.compile(r"^```coverage[ \t]*\n```[ \t]*$", re.MULTILINE)


Lines = Annotated[list[Text], Field(min_length=1, max_length=200)]


class Source(Part):
    """A source course."""

    key: Annotated[Slug, Field(description="课件的代号", examples=["s0"])]
    name: Annotated[Text, Field(description="课件的名字")]
    script: Annotated[Text, Field(description="简体或繁体", examples=["简体"])]
    extent: Annotated[Text, Field(description="文本完整到哪里")]


class Entry(Part):
    """Something that a course says: where, what, and the pages of the handbook that are to hold it.

    `doubt` says why it must not be taken over as it is; `heading_only`, that the course has no text for it.
    """

    id: Annotated[Slug, Field(description="名字，页面在 covers 里引用它", examples=["s4-stat-86"])]
    source: Annotated[Slug, Field(description="出自哪份课件，写它的 key", examples=["s0"])]
    section: Annotated[Text, Field(description="课件里的章节")]
    kind: Annotated[Slug, Field(description="哪一种内容", examples=["list"])]
    title: Annotated[Text, Field(description="内容的标题")]
    facts: Annotated[Lines, Field(description="要点")]
    pages: Annotated[Lines, Field(description="放在哪些页，从 docs 算起", examples=[["communication/listening.md"]])]
    doubt: Annotated[Text | None, Field(description="为什么存疑")] = None
    heading_only: Annotated[Flag, Field(description="课件里只有标题的写 true")] = False
    duplicate_of: Annotated[Slug | None, Field(description="和哪一条重复")] = None
    related: Annotated[list[Slug], Field(description="相关的内容", max_length=40)] = Field(default_factory=list[str])


class Inventory(Part):
    """All that the courses hold."""

    sources: Annotated[list[Source], Field(description="课件", max_length=40)]
    entries: Annotated[list[Entry], Field(description="内容", max_length=2000)]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page and the ids that it says it covers."""

    src: str
    title: str
    covers: tuple[str, ...]
    line: int


def load(file: str, data: bytes) -> tuple[Inventory | None, Report]:
    """Return the inventory in `data`, None when it cannot be read, and the report; `file` is its path for problems."""
    return records.load(file, data, Inventory)


def chapter(src: str, text: str) -> Chapter | None:
    """Return what a page's front matter says of itself, None where there is none to read."""
    match = HEAD.match(text)
    tree = yamlread.parse(match[1])[0] if match else None
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
