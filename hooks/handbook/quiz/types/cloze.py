"""Fill the gaps of a text, typed or from a word bank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.quiz import fixes
from handbook.quiz.gaps import check_gaps, gaps, held
from handbook.quiz.model import Question, Quiz
from handbook.quiz.report import Report
from handbook.quiz.text import Flag, Text, folded, scrambled


class Cloze(Question):
    """A text with gaps, each with one or more accepted answers."""

    credit: ClassVar[str] = "share"
    type: Literal["cloze"]  # pyright: ignore[reportIncompatibleVariableOverride]
    text: Annotated[
        Text,
        Field(
            title="带空的文字",
            description="带空的文字，空写成 [[答案|也算对的]]",
            examples=["到点主动[[回访|回电]]，确认客户是否满意，处理才形成[[闭环]]。"],
        ),
    ]
    bank: Annotated[Flag, Field(title="词库", description="true：从词库里选；不写就是自己填", examples=[True])] = False
    distractors: Annotated[
        list[Text],
        Field(
            title="干扰词",
            description="词库里多放的干扰词，只和 bank: true 一起用",
            examples=[["道歉", "结案"]],
            max_length=20,
        ),
    ] = Field(default_factory=list[str])

    def check(self, report: Report, quiz: Quiz) -> None:
        if not check_gaps(report, self.text):
            return
        if self.distractors and not self.bank:
            fix = fixes.before(report, ("distractors",), "bank: true")
            report.add("distractors-without-bank", "distractors", key=True, fix=fix)
        accepted = {folded(answer) for gap in gaps(self.text) for answer in (gap.first, *gap.others)}
        for i, word in enumerate(self.distractors):
            if folded(word) in accepted:
                report.add("distractor-right", "distractors", i, text=word)

    def accepted(self) -> list[list[str]]:
        """Return for every gap the answers that count, the model answer first."""
        return [[gap.first, *gap.others] for gap in gaps(self.text)]

    def words(self) -> list[str]:
        """Return the words of the bank in an order that gives nothing away."""
        return scrambled([*(gap.first for gap in gaps(self.text)), *self.distractors])

    def grading(self, quiz: Quiz) -> object:
        return [sorted(folded(answer) for answer in answers) for answers in self.accepted()]

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()
        yield ("text",), held(self.text)

    def view(self, quiz: Quiz) -> dict[str, Any]:
        return {"text": held(self.text), "gaps": self.accepted(), "words": self.words() if self.bank else []}
