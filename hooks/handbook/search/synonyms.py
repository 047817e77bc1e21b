"""Words that readers type for words that the handbook uses: `reference/synonyms.yml`, and the glossary's spellings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field

from handbook import records
from handbook.glossary import Term
from handbook.problem import Problem, Severity
from handbook.quiz import fixes
from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Text

BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
WIDE_COMMA = re.compile("[，、；]")
SHORTEST = 2


class Synonyms(Part):
    """The file of the synonyms."""

    topics: Annotated[
        list[Text], Field(description="搜索框还空着时给出的常用词", examples=[["投诉处理", "道歉"]], max_length=20)
    ] = Field(default_factory=list[str])
    groups: Annotated[
        list[Annotated[list[Text], Field(min_length=2, max_length=30)]],
        Field(description="每组是意思相同的词，搜哪个都一样", examples=[[["骂人", "辱骂", "说脏话"]]], max_length=1000),
    ] = Field(default_factory=list[list[str]])


def load(file: str, data: bytes) -> tuple[Synonyms | None, Report]:
    """Return the synonyms in `data`, and the report on them; `file` is the path to name in problems."""
    synonyms, report = records.load(file, data, Synonyms)
    for number, group in enumerate(synonyms.groups if synonyms else ()):
        for index, word in enumerate(group):
            if WIDE_COMMA.search(word):
                fixes.parted(report, ("groups", number, index))
            elif len(word) < SHORTEST:
                report.add("synonym-short", "groups", number, index, text=word)
            elif word in group[:index]:
                report.add("synonym-twice", "groups", number, index, text=word)
    return synonyms, report


def unused(file: str, path: Path, text: str) -> list[Problem]:
    """Return advice on every group of which no word stands in `text`, the whole handbook: it leads nowhere."""
    synonyms, report = load(file, path.read_bytes() if path.exists() else b"groups: []\n")
    for number, group in enumerate(synonyms.groups if synonyms else ()):
        if not any(word.lower() in text for word in group):
            report.add("synonym-unused", "groups", number, severity=Severity.ADVICE, words="、".join(group))
    return report.problems


def written(term: Term) -> list[str]:
    """Return every way to write a term: simplified, aliases, Traditional and Taiwanese forms, English, abbreviation."""
    forms = [term.term, *term.aliases]
    for other in (term.hant, term.en):
        if other:
            forms += [BRACKETS.sub("", other).strip(), *BRACKETS.findall(other)]
    return list(dict.fromkeys(form for form in forms if len(form) >= SHORTEST))
