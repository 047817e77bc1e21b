"""The files that the handbook's lists come from, as one build has read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from handbook import cases, claims, glossary, phrasebook, records
from handbook.coverage import Inventory
from handbook.lists import Case, Matter
from handbook.problem import Problem
from handbook.quiz.links import PageInfo
from handbook.quiz.report import Report

CASES, GLOSSARY = "cases/cases.yml", "reference/glossary.yml"
PHRASES, CLAIMS = "reference/phrasebook.yml", "reference/fact-check.yml"
FILES = (CASES, GLOSSARY, PHRASES, CLAIMS)


@dataclass(slots=True)
class Shelf:
    """The records of one build, each with the report on its file; what a handbook has no file for is empty."""

    kinds: cases.Kinds | None = None
    terms: tuple[glossary.Term, ...] = ()
    phrases: phrasebook.Phrasebook | None = None
    claims: claims.Claims | None = None
    reports: dict[str, Report] = field(default_factory=dict[str, Report])

    def read(self, src: str, data: bytes) -> None:
        """Read one of `FILES`."""
        file = f"docs/{src}"
        if src == CASES:
            self.kinds, report = records.load(file, data, cases.Kinds)
        elif src == GLOSSARY:
            self.terms, report = glossary.read(file, data)
        elif src == PHRASES:
            self.phrases, report = phrasebook.load(file, data)
        else:
            self.claims, report = claims.load(file, data)
        self.reports[src] = report

    def matter(self, listed: list[Case]) -> Matter:
        """Return what there is to list; the cases come from their pages."""
        order = {key: self.kinds.of(key) for key in cases.KEYS} if self.kinds else {}
        scenes = self.phrases.scenes if self.phrases else ()
        return Matter(listed, order, self.terms, scenes, self.claims.claims if self.claims else ())

    def sorted(self, listed: Iterable[Case]) -> list[Case]:
        """Return the cases from easy to hard, as far as they say a known difficulty."""
        order = self.kinds.difficulty if self.kinds else []
        place = {word: at for at, word in enumerate(order)}
        return sorted(listed, key=lambda case: min((place.get(w, 99) for w in case.words["difficulty"]), default=99))

    def faults(self) -> list[Problem]:
        """Return all that the last reading or check found wrong."""
        return [problem for report in self.reports.values() for problem in report.problems]

    def check(
        self, pages: Mapping[str, PageInfo], sources: Mapping[str, str], inventory: Inventory | None
    ) -> list[Problem]:
        """Return what is wrong with the records, now that all pages are known; `sources` are their texts."""
        for report in self.reports.values():
            report.problems.clear()
        if self.terms:
            glossary.check(self.terms, self.reports[GLOSSARY], pages)
        if self.phrases:
            phrasebook.check(self.phrases, self.reports[PHRASES], pages)
        if self.claims and inventory:
            claims.check(self.claims, self.reports[CLAIMS], inventory, pages, sources)
        return self.faults()
