"""Mark the faulty phrases of a dialogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.quiz.gaps import GAP, check_gaps, check_reasons, gaps
from handbook.quiz.model import Question, Quiz
from handbook.quiz.report import Report
from handbook.quiz.text import Text, fingerprint

SPEAKER = re.compile(r"^(?P<who>[^：:，。！？“”\[\]\s]{1,8})[：:]\s*")
CLAUSE = re.compile(r"[^，。！？；…—,.!?;]+[，。！？；…—,.!?;”’）]*|[，。！？；…—,.!?;”’（“‘]+")
WORD = re.compile(r"[\w\u4e00-\u9fff]")


class Highlight(Question):
    """A dialogue in which some phrases, each with its reason, are to be marked."""

    credit: ClassVar[str] = "hits-less-misses"
    type: Literal["highlight"]  # pyright: ignore[reportIncompatibleVariableOverride]
    text: Annotated[
        Text,
        Field(
            title="对话",
            description="对话，一行一句；要点出的说法写成 [[说法|为什么不妥]]",
            examples=["坐席：[[这个不归我管|推责：客户只认公司，不认部门。]]，不过我可以帮您查一下。"],
        ),
    ]

    def check(self, report: Report, quiz: Quiz) -> None:
        if check_gaps(report, self.text):
            check_reasons(report, self.text)

    def grading(self, quiz: Quiz) -> object:
        return [[p["key"], p["correct"]] for line in self.lines() for p in line["phrases"] if p["markable"]]

    def lines(self) -> list[dict[str, Any]]:
        """Return the dialogue's lines: who speaks, and the phrases, each a place that can be marked or mere signs."""
        counts: dict[str, int] = {}
        lines: list[dict[str, Any]] = []
        for row in filter(None, (row.strip() for row in self.text.splitlines())):
            speaker = SPEAKER.match(row)
            phrases: list[dict[str, Any]] = []
            at = speaker.end() if speaker else 0
            for match in GAP.finditer(row, at):
                phrases += _clauses(row[at : match.start()], counts)
                gap = gaps(match[0])[0]
                phrases.append(_phrase(gap.first, counts, correct=True, reason="；".join(gap.others)))
                at = match.end()
            phrases += _clauses(row[at:], counts)
            lines.append({"who": speaker["who"] if speaker else "", "phrases": phrases})
        return lines

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()

    def view(self, quiz: Quiz) -> dict[str, Any]:
        return {"lines": self.lines()}


def _clauses(text: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    return [_phrase(part, counts) for part in CLAUSE.findall(text)]


def _phrase(text: str, counts: dict[str, int], *, correct: bool = False, reason: str = "") -> dict[str, Any]:
    """Return a phrase; equal ones are told apart by how often they have come before."""
    key = fingerprint(text)
    counts[key] = counts.get(key, 0) + 1
    name = key if counts[key] == 1 else f"{key}-{counts[key]}"
    markable = bool(WORD.search(text))
    return {"key": name, "text": text, "correct": correct, "reason": reason, "markable": markable}
