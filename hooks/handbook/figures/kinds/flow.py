"""Steps one after the other, with what is done otherwise beside them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from handbook.figures import words
from handbook.figures.canvas import BODY, WIDTH, Canvas
from handbook.figures.model import Figure, Item, Label, Words, titled
from handbook.quiz.text import Flag


class Step(Words):
    """A step, the word on the arrow that leaves it, and what is done in the other case."""

    next: Annotated[Label | None, Field(description="通往下一步的箭头上的字", examples=["是"])] = None
    side: Annotated[Item | None, Field(description="另一种情况做什么，画在右边", examples=["转给主管"])] = None
    unless: Annotated[Label | None, Field(description="通往右边的箭头上的字", examples=["否"])] = None


class Flow(Figure):
    """Two to nine steps from top to bottom, or up to four from left to right."""

    steps: Annotated[
        list[Annotated[Step, BeforeValidator(titled)]], Field(description="步骤，按先后写", min_length=2, max_length=9)
    ]
    across: Annotated[Flag, Field(description="横着排，最多四步", examples=["true"])] = False
    back: Annotated[Label | None, Field(description="从最后一步回到第一步的箭头上的字", examples=["复盘"])] = None

    def draw(self, canvas: Canvas) -> None:
        """Draw the steps and their arrows."""
        if self.across:
            self._across(canvas)
        else:
            self._down(canvas)

    def _across(self, canvas: Canvas) -> None:
        gap, count = 22.0, len(self.steps)
        w = (WIDTH - gap * (count - 1)) / count
        blocks = [step.block(w) for step in self.steps]
        h = max(46.0, *(block.height for block in blocks))
        named = any(step.next for step in self.steps)
        y = canvas.top + (18 if named else 0)
        for number, (step, block) in enumerate(zip(self.steps, blocks, strict=True)):
            x = number * (w + gap)
            canvas.block(x, y, h, block)
            if number + 1 < count:
                canvas.line([(x + w + 2, y + h / 2), (x + w + gap - 2, y + h / 2)], "line thick", end=True)
                if step.next:
                    canvas.text(x + w + gap / 2, y - 10, step.next, "t s")
        if self.back:
            low = y + h + 16
            ends = [(WIDTH - w / 2, y + h + 2), (WIDTH - w / 2, low), (w / 2, low), (w / 2, y + h + 2)]
            canvas.line(ends, "line dash", end=True)
            canvas.plate(WIDTH / 2, low, self.back, 180)
            canvas.height = max(canvas.height, low + 12)

    def _down(self, canvas: Canvas) -> None:
        left = 20.0 if self.back else 0.0
        sided = any(step.side for step in self.steps)
        unless = max((words.width(step.unless, BODY) for step in self.steps if step.unless), default=0.0)
        gap = max(22.0, unless + 20) if sided else 0.0
        w = (WIDTH - left - gap) * (0.56 if sided else 1.0)
        aside = WIDTH - left - gap - w
        y, between = canvas.top, 20.0
        first = last = 0.0
        for number, step in enumerate(self.steps):
            block = step.block(w)
            side = step.side.block(aside) if step.side else None
            h = max(40.0, block.height, side.height if side else 0)
            canvas.block(left, y, h, block)
            middle = y + h / 2
            first, last = first or middle, middle
            if side:
                canvas.line([(left + w + 2, middle), (left + w + gap - 2, middle)], "line", end=True)
                if step.unless:
                    canvas.plate(left + w + gap / 2 - 3, middle - 12, step.unless)
                canvas.block(left + w + gap, y, h, side)
            if number + 1 < len(self.steps):
                x = left + w / 2
                more = 10.0 if step.next else 0.0
                canvas.line([(x, y + h + 2), (x, y + h + between + more - 2)], "line thick", end=True)
                if step.next:
                    canvas.text(x + 10, y + h + (between + more) / 2, step.next, "t s", "start")
                y += more
            y += h + between
        if self.back:
            canvas.line([(left - 1, last), (6, last), (6, first), (left - 2, first)], "line dash", end=True)
            middle = (first + last) / 2
            canvas.rect(0, middle - 7.5 * len(self.back) - 3, 14, 15.0 * len(self.back) + 6, "plate", 3)
            canvas.upright(7, middle, self.back, "t s")
