"""Choose all right options."""

from __future__ import annotations

from typing import ClassVar, Literal

from handbook.problem import Severity
from handbook.quiz.choice import ChoiceQuestion
from handbook.quiz.model import Quiz
from handbook.quiz.report import Report


class Multiple(ChoiceQuestion):
    """A question with any number of right options."""

    credit: ClassVar[str] = "hits-less-misses"
    type: Literal["multiple"]  # pyright: ignore[reportIncompatibleVariableOverride]

    def check(self, report: Report, quiz: Quiz) -> None:
        super().check(report, quiz)
        right = self.right()
        if not right:
            self.lack_answer(report, "multiple-no-answer")
        elif len(right) == len(self.options) and not self.advice_ok.multiple_all_right:
            report.add("multiple-all-right", "options", severity=Severity.ADVICE)
