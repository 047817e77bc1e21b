"""What templates need beyond the page itself: texts, heads of pages, learning paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.pages import Entry, Head, head, split_title, texts
from handbook.paths import Path
from handbook.problem import Problem, in_order


@dataclass(slots=True)
class Furniture:
    """The object `hb` of the templates; collects the problems of all heads on its way."""

    language: str
    entries: Mapping[str, Entry]
    paths: list[Path] = field(default_factory=list[Path])
    problems: list[Problem] = field(default_factory=list[Problem])
    heads: dict[str, Head] = field(default_factory=dict[str, Head])

    @property
    def t(self) -> dict[str, Any]:
        """The furniture texts of the site's language."""
        return texts(self.language)

    def add(self, meta: Mapping[str, object], src: str, source: str) -> None:
        """Read the head of the page `src` from its front matter; `source` is the page's whole text."""
        example = self.t["report"]["fix_prerequisite"].format(example="../communication/listening.md")
        found = head(meta, src, source, f"docs/{src}", self.entries.get, example)
        self.heads[src] = found
        self.problems += found.problems

    def head(self, src: str) -> Head:
        """Return the head of a page, an empty one for pages that have none."""
        return self.heads.get(src, Head())

    def split(self, content: str) -> tuple[str, str]:
        """Return a page's HTML cut behind its title."""
        return split_title(content)

    def has_quiz(self, src: str) -> bool:
        """Say whether a quiz file stands beside the page."""
        return src in self.entries and self.entries[src].has_quiz

    def report(self) -> list[Problem]:
        """Return all problems by file and line."""
        return in_order(self.problems)
