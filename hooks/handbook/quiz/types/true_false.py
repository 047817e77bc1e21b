"""Say whether a statement is true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from handbook.quiz.model import Part, Question, Quiz
from handbook.quiz.text import Flag, Text


class Verdicts(Part):
    """A reason for each of the two answers."""

    true: Annotated[
        Text | None,
        Field(
            title="选“对”的理由", description="选“对”时看到的理由", examples=["挂断只说明通话结束，结果还没有确认。"]
        ),
    ] = None
    false: Annotated[
        Text | None,
        Field(title="选“错”的理由", description="选“错”时看到的理由", examples=["对。回访确认之后才算完。"]),
    ] = None


class TrueFalse(Question):
    """A statement that is true or false."""

    type: Literal["true-false"]  # pyright: ignore[reportIncompatibleVariableOverride]
    answer: Annotated[Flag, Field(title="答案", description="题干这句话对不对：true 或 false", examples=[False])]
    feedback: Annotated[
        Verdicts,
        Field(
            title="理由",
            description="两个答案各自的理由",
            examples=[{"true": "挂断只说明通话结束。", "false": "对。回访确认之后才算完。"}],
        ),
    ] = Verdicts()

    def grading(self, quiz: Quiz) -> object:
        return self.answer

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()
        for name in ("true", "false"):
            if text := getattr(self.feedback, name):
                yield ("feedback", name), text

    def view(self, quiz: Quiz) -> dict[str, Any]:
        return {
            "options": [
                {"key": "true", "correct": self.answer, "feedback": self.feedback.true},
                {"key": "false", "correct": not self.answer, "feedback": self.feedback.false},
            ]
        }
