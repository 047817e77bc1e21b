"""What shows above the water, and the more that lies below it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.figures.canvas import WIDTH, Canvas
from handbook.figures.model import Figure, Item


class Iceberg(Figure):
    """A small part above the water line, a large one below."""

    above: Annotated[Item, Field(description="水面以上")]
    below: Annotated[list[Item], Field(description="水面以下，越往下越深", min_length=1, max_length=4)]
    surface: Annotated[str, Field(description="水面线上的字", max_length=12)] = "水面"

    def draw(self, canvas: Canvas) -> None:
        """Draw the tip, the water line and the body."""
        top, middle = canvas.top, WIDTH / 2
        tip = self.above.block(150.0, boxed=False, pad=4.0)
        water = top + 34 + tip.height + 8
        blocks = [item.block(236.0 - 30 * number, boxed=False, pad=4.0) for number, item in enumerate(self.below)]
        deep = sum(block.height + 6 for block in blocks) + 40
        peak = [(-92.0, water), (-62.0, top + 34), (-18.0, top), (30.0, top + 20), (84.0, water)]
        canvas.outline([(middle + x, y) for x, y in peak], "box accent")
        body = [(-128.0, 0.0), (-112.0, 0.5), (-40.0, 1.0), (46.0, 0.97), (108.0, 0.55), (126.0, 0.0)]
        canvas.outline([(middle + x, water + deep * part) for x, part in body], "box plain")
        canvas.path(f"M0 {water:.1f}q20.5 -5 41 0{'t41 0' * 7}", "line accent thick", water + 3)
        canvas.text(WIDTH, water - 12, self.surface, "t s", "end")
        canvas.block(middle - 75, top + 30, tip.height, tip)
        y = water + 12
        for block in blocks:
            canvas.block(middle - block.w / 2, y, block.height, block)
            y += block.height + 6
