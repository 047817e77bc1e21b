"""The questions of a site by chapter and page, read from its manifest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handbook.outline import Heading
from handbook.pages import boost_of
from handbook.quiz.manifest import ROOT
from handbook.quiz.manifest_format import Manifest, QuestionEntry, QuizEntry

LEVELS = ("remember", "understand", "apply", "analyze")
HIGH = frozenset({"apply", "analyze"})
"""The levels at which a learner has to do something with what was read."""

WITHOUT_SECTIONS = ("cases/", "practice/", "reference/", "contribute/")
"""Folders whose pages go through set stages instead of teaching section by section."""

UNRATED = "scale"
"""The type whose statements have neither key nor level: self-assessments."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in the order of the contents: its address below the root, its title, its chapter.

    `sections` holds the sections that teach, anchor → title; `inner` the anchors below them, each with that of its
    section. `wanted` says whether it is a page to learn from, which should have questions.
    """

    address: str
    title: str
    chapter: str
    sections: Mapping[str, str] = field(default_factory=dict[str, str])
    inner: Mapping[str, str] = field(default_factory=dict[str, str])
    wanted: bool = True


def page(
    src: str,
    address: str,
    title: str,
    chapter: str,
    sections: Sequence[Heading],
    meta: Mapping[str, object],
    *,
    has_quiz: bool,
) -> Page:
    """Return a page of the contents from its path, its address, its own headings below the title and its front matter.

    A page without a quiz that search holds back (`boost` below 1) is about the handbook itself and needs none.
    """
    heads = () if src.startswith(WITHOUT_SECTIONS) else sections
    return Page(
        address,
        title,
        chapter,
        {head.id: head.title for head in heads},
        {inner.id: head.id for head in heads for inner in head.children},
        wanted=has_quiz or (bool(meta.get("covers")) and boost_of(meta) >= 1),
    )


@dataclass(frozen=True, slots=True)
class Item:
    """A question, the chapter of the page that shows it, and whether an attempt shuffles its options."""

    entry: QuestionEntry
    quiz: QuizEntry
    chapter: str

    @property
    def type(self) -> str:
        """The question's type."""
        return self.entry["type"]

    @property
    def data(self) -> Mapping[str, Any]:
        """What its type adds, answers included."""
        return self.entry["data"]

    @property
    def address(self) -> str:
        """Where it stands, below the site's root."""
        return f"{self.entry['page']['address']}#{self.entry['anchor']}"

    @property
    def shuffled(self) -> bool:
        """Whether an attempt puts its options in another order."""
        return "options" in self.quiz["settings"]["shuffle"]


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions that count, and all pages that should have some, each in the order of the contents."""

    items: Sequence[Item]
    pages: Sequence[Page]
    rated: frozenset[str] = frozenset()
    """Addresses of the pages that show a self-assessment."""

    @property
    def chapters(self) -> list[str]:
        """Titles of the chapters that have questions or should have some."""
        wanted = [page.chapter for page in self.pages if page.wanted]
        return list(dict.fromkeys([*wanted, *(item.chapter for item in self.items)]))


def read(manifest: Manifest, pages: Sequence[Page], leave_out: str = "") -> Bank:
    """Return the bank of a manifest; quizzes below the folder `leave_out` (samples) do not count."""
    order = {page.address or ROOT: number for number, page in enumerate(pages)}
    chapters = {page.address or ROOT: page.chapter for page in pages}
    items: list[Item] = []
    rated: set[str] = set()
    for quiz in manifest["quizzes"]:
        if leave_out and quiz["file"].startswith(leave_out):
            continue
        for entry in quiz["questions"]:
            if entry["type"] == UNRATED:
                rated.add(entry["page"]["address"])
            else:
                address = entry["page"]["address"]
                items.append(Item(entry, quiz, chapters.get(address, entry["page"]["title"])))
    items.sort(key=lambda item: order.get(item.entry["page"]["address"], len(order)))
    return Bank(items, pages, frozenset(rated))
