"""Rate a statement; the total of all ratings falls in a band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.quiz import fixes
from handbook.quiz.choice import LETTERS, check_equal
from handbook.quiz.model import Question, Quiz, ScalePoint
from handbook.quiz.report import Report
from handbook.quiz.text import fingerprint


class Scale(Question):
    """A statement to rate, on the quiz's scale or on one of its own."""

    graded: ClassVar[bool] = False
    credit: ClassVar[str] = "none"
    type: Literal["scale"]  # pyright: ignore[reportIncompatibleVariableOverride]
    options: Annotated[
        list[ScalePoint] | None,
        Field(
            title="答案",
            description="这一题自己的答案和分值；不写就用测验的 scale",
            examples=[[{"text": "很像我", "points": 2}, {"text": "不像我", "points": 0}]],
            min_length=2,
            max_length=11,
        ),
    ] = None

    def answers(self, quiz: Quiz) -> Sequence[ScalePoint]:
        """Return the answers to choose from."""
        return self.options or quiz.scale or []

    def check(self, report: Report, quiz: Quiz) -> None:
        if not self.answers(quiz):
            entry = "options:\n  - {text: 很像我, points: 2}\n  - {text: 不像我, points: 0}"
            report.add("scale-no-options", fix=fixes.adding(report, (), entry, report.place().line - 1))
        check_equal(report, [option.text for option in self.options or []])

    def grading(self, quiz: Quiz) -> object:
        return sorted([fingerprint(o.text), o.points] for o in self.answers(quiz))

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()
        for i, option in enumerate(self.options or []):
            yield ("options", i, "text"), option.text

    def view(self, quiz: Quiz) -> dict[str, Any]:
        return {
            "options": [
                {"letter": LETTERS[i], "key": fingerprint(o.text), "text": o.text, "points": o.points}
                for i, o in enumerate(self.answers(quiz))
            ]
        }
