"""Doubtful claims: what is often heard, why it does not hold, and what may be said instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import Field

from handbook import records
from handbook.coverage import Entry, Inventory
from handbook.problem import Severity
from handbook.prose import lines
from handbook.quiz import fixes
from handbook.quiz.links import PageInfo
from handbook.quiz.model import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Slug, Text

BOX = re.compile(r"^\s*(?:!!!|\?\?\?\+?) +doubt\b")
MISSING = "- covers: [{id}]\n  claim: …\n  pages: [{page}]\n  why: …\n  use: …\n  verdict: 慎用"
VERDICTS = ("停用", "改写", "慎用")


class Claim(Part):
    """A claim of the courses, the verdict on it, and the pages that treat it."""

    covers: Annotated[
        list[Slug], Field(description="内容总目里的 id", examples=[["s4-stat-86"]], min_length=1, max_length=20)
    ]
    claim: Annotated[Text, Field(description="听到的说法", examples=["八成多的客户因为服务差而离开。"])]
    pages: Annotated[
        list[Text],
        Field(description="写到它的页，从 docs 算起", examples=[["foundations/why-service-matters.md"]], max_length=12),
    ] = Field(default_factory=list[str])
    why: Annotated[Text, Field(description="为什么存疑", examples=["没有出处，口径也对不上。"])]
    use: Annotated[Text, Field(description="可以怎样说、怎样用", examples=["说趋势，不说数字。"])]
    verdict: Annotated[Literal["停用", "改写", "慎用"], Field(description="结论", examples=["停用"])]
    reference: Annotated[Text | None, Field(description="确知内容的出处，或网址")] = None

    @property
    def anchor(self) -> str:
        """The name of the claim in addresses."""
        return f"claim-{self.covers[0]}"


class Claims(Part):
    """The file of the claims."""

    claims: Annotated[list[Claim], Field(description="说法", min_length=1, max_length=200)]


def load(file: str, data: bytes) -> tuple[Claims | None, Report]:
    """Return the claims in `data`, and the report on them; `file` is the path to name in problems."""
    return records.load(file, data, Claims)


def has_box(source: str) -> bool:
    """Say whether a page has a box for something doubtful."""
    return any(BOX.match(line) for _, line in lines(source))


def due(inventory: Inventory, pages: Iterable[str]) -> list[Entry]:
    """Return the doubtful entries all whose pages exist."""
    there = set(pages)
    return [entry for entry in inventory.entries if entry.doubt and there.issuperset(entry.pages)]


def check(
    book: Claims, report: Report, inventory: Inventory, pages: Mapping[str, PageInfo], sources: Mapping[str, str]
) -> None:
    """Report ids that are unknown, used twice or left out, and pages that do not exist or show no doubt.

    `sources` holds the text of every page by its path from the docs folder.
    """
    known = [entry.id for entry in inventory.entries]
    seen: dict[str, str] = {}
    for index, claim in enumerate(book.claims):
        for number, name in enumerate(claim.covers):
            path = ("claims", index, "covers", number)
            if name not in known:
                best = next(iter(difflib.get_close_matches(name, known, n=1)), "")
                fix = fixes.over(report, path, best) if best else ""
                report.add("claim-id", *path, fix=fix, severity=Severity.WARNING, id=name)
            if name in seen:
                report.add("claim-twice", *path, severity=Severity.WARNING, id=name, first=seen[name])
            seen.setdefault(name, claim.claim)
        for number, target in enumerate(claim.pages):
            path = ("claims", index, "pages", number)
            records.check_page(report, target, pages, *path)
            src = target.partition("#")[0]
            if src in sources and not has_box(sources[src]):
                fix = f'!!! doubt "存疑：…"\n\n    {claim.claim}……'
                report.add("claim-no-box", *path, fix=fix, severity=Severity.WARNING, page=src)
    for entry in due(inventory, pages):
        if entry.id not in seen:
            fix = MISSING.format(id=entry.id, page=entry.pages[0])
            report.at(0, 0, "claim-missing", fix=fix, severity=Severity.WARNING, id=entry.id, title=entry.title)
