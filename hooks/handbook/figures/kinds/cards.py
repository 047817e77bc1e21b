"""Rows of cards, from top to bottom; what carries the rest stands at the bottom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.figures.canvas import WIDTH, Canvas
from handbook.figures.model import Figure, Item


class Cards(Figure):
    """Cards that belong together, in rows of one to four."""

    rows: Annotated[
        list[Annotated[list[Item], Field(min_length=1, max_length=4)]],
        Field(description="一行一行写，每行一到四张卡片", min_length=1, max_length=8),
    ]
    arrows: Annotated[
        Literal["up", "down", "none"], Field(description="行与行之间的箭头：up 向上，down 向下", examples=["up"])
    ] = "none"

    def draw(self, canvas: Canvas) -> None:
        """Draw the rows, the cards of each equally wide and high."""
        gap = 6.0
        between = gap if self.arrows == "none" else 20.0
        y = canvas.top
        for number, row in enumerate(self.rows):
            if number and self.arrows != "none":
                ends = [(WIDTH / 2, y - between + 2), (WIDTH / 2, y - 2)]
                canvas.line(ends if self.arrows == "down" else ends[::-1], "line thick", end=True)
            w = (WIDTH - gap * (len(row) - 1)) / len(row)
            blocks = [card.block(w) for card in row]
            h = max(38.0, *(block.height for block in blocks))
            for column, block in enumerate(blocks):
                canvas.block(column * (w + gap), y, h, block)
            y += h + between
