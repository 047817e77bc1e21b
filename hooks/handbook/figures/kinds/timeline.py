"""What comes one after the other, along a rail."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.figures import words
from handbook.figures.canvas import BODY, HEAD_LEAD, WIDTH, Canvas
from handbook.figures.model import Figure, Label, Words


class Event(Words):
    """A point on the rail; `when` stands on its left."""

    when: Annotated[Label | None, Field(description="时间或先后，写在左边", examples=["第1天"])] = None


class Timeline(Figure):
    """Events from top to bottom, the last one with an arrow if it goes on."""

    events: Annotated[list[Event], Field(description="事件，按先后写", min_length=2, max_length=9)]

    def draw(self, canvas: Canvas) -> None:
        """Draw the rail, the dots on it, times on its left and words on its right."""
        widest = max((words.width(event.when, BODY) for event in self.events if event.when), default=0.0)
        rail = min(96.0, widest + 14) if widest else 8.0
        left = rail + 18
        y = canvas.top
        dots: list[tuple[float, Event]] = []
        for event in self.events:
            block = event.block(WIDTH - left, "start")
            canvas.block(left, y, block.height, block)
            dot = y + block.pad * 0.8 + HEAD_LEAD / 2
            dots.append((dot, event))
            if event.when:
                texts = words.wrap(event.when, rail - 12, BODY)
                canvas.lines(rail - 12, dot - 9.2, texts, "t s", "end")
            y += block.height + 10
        end = y - 4
        canvas.line([(rail, dots[0][0]), (rail, end)], "line thick", end=True)
        for dot, event in dots:
            canvas.line([(rail, dot), (left - 1, dot)], "line thin")
            canvas.circle(rail, dot, 5, f"dot {event.tone}")
