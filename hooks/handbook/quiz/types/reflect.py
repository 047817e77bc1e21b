"""Write, then compare with a model answer and a checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.quiz.model import Question, Quiz
from handbook.quiz.text import Text, fingerprint


class Reflect(Question):
    """An open question that nobody grades."""

    graded: ClassVar[bool] = False
    credit: ClassVar[str] = "none"
    type: Literal["reflect"]  # pyright: ignore[reportIncompatibleVariableOverride]
    sample: Annotated[
        Text,
        Field(
            title="参考",
            description="参考答案，写完后对照",
            examples=["“三天没人联系您，换了谁都会着急。我先查派单记录，两分钟内告诉您卡在哪一步。”"],
        ),
    ]
    checklist: Annotated[
        list[Text],
        Field(
            title="自查",
            description="对照时逐条自查",
            examples=[["说出了具体事实", "说出了感受", "给出了下一步和时间"]],
            max_length=10,
        ),
    ] = Field(default_factory=list[str])

    def grading(self, quiz: Quiz) -> object:
        return "reflect"

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()
        yield ("sample",), self.sample
        yield from ((("checklist", i), text) for i, text in enumerate(self.checklist))

    def view(self, quiz: Quiz) -> dict[str, Any]:
        return {
            "sample": self.sample,
            "checklist": [{"key": fingerprint(text), "text": text} for text in self.checklist],
        }
