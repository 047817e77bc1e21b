"""Put steps in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.quiz.choice import check_equal
from handbook.quiz.model import Question, Quiz
from handbook.quiz.report import Report
from handbook.quiz.text import Text, fingerprint, scrambled


class Order(Question):
    """Steps, written in their right order."""

    credit: ClassVar[str] = "share"
    type: Literal["order"]  # pyright: ignore[reportIncompatibleVariableOverride]
    items: Annotated[
        list[Text],
        Field(
            title="步骤",
            description="各步骤，按正确的先后写",
            examples=[["倾听：让客户说完", "共情：说出感受和事实", "解决：方案、责任人、时限", "跟进：到点回访确认"]],
            min_length=3,
            max_length=12,
        ),
    ]

    def check(self, report: Report, quiz: Quiz) -> None:
        check_equal(report, self.items, "items")

    def grading(self, quiz: Quiz) -> object:
        return [fingerprint(item) for item in self.items]

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()
        yield from ((("items", i), item) for i, item in enumerate(self.items))

    def view(self, quiz: Quiz) -> dict[str, Any]:
        items = {item: {"key": fingerprint(item), "text": item, "at": i} for i, item in enumerate(self.items)}
        return {"shown": [items[item] for item in scrambled(self.items)], "right": list(items.values())}
