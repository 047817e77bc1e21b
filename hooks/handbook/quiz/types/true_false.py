"""Say whether a statement is true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from handbook.quiz.model import Part, Question, Quiz
from handbook.quiz.text import Flag, Text
from pydantic import Field


class Verdicts(Part):
    """A reason for each of the two answers."""

    true: Annotated[Text | None, Field(description="选“对”时看到的理由")] = None
    false: Annotated[Text | None, Field(description="选“错”时看到的理由")] = None


class TrueFalse(Question):
    """A statement that is true or false."""

    type: Literal["true-false"]  # pyright: ignore[reportIncompatibleVariableOverride]
    answer: Annotated[Flag, Field(description="这句话对不对：true 或 false")]
    feedback: Annotated[Verdicts, Field(description="两个答案各自的理由")] = Verdicts()

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
