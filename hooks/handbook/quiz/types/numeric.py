"""Type a number."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from handbook.quiz.model import Question, Quiz
from handbook.quiz.text import Number, Text


class Numeric(Question):
    """A question whose answer is a number, exact or within a tolerance."""

    type: Literal["numeric"]  # pyright: ignore[reportIncompatibleVariableOverride]
    answer: Annotated[Number, Field(title="答案", description="正确的数", examples=[5200])]
    tolerance: Annotated[Number, Field(title="误差", description="允许的误差，不写就是 0", examples=[10], ge=0)] = 0
    unit: Annotated[Text | None, Field(title="单位", description="单位，显示在输入框后面", examples=["元"])] = None

    def grading(self, quiz: Quiz) -> object:
        return [float(self.answer), float(self.tolerance)]

    def view(self, quiz: Quiz) -> dict[str, Any]:
        return {"answer": self.answer, "tolerance": self.tolerance, "unit": self.unit}
