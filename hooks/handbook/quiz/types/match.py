"""Pair two lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.quiz.choice import check_equal
from handbook.quiz.model import Question, Quiz
from handbook.quiz.report import Report
from handbook.quiz.text import Text, fingerprint, folded, scrambled

Pair = Annotated[
    list[Text],
    Field(
        title="一对",
        description="一对，写成 `[左边, 右边]`；文字里的逗号用全角",
        examples=[["公开区", "自己知道，别人也知道"]],
        min_length=2,
        max_length=2,
    ),
]


class Match(Question):
    """Pairs of a left and a right text; some right ones may fit nothing."""

    credit: ClassVar[str] = "share"
    type: Literal["match"]  # pyright: ignore[reportIncompatibleVariableOverride]
    pairs: Annotated[
        list[Pair],
        Field(
            title="各对",
            description="各对，每对写成 `[左边, 右边]`",
            examples=[[["公开区", "自己知道，别人也知道"], ["盲区", "自己不知道，别人知道"]]],
            min_length=2,
            max_length=12,
        ),
    ]
    distractors: Annotated[
        list[Text], Field(title="干扰项", description="右边多放的干扰项", examples=[["只有上级知道"]], max_length=6)
    ] = Field(default_factory=list[str])

    def check(self, report: Report, quiz: Quiz) -> None:
        check_equal(report, [left for left, _ in self.pairs], "pairs")
        rights = {folded(right) for _, right in self.pairs}
        for i, word in enumerate(self.distractors):
            if folded(word) in rights:
                report.add("distractor-right", "distractors", i, text=word)

    def grading(self, quiz: Quiz) -> object:
        return sorted([fingerprint(left), fingerprint(right)] for left, right in self.pairs)

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()
        for i, pair in enumerate(self.pairs):
            yield from ((("pairs", i, side), text) for side, text in enumerate(pair))

    def view(self, quiz: Quiz) -> dict[str, Any]:
        rights = list(dict.fromkeys([*(right for _, right in self.pairs), *self.distractors]))
        return {
            "pairs": [
                {"key": fingerprint(left), "left": left, "right": right, "right_key": fingerprint(right)}
                for left, right in self.pairs
            ],
            "rights": [{"key": fingerprint(right), "text": right} for right in scrambled(rights)],
        }
