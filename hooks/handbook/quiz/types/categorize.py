"""Sort items into named groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.quiz.model import Question, Quiz
from handbook.quiz.report import Report
from handbook.quiz.text import Text, fingerprint, scrambled

Items = Annotated[
    list[Text],
    Field(
        title="各项", description="属于这一组的各项", examples=[["记录不完整", "忘了回电"]], min_length=1, max_length=12
    ),
]


class Categorize(Question):
    """Groups with the items that belong to each."""

    credit: ClassVar[str] = "share"
    type: Literal["categorize"]  # pyright: ignore[reportIncompatibleVariableOverride]
    categories: Annotated[
        dict[Text, Items],
        Field(
            title="各组",
            description="各组：组名下面列出属于它的各项",
            examples=[{"直接控制": ["记录不完整", "忘了回电"], "须要上报": ["排班长期缺人"]}],
            min_length=2,
            max_length=6,
        ),
    ]

    def homes(self) -> dict[str, str]:
        """Return item → name of its group, in the order written."""
        return {item: name for name, items in self.categories.items() for item in items}

    def check(self, report: Report, quiz: Quiz) -> None:
        seen: dict[str, str] = {}
        for name, items in self.categories.items():
            for i, item in enumerate(items):
                first = seen.setdefault(fingerprint(item), f"{name}:{i}")
                if first != f"{name}:{i}":
                    report.add("item-twice", "categories", name, i, text=item, first=first.split(":")[0])

    def grading(self, quiz: Quiz) -> object:
        return sorted([fingerprint(item), fingerprint(home)] for item, home in self.homes().items())

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()
        for name, items in self.categories.items():
            yield from ((("categories", name, i), item) for i, item in enumerate(items))

    def view(self, quiz: Quiz) -> dict[str, Any]:
        homes = self.homes()
        return {
            "groups": [
                {"key": fingerprint(name), "text": name, "items": items} for name, items in self.categories.items()
            ],
            "items": [
                {"key": fingerprint(item), "text": item, "home": fingerprint(homes[item]), "home_text": homes[item]}
                for item in scrambled(list(homes))
            ],
        }
