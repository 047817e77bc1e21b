"""Circles within circles."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.figures.canvas import WIDTH, Block, Canvas
from handbook.figures.model import Figure, Item


class Rings(Figure):
    """Two to four circles that touch at the bottom, so that each has room for its words at the top."""

    rings: Annotated[list[Item], Field(description="圈，从里往外写", min_length=2, max_length=4)]

    def draw(self, canvas: Canvas) -> None:
        """Draw the circles from the outermost inwards."""
        count = len(self.rings)
        largest, smallest = WIDTH / 2 - 1, 66.0 if count < 4 else 52.0
        bottom = canvas.top + 2 * largest
        step = (largest - smallest) / (count - 1)
        for number in range(count - 1, -1, -1):
            ring = self.rings[number]
            r = smallest + step * number
            middle = bottom - r - 5 * (count - 1 - number)
            canvas.circle(WIDTH / 2, middle, r, f"box {ring.tone}")
            room = 1.5 * r if number else 1.7 * r
            block = Block(ring.title, ring.text or "", room, ring.tone, boxed=False, pad=2)
            depth = max(9.0, step - block.words_height / 2 - 8) if number else r - block.words_height / 2
            y = middle - r + depth
            canvas.block(WIDTH / 2 - room / 2, y - block.pad * 0.8, block.height, block)
