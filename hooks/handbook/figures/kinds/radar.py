"""Several qualities of one thing around a centre."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from handbook.figures import words
from handbook.figures.canvas import BODY, BODY_LEAD, WIDTH, Canvas
from handbook.figures.model import Figure, Item, Label, Tone
from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Flag, Number


class Series(Part):
    """One thing measured: a value for every axis."""

    label: Annotated[Label, Field(description="名字", examples=["上月"])]
    values: Annotated[list[Number], Field(description="各轴的值，按轴的先后", examples=[[4, 3, 5]])]
    tone: Annotated[Tone, Field(description="色调", examples=["accent"])] = "accent"
    dashed: Annotated[Flag, Field(description="虚线", examples=["true"])] = False


class Radar(Figure):
    """Three to eight axes, and one or two things on them."""

    axes: Annotated[list[Item], Field(description="轴，从上面起顺时针", min_length=3, max_length=8)]
    series: Annotated[list[Series], Field(description="一到两组值", min_length=1, max_length=2)]
    most: Annotated[Number, Field(description="满分", examples=[5], ge=1, le=100)] = 5

    def check(self, report: Report) -> None:
        """Report a series with more or fewer values than there are axes."""
        for number, series in enumerate(self.series):
            if len(series.values) != len(self.axes):
                path = ("series", number, "values")
                report.add("figure-count", *path, key_name="values", given=len(series.values), wanted=len(self.axes))

    def draw(self, canvas: Canvas) -> None:
        """Draw the web, the series on it and the names around it."""
        count, r = len(self.axes), 96.0
        x, y = WIDTH / 2, canvas.top + 46 + r
        angles = [math.tau * number / count - math.pi / 2 for number in range(count)]

        def at(angle: float, part: float) -> tuple[float, float]:
            return x + r * part * math.cos(angle), y + r * part * math.sin(angle)

        def web(parts: list[float]) -> str:
            return "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in map(at, angles, parts)) + "Z"

        for step in range(1, int(self.most) + 1):
            canvas.path(web([step / self.most] * count), "web", y + r)
        for angle, axis in zip(angles, self.axes, strict=True):
            canvas.line([(x, y), at(angle, 1)], "line thin")
            self._name(canvas, axis, at(angle, 1.1), angle)
        for series in self.series:
            dash = " dash" if series.dashed else ""
            canvas.path(web([value / self.most for value in series.values]), f"area {series.tone}{dash}", y + r)
        low = canvas.height + 14
        widths = [words.width(series.label, BODY) + 40 for series in self.series]
        left = (WIDTH - sum(widths)) / 2
        for series, w in zip(self.series, widths, strict=True):
            canvas.path(f"M{left:.1f} {low:.1f}h22", f"curve {series.tone}" + (" dash" if series.dashed else ""))
            canvas.text(left + 28, low, series.label, "t", "start")
            left += w

    def _name(self, canvas: Canvas, axis: Item, place: tuple[float, float], angle: float) -> None:
        side = math.cos(angle)
        anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
        texts = words.wrap(axis.text, 92, BODY) if axis.text else []
        high = 20 + BODY_LEAD * len(texts)
        shift = -high if math.sin(angle) < -0.9 else 0 if math.sin(angle) > 0.5 else -high / 2
        end = canvas.lines(place[0], place[1] + shift, [axis.title], f"t h {axis.tone}", anchor)
        canvas.lines(place[0], end, texts, "t s", anchor)
