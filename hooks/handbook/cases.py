"""Cases: what their front matter says, the sections they go through, and the question before the analysis."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from handbook.pages import line_of, words
from handbook.problem import Place, Problem, Severity
from handbook.prose import lines
from handbook.quiz import fences
from handbook.quiz.model import Part
from handbook.quiz.text import Text

FOLDER = "cases/"
KEYS = ("skill", "channel", "difficulty")
HEADING = re.compile(r"^##\s+(?P<title>.*?)\s*(?:\{[^}]*\}\s*)?$")
DIALOGUE = re.compile(r"^!!! +dialogue\b")
PAUSES = frozenset({"branch", "reflect"})
"""Question types that let a reader act or think before the analysis."""

Names = Annotated[list[Text], Field(min_length=1, max_length=40)]


class Kinds(Part):
    """The words by which cases are sorted; a company may add its own."""

    skill: Annotated[Names, Field(description="能力，一个案例可以练几样", examples=[["倾听", "共情"]])]
    channel: Annotated[Names, Field(description="渠道", examples=[["电话", "在线"]])]
    difficulty: Annotated[Names, Field(description="难度，从易到难", examples=[["入门", "进阶"]])]

    def of(self, key: str) -> list[str]:
        """Return the words for one of `KEYS`."""
        return {"skill": self.skill, "channel": self.channel, "difficulty": self.difficulty}[key]


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case as written: its path from the docs folder, its whole text, its front matter, its questions' types."""

    src: str
    source: str
    meta: Mapping[str, object]
    types: Mapping[str, str]

    @property
    def file(self) -> str:
        """The path to name in problems."""
        return f"docs/{self.src}"


def is_case(src: str) -> bool:
    """Say whether a page is a case: all of the folder but its index."""
    return src.startswith(FOLDER) and src.endswith(".md") and not src.endswith("/index.md")


def check(page: CasePage, kinds: Kinds | None, names: Mapping[str, str]) -> list[Problem]:
    """Return what a case lacks of its form.

    `names` gives the titles of its sections in their order, by `setting`, `events`, `pause`, `analysis`, `rewrite`
    and `lessons`; without `kinds` any word may stand in the front matter.
    """
    return [*_front_matter(page, kinds), *_sections(page, names)]


def _problem(code: str, place: Place, fix: str, **params: object) -> Problem:
    return Problem(code, place, params, fix=fix, severity=Severity.WARNING)


def _front_matter(page: CasePage, kinds: Kinds | None) -> Iterator[Problem]:
    for key in KEYS:
        known = kinds.of(key) if kinds else []
        given = words(page.meta.get(key))
        if not given:
            example = known[0] if known else "…"
            fix = f"{key}: [{example}]" if key == "skill" else f"{key}: {example}"
            yield _problem("case-key", Place(page.file), fix, key_name=key, known="、".join(known))
        for word in given if known else ():
            if word not in known:
                best = next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.3)), known[0])
                mended = [best if one == word else one for one in given]
                fix = f"{key}: [{', '.join(mended)}]" if key == "skill" else f"{key}: {mended[0]}"
                place = Place(page.file, line_of(page.source, f"{key}:"))
                yield _problem("case-word", place, fix, key_name=key, given=word, known="、".join(known))


def _sections(page: CasePage, names: Mapping[str, str]) -> Iterator[Problem]:
    order = list(names.values())
    found = _headings(page.source)
    whole = " → ".join(order)
    for at, title in enumerate(order):
        if title not in found:
            line = next((found[later] for later in order[at:] if later in found), page.source.rstrip().count("\n"))
            yield _problem("case-section", Place(page.file, line + 1), f"## {title}", title=title, order=whole)
    present = [title for title in found if title in order]
    wanted = sorted(present, key=order.index)
    if present != wanted:
        wrong = next(title for title, right in zip(present, wanted, strict=True) if title != right)
        fix = "\n".join(f"## {title}" for title in order)
        yield _problem("case-order", Place(page.file, found[wrong] + 1), fix, title=wrong, order=whole)
    if (events := names["events"]) in found:
        yield from _events(page, events, *_extent(page.source, found, events))
    if (pause := names["pause"]) in found:
        yield from _pause(page, pause, *_extent(page.source, found, pause))


def _headings(source: str) -> dict[str, int]:
    """Return the titles of the second level and the numbers (from 0) of their lines, first come first."""
    found: dict[str, int] = {}
    for number, line in lines(source):
        if match := HEADING.match(line):
            found.setdefault(match["title"], number)
    return found


def _extent(source: str, found: Mapping[str, int], title: str) -> tuple[int, int]:
    """Return the lines from a heading up to the next one."""
    first = found[title]
    return first, min((line for line in found.values() if line > first), default=source.count("\n") + 1)


def _events(page: CasePage, title: str, first: int, end: int) -> Iterator[Problem]:
    if not any(first < number < end and DIALOGUE.match(line) for number, line in lines(page.source)):
        fix = "!!! dialogue\n\n    客户：……\n\n    坐席：……"
        yield _problem("case-dialogue", Place(page.file, first + 1), fix, title=title)


def _pause(page: CasePage, title: str, first: int, end: int) -> Iterator[Problem]:
    fitting = [name for name, kind in page.types.items() if kind in PAUSES]
    fix = f"```quiz\nquestions: [{fitting[0] if fitting else '…'}]\nheading: false\n```"
    placed = [fence for fence in fences.find(page.source) if first < fence.first < end and not fence.fault]
    if not placed:
        yield _problem("case-pause", Place(page.file, first + 1), fix, title=title)
    for fence in placed:
        wrong = _others(fence, page.types)
        if wrong:
            place = Place(page.file, fence.first + 1)
            yield _problem("case-pause-type", place, fix, title=title, ids="、".join(wrong))


def _others(fence: fences.Fence, types: Mapping[str, str]) -> Sequence[str]:
    """Return the questions of a fence, of a known type, that neither branch nor reflect."""
    return [name for name in fence.questions or types if name in types and types[name] not in PAUSES]
