"""The handbook's terms: read from their file, and explained where a page first uses them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from markupsafe import escape
from pydantic import Field

from handbook import records
from handbook.problem import Problem
from handbook.quiz.links import PageInfo
from handbook.quiz.model import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Text

TOKEN = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)")
SILENT = frozenset(
    {"a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "label", "option", "pre", "script", "select"}
    | {"style", "summary", "svg", "textarea", "title"}
)
"""Elements whose text stays as it is: links, headings, code, controls."""


class Term(Part):
    """A term: how it is written, and what it means in one sentence."""

    term: Annotated[Text, Field(description="术语，简体", examples=["客户满意度"])]
    hant: Annotated[Text | None, Field(description="繁体或台湾用语", examples=["客戶滿意度"])] = None
    en: Annotated[Text | None, Field(description="英文", examples=["customer satisfaction (CSAT)"])] = None
    aliases: Annotated[list[Text], Field(description="别的写法，页面里出现也算", examples=[["CSAT"]])] = Field(
        default_factory=list[str]
    )
    excluded: Annotated[
        list[Text], Field(alias="except", description="含有它但不是它的词", examples=[["邮政编码"]])
    ] = Field(default_factory=list[str])
    definition: Annotated[Text, Field(description="一句话释义", max_length=200)]
    page: Annotated[
        Text | None, Field(description="讲这个术语的页，从 docs 算起", examples=["communication/listening.md"])
    ] = None

    @property
    def anchor(self) -> str:
        """The name of the term in addresses."""
        return "term-" + re.sub(r"\W+", "-", self.term.lower()).strip("-")

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return every way to write the term."""
        return (self.term, *self.aliases)


class Glossary(Part):
    """The glossary file."""

    terms: Annotated[list[Term], Field(description="术语", min_length=1, max_length=500)]


def load(file: str, data: bytes) -> tuple[tuple[Term, ...], list[Problem]]:
    """Return the terms in `data` and all that is wrong with them; `file` is the path to name in problems."""
    terms, report = read(file, data)
    return terms, report.problems


def read(file: str, data: bytes) -> tuple[tuple[Term, ...], Report]:
    """Return the terms in `data`, and the report on them, to which later checks can add."""
    glossary, report = records.load(file, data, Glossary)
    seen: dict[str, str] = {}
    terms = tuple(glossary.terms) if glossary else ()
    for index, term in enumerate(terms):
        for spelling in term.spellings:
            first = seen.setdefault(spelling, term.term)
            if first != term.term:
                report.add("term-twice", "terms", index, text=spelling, first=first)
    return terms, report


def check(terms: Sequence[Term], report: Report, pages: Mapping[str, PageInfo]) -> None:
    """Report every page that a term names and the handbook lacks."""
    for index, term in enumerate(terms):
        if term.page:
            records.check_page(report, term.page, pages, "terms", index, "page")


@dataclass
class Annotator:
    """Explains terms in HTML, each at its first use on a page."""

    terms: Sequence[Term]
    _places: dict[str, int] = field(default_factory=dict[str, int])
    _pattern: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        self._places = {spelling: i for i, term in enumerate(self.terms) for spelling in term.spellings}
        others = {word for term in self.terms for word in term.excluded}
        words = sorted({*self._places, *others}, key=lambda word: (-len(word), word))
        if words:
            groups: dict[str, list[str]] = {}
            for word in words:
                first, rest = _bounded(word)
                groups.setdefault(first, []).append(rest)
            self._pattern = re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items()))

    def knows_all(self, seen: set[int]) -> bool:
        """Return whether no term is left to explain; so it is without a glossary."""
        return len(seen) == len(self.terms)

    def annotate(self, html: str, seen: set[int]) -> str:
        """Return the HTML with each term's first use explained; `seen` holds those explained before on the page."""
        if self._pattern is None or self.knows_all(seen):
            return html
        parts = TOKEN.split(html)
        silent = 0
        for i, part in enumerate(parts):
            if i % 2 == 0:
                if part and not silent:
                    parts[i] = self._pattern.sub(lambda match: self._explained(match[0], seen), part)
            elif (tag := TAG.match(part)) and tag["name"].lower() in SILENT and not part.endswith("/>"):
                silent = max(0, silent - 1) if tag["end"] else silent + 1
        return "".join(parts)

    def _explained(self, word: str, seen: set[int]) -> str:
        place = self._places.get(word)
        if place is None or place in seen:
            return word
        seen.add(place)
        term = self.terms[place]
        english = f' <span lang="en">{escape(term.en)}</span>' if term.en else ""
        tip = f'<span class="hb-term__tip" role="tooltip" id="term-{place}" data-search-exclude>'
        return (
            f'<span class="hb-term" tabindex="0" aria-describedby="term-{place}">{word}'
            f"{tip}{escape(term.definition)}{english}</span></span>"
        )


def _bounded(word: str) -> tuple[str, str]:
    """Return the patterns for a word's first character and for the rest of it, which together are quick to search for.

    A Latin word matches as a whole only, a Chinese one inside running text.
    """
    text = str(escape(word))
    first = re.escape(text[0])
    start = f"(?<![A-Za-z0-9]{first})" if word[0].isascii() and word[0].isalnum() else ""
    end = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return first, f"{start}{re.escape(text[1:])}{end}"
