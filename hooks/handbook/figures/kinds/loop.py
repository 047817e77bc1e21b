"""Steps that come round to the first again."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from handbook.figures.canvas import WIDTH, Block, Canvas
from handbook.figures.model import Figure, Item
from handbook.figures.words import wrap


class Loop(Figure):
    """Three to eight steps in a ring, clockwise from the top."""

    steps: Annotated[list[Item], Field(description="步骤，从上面起顺时针写", min_length=3, max_length=8)]
    center: Annotated[Item | None, Field(description="环中间的字", examples=["PDCA"])] = None

    def draw(self, canvas: Canvas) -> None:
        """Draw an ellipse, an arrow head in the middle of each arc, and the steps on it."""
        count = len(self.steps)
        w = 116.0 if count <= 3 else 104.0
        blocks = [step.block(w) for step in self.steps]
        h = max(42.0, *(block.height for block in blocks))
        angles = [math.tau * number / count - math.pi / 2 for number in range(count)]
        rx = (WIDTH - w) / 2 - 1
        ry = self._reach(angles, rx, w, h)
        x, y = WIDTH / 2, canvas.top + h / 2 - ry * min(math.sin(angle) for angle in angles)
        canvas.add("ellipse", "line", cx=x, cy=y, rx=rx, ry=ry)
        for angle in angles:
            self._head(canvas, (x, y), (rx, ry), angle + math.pi / count)
        for angle, block in zip(angles, blocks, strict=True):
            left, top = x + rx * math.cos(angle) - w / 2, y + ry * math.sin(angle) - h / 2
            canvas.rect(left, top, w, h, "plate")
            canvas.block(left, top, h, block)
        if self.center:
            room = 2 * rx - w - 14 if count in {4, 6, 8} else 116.0
            block = Block(self.center.title, self.center.text or "", room, boxed=False, pad=2)
            canvas.block(x - room / 2, y - block.height / 2, block.height, block)

    def _reach(self, angles: list[float], rx: float, w: float, h: float) -> float:
        """Return the least half height at which no two boxes touch and the words in the middle have room."""
        inner = 0.0
        if self.center:
            inner = 20.0 * len(wrap(self.center.title, 100, 14)) + 19.0 * len(wrap(self.center.text or " ", 100, 13))
        ry = max(58.0, h / 2 + inner / 2 + 8)
        while any(
            abs(math.cos(a) - math.cos(b)) * rx < w + 8 and abs(math.sin(a) - math.sin(b)) * ry < h + 20
            for i, a in enumerate(angles)
            for b in angles[i + 1 :]
        ):
            ry += 2
        return ry

    def _head(self, canvas: Canvas, middle: tuple[float, float], radii: tuple[float, float], angle: float) -> None:
        def at(turn: float) -> tuple[float, float]:
            return middle[0] + radii[0] * math.cos(turn), middle[1] + radii[1] * math.sin(turn)

        canvas.head(at(angle + 0.04), at(angle - 0.06))
