"""Choose the one right option."""

from __future__ import annotations

from typing import Literal

from handbook.quiz import fixes
from handbook.quiz.choice import ChoiceQuestion
from handbook.quiz.model import Quiz
from handbook.quiz.report import Report


class Single(ChoiceQuestion):
    """A question with exactly one right option."""

    type: Literal["single"]  # pyright: ignore[reportIncompatibleVariableOverride]

    def check(self, report: Report, quiz: Quiz) -> None:
        super().check(report, quiz)
        right = self.right()
        if not right:
            self.lack_answer(report, "single-no-answer")
        elif len(right) > 1:
            numbers = "、".join(str(i + 1) for i in right)
            fix = fixes.over(report, ("type",), "multiple")
            report.add("single-many-answers", "type", fix=fix, count=len(right), numbers=numbers)
