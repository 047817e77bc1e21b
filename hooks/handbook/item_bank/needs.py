"""Where the next question is needed most."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from handbook.item_bank.bank import HIGH, Bank, Item, Page
from handbook.quiz.manifest import ROOT

LEAST = 5
"""Questions that a page to learn from should have."""

THIRD = 1 / 3
"""Share of them that should ask for more than memory and understanding."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a page has and lacks: its questions, those at a high level, its sections that no question leads back to."""

    page: Page
    questions: int
    high: int
    bare: Sequence[tuple[str, str]]

    @property
    def more(self) -> int:
        """How many questions are missing."""
        return max(0, LEAST - self.questions, self.more_high)

    @property
    def more_high(self) -> int:
        """How many of those missing should ask to apply or analyze."""
        return max(0, math.ceil(max(LEAST, self.questions) * THIRD) - self.high)

    @property
    def enough(self) -> bool:
        """Whether nothing is missing."""
        return not self.more and not self.bare

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """What needs are sorted by, the greatest first; the equal ones by bare sections, then by few questions."""
        return (-self.more, -self.more_high, -len(self.bare), self.questions)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its pages to learn from, its questions, and how many of them are at a high level."""

    title: str
    pages: int
    questions: int
    high: int

    @property
    def density(self) -> float:
        """Questions a page."""
        return self.questions / (self.pages or 1)

    @property
    def share(self) -> float:
        """Share of the questions at a high level."""
        return self.high / (self.questions or 1)


def needs(bank: Bank) -> list[Need]:
    """Return all pages to learn from, those that need a question most first; a mere self-assessment needs none."""
    by_page: dict[str, list[Item]] = {}
    taught: dict[str, set[str]] = {}
    for item in bank.items:
        by_page.setdefault(item.entry["page"]["address"], []).append(item)
        if section := item.entry["section"]:
            address, _, anchor = section["address"].partition("#")
            taught.setdefault(address, set()).add(unquote(anchor))
    found: list[Need] = []
    for page in bank.pages:
        address = page.address or ROOT
        items = by_page.get(address, [])
        if page.wanted and (items or address not in bank.rated):
            led = {page.inner.get(anchor, anchor) for anchor in taught.get(address, ())}
            bare = [(anchor, title) for anchor, title in page.sections.items() if anchor not in led]
            found.append(Need(page, len(items), sum(item.entry["level"] in HIGH for item in items), bare))
    return sorted(found, key=lambda need: need.weight)


def chapters(bank: Bank) -> list[Chapter]:
    """Return the chapters, those with the fewest questions a page first, then those with the fewest at a high level."""
    found: list[Chapter] = []
    for title in bank.chapters:
        items = [item for item in bank.items if item.chapter == title]
        pages = sum(page.wanted and page.chapter == title for page in bank.pages)
        found.append(Chapter(title, pages, len(items), sum(item.entry["level"] in HIGH for item in items)))
    return sorted(found, key=lambda chapter: (min(chapter.density, float(LEAST)), chapter.share))
