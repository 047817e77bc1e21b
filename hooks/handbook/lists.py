"""Lists that can be narrowed down: cases, terms, phrases, doubtful claims; complete as plain HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape

from handbook.cases import KEYS as CASE_KEYS
from handbook.claims import VERDICTS, Claim
from handbook.glossary import Term
from handbook.pages import minutes_of, words
from handbook.phrasebook import Scene
from handbook.quiz.links import PageInfo
from handbook.templates import environment

FENCE = re.compile(r"^(?P<ticks>`{3,}|~{3,})[ \t]*(?P<kind>[\w-]*)[ \t]*$")
HEADING = re.compile(r"^(#{1,6})\s")
SLOT = re.compile(r'<div data-hb-list="(?P<kind>\w+)(?:/(?P<part>\d+))?">.*?</div>', re.DOTALL)
KINDS = ("cases", "glossary", "phrasebook", "claims")

Link = Callable[[str], str]
"""From an address relative to the site's root to one relative to the page."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case as its list shows it; `words` holds skill, channel and difficulty."""

    url: str
    title: str
    description: str
    minutes: int
    words: Mapping[str, Sequence[str]]


def case(url: str, title: str, meta: Mapping[str, object]) -> Case:
    """Return a case as its list shows it, from its address, its title and its front matter."""
    found = {key: words(meta.get(key)) for key in CASE_KEYS}
    return Case(url, title, str(meta.get("description", "")), minutes_of(meta), found)


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a list down: its key in `data-…`, its name, and value → how many entries have it."""

    key: str
    name: str
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Matter:
    """What there is to list; `order` gives for each key of cases the words in their order."""

    cases: Sequence[Case] = ()
    order: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    terms: Sequence[Term] = ()
    scenes: Sequence[Scene] = ()
    claims: Sequence[Claim] = ()


def expand(markdown: str, matter: Matter) -> str:
    """Return a page with each list's fence replaced by empty places, scenes under headings of their own.

    The places carry the anchors of what will stand there, so that links to them can be checked.
    """
    rows = markdown.split("\n")
    out: list[str] = []
    level = number = 0
    while number < len(rows):
        row = rows[number]
        level = len(match[1]) if (match := HEADING.match(row)) else level
        fence = FENCE.match(row)
        end = _end(rows, number, fence["ticks"]) if fence else number
        empty = not any(line.strip() for line in rows[number + 1 : end])
        if fence and fence["kind"] in KINDS and empty and end < len(rows):
            out += _places(fence["kind"], level + 1, matter)
        else:
            out += rows[number : end + 1]
        number = end + 1
    return "\n".join(out)


def _end(rows: Sequence[str], first: int, ticks: str) -> int:
    """Return the line that closes a fence, the number of lines where none does."""
    closing = re.compile(rf"^\s*{re.escape(ticks[0])}{{{len(ticks)},}}\s*$")
    return next((i for i in range(first + 1, len(rows)) if closing.match(rows[i])), len(rows))


def _places(kind: str, level: int, matter: Matter) -> list[str]:
    if kind == "glossary":
        return [_place(kind, (term.anchor for term in matter.terms))]
    if kind == "claims":
        return [_place(kind, (claim.anchor for claim in matter.claims))]
    if kind == "phrasebook":
        found = [_place(kind, ())]
        for number, scene in enumerate(matter.scenes):
            place = _place(f"{kind}/{number}", (phrase.anchor for phrase in scene.phrases))
            found += ["", f"{'#' * max(2, level)} {scene.title}", "", place]
        return found
    return [_place(kind, ())]


def _place(name: str, anchors: Iterable[str]) -> str:
    inside = "".join(f'<i id="{escape(anchor)}"></i>' for anchor in anchors)
    return f'<div data-hb-list="{name}">{inside}</div>'


@dataclass
class Lists:
    """Writes the lists of a site with the templates of a folder and the texts of a language."""

    templates: Path
    texts: Mapping[str, str]
    matter: Matter
    pages: Mapping[str, PageInfo]

    @cached_property
    def _environment(self) -> Environment:
        return environment(self.templates)

    def fill(self, html: str, link: Link) -> str:
        """Return a page's HTML with its lists in their places."""
        return SLOT.sub(lambda slot: self._written(slot["kind"], slot["part"], link), html)

    def _written(self, kind: str, part: str | None, link: Link) -> str:
        def page(target: str) -> tuple[str, str]:
            src, _, anchor = target.partition("#")
            info = self.pages[src]
            return link(info.url) + (f"#{anchor}" if anchor else ""), info.headings.get(anchor, info.title)

        def there(target: str) -> bool:
            return target.partition("#")[0] in self.pages

        known: dict[str, Any] = {"t": self.texts, "matter": self.matter, "kind": kind}
        known |= {"link": link, "page": page, "known": there}
        if part is not None:
            return self._rendered("phrases", known | {"scene": self.matter.scenes[int(part)]})
        bar = self._rendered("filter", known | {"facets": self.facets(kind), "count": self.count(kind)})
        return bar if kind == "phrasebook" else bar + self._rendered(kind, known)

    def _rendered(self, name: str, known: Mapping[str, Any]) -> str:
        return self._environment.get_template(f"{name}.html").render(known)

    def count(self, kind: str) -> int:
        """Return how many entries a list has."""
        matter = self.matter
        if kind == "phrasebook":
            return sum(len(scene.phrases) for scene in matter.scenes)
        return len({"cases": matter.cases, "glossary": matter.terms, "claims": matter.claims}[kind])

    def facets(self, kind: str) -> list[Facet]:
        """Return the ways to narrow a list down that tell its entries apart."""
        matter, found = self.matter, list[Facet]()
        if kind == "cases":
            for key in CASE_KEYS:
                given = [word for case in matter.cases for word in case.words.get(key, ())]
                found.append(self._facet(key, given, matter.order.get(key, ())))
        elif kind == "claims":
            found.append(self._facet("verdict", [claim.verdict for claim in matter.claims], VERDICTS))
        elif kind == "phrasebook":
            titles = [scene.title for scene in matter.scenes for _ in scene.phrases]
            channels = [word for scene in matter.scenes for phrase in scene.phrases for word in phrase.channel]
            found.append(self._facet("scene", titles, titles))
            anywhere = sum(not phrase.channel for scene in matter.scenes for phrase in scene.phrases)
            found.append(self._facet("channel", channels, matter.order.get("channel", ()), anywhere))
        return [facet for facet in found if len(facet.values) > 1]

    def _facet(self, key: str, given: Sequence[str], order: Iterable[str], always: int = 0) -> Facet:
        """Return a facet of the values given; `always` entries have none and so fit every one."""
        words = dict.fromkeys([*(word for word in order if word in given), *given])
        return Facet(key, self.texts[key], {word: given.count(word) + always for word in words})
