"""What a ```model fence may say, kind by kind. All numbers are start values, which the reader changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Number, Text, Whole, folded

Money = Annotated[Number, Field(ge=-1_000_000_000, le=1_000_000_000)]
Cost = Annotated[Number, Field(ge=0, le=1_000_000_000)]
Percent = Annotated[Number, Field(ge=0, le=100)]


class Settings(Part):
    """What every model has."""

    kind: Annotated[str, Field(description="哪一种模型", examples=["clv"])]
    title: Annotated[Text | None, Field(description="标题，不写就用模型自己的", max_length=40)] = None

    def check(self, report: Report) -> None:
        """Report what the types of the values cannot say."""


class Clv(Settings):
    """Customer lifetime value."""

    profit: Annotated[Money, Field(description="每年基本利润，元", examples=[600])] = 600
    acquisition: Annotated[Cost, Field(description="获客成本，元", examples=[500])] = 500
    retention: Annotated[Percent, Field(description="留存率，百分数", examples=[80])] = 80
    discount: Annotated[Percent, Field(description="折现率，百分数", examples=[10])] = 10
    years: Annotated[Whole, Field(description="算几年", examples=[3], ge=1, le=50)] = 3


class Gap(Settings):
    """Perception less expectation."""

    expectation: Annotated[Whole, Field(description="期望，0到10", examples=[8], ge=0, le=10)] = 6
    perception: Annotated[Whole, Field(description="感知，0到10", examples=[6], ge=0, le=10)] = 6


class Breathing(Settings):
    """The 4-7-8 breathing timer."""

    rounds: Annotated[Whole, Field(description="做几轮，最多4轮", examples=[4], ge=1, le=4)] = 4


class Johari(Settings):
    """A window of words that the reader and colleagues pick."""

    words: Annotated[
        list[Text], Field(description="供圈选的词或行为", examples=[["耐心", "急"]], min_length=6, max_length=40)
    ]
    pick: Annotated[Whole, Field(description="每人圈几个", examples=[6], ge=1, le=20)] = 6

    def check(self, report: Report) -> None:
        check_twice(report, self.words, "words")
        if self.pick >= len(self.words):
            report.add("model-pick", "pick", fix=f"pick: {len(self.words) // 3}", count=len(self.words))


class Quadrant(Settings):
    """The place of one's service, from two self-assessments."""

    procedure: Annotated[
        Text, Field(description="程序轴的测验文件，从 docs 算起", examples=["practice/procedure.quiz.yml"])
    ]
    personal: Annotated[
        Text, Field(description="个人轴的测验文件，从 docs 算起", examples=["practice/personal.quiz.yml"])
    ]
    page: Annotated[
        Text | None, Field(description="做自测的页，从 docs 算起；自测就在本页的不写", examples=["practice/place.md"])
    ] = None


class Pareto(Settings):
    """How much the first customers bring."""

    numbers: Annotated[
        list[Money], Field(description="示例数字，一位客户一个", examples=[[300, 200]], min_length=2, max_length=200)
    ] = Field(default_factory=lambda: [300, 200, 120, 100, 80, 60, 50, 40, 30, 20])


class Kano(Settings):
    """A pair of questions about each feature, and the class that the answers make."""

    items: Annotated[
        list[Text], Field(description="要问的服务", examples=[["送货前发短信"]], min_length=1, max_length=20)
    ]

    def check(self, report: Report) -> None:
        check_twice(report, self.items, "items")


class Servqual(Settings):
    """Five dimensions, expected and done."""


class Obstacle(Part):
    """Something in the way of good service, and the circle in which it can be dealt with."""

    text: Annotated[Text, Field(description="障碍", examples=["设备不可靠"], max_length=40)]
    circle: Annotated[
        Literal["self", "team", "report"],
        Field(description="放在哪一圈：self 自己可控，team 班组可影响，report 须上报", examples=["report"]),
    ]
    why: Annotated[Text, Field(description="为什么，一句话", examples=["换设备要批钱。"])]


class Barriers(Settings):
    """Obstacles to sort into three circles."""

    items: Annotated[list[Obstacle], Field(description="要归类的障碍", min_length=2, max_length=30)]

    def check(self, report: Report) -> None:
        check_twice(report, [item.text for item in self.items], "items")


class Empathy(Settings):
    """How far a reply has climbed the empathy ladder."""

    customer: Annotated[Text | None, Field(description="客户说的话", examples=["修了三次还漏！"])] = None
    reply: Annotated[Text | None, Field(description="先放一句回应", examples=["修过三次还漏。"])] = None


class Apology(Settings):
    """An apology in four parts; each value is an example."""

    confirm: Annotated[Text, Field(description="“确认”的例子")] = "说好17点，19点才到。"
    regret: Annotated[Text, Field(description="“歉意”的例子")] = "误了孩子的生日，很抱歉。"
    reason: Annotated[Text, Field(description="“原因”的例子")] = "出库单贴错，我们没复核。"
    change: Annotated[Text, Field(description="“改进”的例子")] = "从今天起，出库要两个人核。"


class Quote(Settings):
    """Whether a number may be quoted."""

    claim: Annotated[Text | None, Field(description="先放一个说法", examples=["86%的客户因服务差离开"])] = None


class Share(Settings):
    """Percentages recomputed; percent told from percentage points."""

    part: Annotated[Cost, Field(description="部分", examples=[6949])] = 6949
    whole: Annotated[Cost, Field(description="总数", examples=[7088])] = 7088
    before: Annotated[Percent, Field(description="原来的百分数", examples=[60])] = 60
    after: Annotated[Percent, Field(description="后来的百分数", examples=[70])] = 70


KINDS: dict[str, type[Settings]] = {
    "clv": Clv,
    "gap": Gap,
    "breathing": Breathing,
    "johari": Johari,
    "quadrant": Quadrant,
    "pareto": Pareto,
    "kano": Kano,
    "servqual": Servqual,
    "barriers": Barriers,
    "empathy": Empathy,
    "apology": Apology,
    "quote": Quote,
    "percent": Share,
}
"""Kind → what its fence may say. A kind has a template, a module, and a group of texts of the same name."""


def check_twice(report: Report, texts: Sequence[str], key: str) -> None:
    """Report a text of a list that says the same as one before it."""
    seen: set[str] = set()
    for index, text in enumerate(texts):
        if folded(text) in seen:
            report.add("model-twice", key, index, text=text)
        seen.add(folded(text))
