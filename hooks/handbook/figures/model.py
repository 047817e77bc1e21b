"""What all figures have in common: what they are called, what they say, and their parts."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from handbook.figures.canvas import PAD, Block, Canvas
from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Flag, Text

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
"""A few words in a figure; `|` begins a new line."""

Tone = Literal["plain", "accent", "warm", "right", "wrong", "doubt"]
"""Quiet, main, heed, good, bad, uncertain; the last three have a sign beside their colour."""


def titled(value: object) -> object:
    """Return a text alone as words that have only a heading."""
    return {"title": value} if isinstance(value, str) else value


class Words(Part):
    """A heading with a few words below it."""

    title: Annotated[Label, Field(description="标题，几个字", examples=["优质服务型"])]
    text: Annotated[Label | None, Field(description="标题下的小字", examples=["两样都强"])] = None
    tone: Annotated[
        Tone,
        Field(
            description="色调：plain 平常、accent 主色、warm 提醒、right 可以、wrong 不可以、doubt 存疑",
            examples=["accent"],
        ),
    ] = "plain"

    def block(self, w: float, align: str = "middle", *, boxed: bool = True, pad: float = PAD) -> Block:
        """Return the words laid out for a width."""
        return Block(self.title, self.text or "", w, self.tone, align, boxed, pad)


Item = Annotated[Words, BeforeValidator(titled)]
"""Words; a text alone is their heading."""


class Figure(Part):
    """A figure as its page describes it."""

    kind: Annotated[str, Field(description="图的种类", examples=["quadrants"])]
    title: Annotated[Label, Field(description="图名，写在图注前面", examples=["四种服务类型"])]
    alt: Annotated[Text, Field(description="替代文字：看不见图的人读到的，用整句把图的内容说完", examples=["横轴是……"])]
    caption: Annotated[Text, Field(description="图注：提醒读的人看哪里", examples=["先补弱的那条轴。"])]
    sketch: Annotated[Flag, Field(description="示意：没有数据来源的图写 true", examples=["true"])] = False

    @abstractmethod
    def draw(self, canvas: Canvas) -> None:
        """Draw the figure from `canvas.top` down."""

    def check(self, report: Report) -> None:
        """Report what a form cannot say."""
