"""Two axes and the four cells between them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.figures.canvas import WIDTH, Canvas
from handbook.figures.model import Figure, Item, Label

GUTTER, GAP = 22.0, 5.0
Ends = Annotated[list[Label], Field(min_length=2, max_length=2)]


class Quadrants(Figure):
    """Four cells, told apart by what is weak or strong of two things."""

    x: Annotated[Ends, Field(description="横轴两端：先左后右", examples=[["个人特性弱", "个人特性强"]])]
    y: Annotated[Ends, Field(description="纵轴两端：先下后上", examples=[["程序特性弱", "程序特性强"]])]
    cells: Annotated[list[Item], Field(description="四格：左上、右上、左下、右下", min_length=4, max_length=4)]

    def draw(self, canvas: Canvas) -> None:
        """Draw two rows of two cells, the axes' words on the left and below."""
        w = (WIDTH - GUTTER - GAP) / 2
        left, top = GUTTER, canvas.top
        blocks = [cell.block(w) for cell in self.cells]
        longest = max(len(end) for end in self.y) * 15.0
        h = max(92.0, longest + 8, *(block.height + 8 for block in blocks))
        for number, block in enumerate(blocks):
            row, column = divmod(number, 2)
            canvas.block(left + column * (w + GAP), top + row * (h + GAP), h, block)
        for row, end in enumerate(reversed(self.y)):
            canvas.upright(8, top + row * (h + GAP) + h / 2, end, "t s")
        for column, end in enumerate(self.x):
            canvas.text(left + column * (w + GAP) + w / 2, top + 2 * h + GAP + 13, end, "t s")
