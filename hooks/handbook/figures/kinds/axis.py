"""A line of numbers with stretches that have a meaning, and examples on it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.figures import words
from handbook.figures.canvas import BODY, BODY_LEAD, WIDTH, Block, Canvas
from handbook.figures.model import Figure, Label, Words
from handbook.quiz.part import Part
from handbook.quiz.text import Number


class Zone(Words):
    """A stretch of the axis."""

    span: Annotated[list[Number], Field(description="从几到几", examples=[[-4, -1]], min_length=2, max_length=2)]


class Mark(Part):
    """An example on the axis."""

    at: Annotated[Number, Field(description="在哪里", examples=[-2])]
    label: Annotated[Label, Field(description="这里的字", examples=["期望8，感知6"])]


class Axis(Figure):
    """A number line; `zones` lie below it and `marks` stand above."""

    ends: Annotated[list[Number], Field(description="两端的数", examples=[[-4, 4]], min_length=2, max_length=2)]
    name: Annotated[Label, Field(description="这条轴是什么", examples=["感知−期望"])]
    zones: Annotated[list[Zone], Field(description="各段", min_length=1, max_length=5)]
    marks: Annotated[list[Mark], Field(description="例子", max_length=6)] = Field(default_factory=list[Mark])

    def draw(self, canvas: Canvas) -> None:
        """Draw the marks, the line and the zones below it."""
        low, high = self.ends

        def x(value: float) -> float:
            return (value - low) / ((high - low) or 1) * WIDTH

        y = canvas.top
        canvas.text(0, y + 9, self.name, "t s", "start")
        y += 24
        room = WIDTH / max(1, len(self.marks)) - 6
        texts = [words.wrap(mark.label, room, BODY) for mark in self.marks]
        deep = max(map(len, texts), default=0) * BODY_LEAD
        line = y + deep + 14
        for mark, lines in zip(self.marks, texts, strict=True):
            half = max(words.width(text, BODY) for text in lines) / 2
            middle = min(max(x(mark.at), half), WIDTH - half)
            canvas.lines(middle, y + deep - BODY_LEAD * len(lines), lines)
            canvas.line([(x(mark.at), y + deep + 2), (x(mark.at), line - 6)], "line thin")
            canvas.circle(x(mark.at), line, 4.5, "dot accent")
        canvas.line([(0, line), (WIDTH, line)], "line thick", start=True, end=True)
        tops = [zone for zone in self.zones if zone.span[1] > zone.span[0]]
        blocks: list[tuple[float, Block]] = []
        for zone in tops:
            left, right = x(zone.span[0]), x(zone.span[1])
            blocks.append((left + 2, Block(zone.title, zone.text or "", right - left - 4, zone.tone, pad=5)))
        h = max(block.height for _, block in blocks)
        for left, block in blocks:
            canvas.block(left, line + 14, h, block)
        for value in sorted({edge for zone in tops for edge in zone.span} - {low, high}):
            canvas.line([(x(value), line - 5), (x(value), line + 14 + h)], "line thin dash")
        for mark, lines in zip(self.marks, texts, strict=True):
            if lines:
                canvas.circle(x(mark.at), line, 4.5, "dot accent")
