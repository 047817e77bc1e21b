"""What builds on what is below it: a staircase that rises to the right, and a pyramid."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.figures.canvas import WIDTH, Block, Canvas
from handbook.figures.model import Figure, Item

Steps = Annotated[list[Item], Field(min_length=2, max_length=7)]


class Ladder(Figure):
    """Steps that one climbs one after the other."""

    steps: Annotated[Steps, Field(description="台阶，从下往上写", examples=[["第一级", "第二级"]])]

    def draw(self, canvas: Canvas) -> None:
        """Draw every step further to the right than the one below it, and the rise between their edges."""
        count = len(self.steps)
        indent = min(26.0, 104.0 / (count - 1))
        blocks = [step.block(WIDTH - indent * number, "start") for number, step in enumerate(self.steps)]
        h = max(44.0, *(block.height for block in blocks))
        y = canvas.top
        for number in range(count - 1, -1, -1):
            x = indent * number
            own = max(44.0, blocks[number].height) if h > 64 else h
            canvas.block(x, y, own, blocks[number])
            if number:
                canvas.line(
                    [(x - indent / 2, y + own + 4), (x - indent / 2, y + own / 2), (x - 2, y + own / 2)], end=True
                )
            y += own + 6


class Pyramid(Figure):
    """Layers that carry each other, the broadest at the bottom."""

    layers: Annotated[Steps, Field(description="层，从下往上写：第一层是基座", examples=[["基座", "第二层"]])]

    def draw(self, canvas: Canvas) -> None:
        """Draw the layers as slices of a triangle whose top is cut off."""
        count = len(self.layers)
        narrow = max(120.0, WIDTH - 64.0 * count)
        slope = (WIDTH - narrow) / 2 / count
        y = canvas.top
        for number in range(count - 1, -1, -1):
            layer = self.layers[number]
            low = slope * number
            high = low + slope
            block = Block(layer.title, layer.text or "", WIDTH - 2 * high + 6, layer.tone, boxed=False)
            h = max(46.0, block.height + 4)
            d = f"M{low:.1f} {y + h:.1f}L{high:.1f} {y:.1f}H{WIDTH - high:.1f}L{WIDTH - low:.1f} {y + h:.1f}Z"
            canvas.path(d, f"box {layer.tone}", y + h + 1)
            canvas.block(high - 3, y, h, block)
            y += h + 5
