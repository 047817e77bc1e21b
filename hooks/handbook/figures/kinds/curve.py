"""How something rises and falls: curves over phases, drawn by a few points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from handbook.figures import words
from handbook.figures.canvas import BODY, BODY_LEAD, WIDTH, Canvas, Point, smooth, track
from handbook.figures.model import Figure, Item, Label, Tone
from handbook.quiz.part import Part
from handbook.quiz.text import Flag, Number

Pair = Annotated[list[Number], Field(min_length=2, max_length=2)]
Place = Literal["above", "below", "left", "right"]
LEFT, RIGHT, TOP = 4.0, WIDTH - 4, 26.0


class Line(Part):
    """A curve through points, with its name at one of them."""

    points: Annotated[
        list[Pair], Field(description="点：[横, 纵]，都从0到10", examples=[[[0, 2], [10, 8]]], min_length=2)
    ]
    label: Annotated[Label | None, Field(description="曲线的名字", examples=["信任"])] = None
    at: Annotated[Pair | None, Field(description="名字写在哪里：[横, 纵]", examples=[[8, 7]])] = None
    tone: Annotated[Tone, Field(description="色调", examples=["accent"])] = "accent"
    dashed: Annotated[Flag, Field(description="虚线", examples=["true"])] = False
    straight: Annotated[Flag, Field(description="折线，不画圆", examples=["true"])] = False


class Spot(Part):
    """A point with a word."""

    at: Annotated[Pair, Field(description="[横, 纵]", examples=[[3, 2]])]
    label: Annotated[Label, Field(description="这一点的字", examples=["失误"])]
    place: Annotated[Place, Field(description="字在点的哪边", examples=["above"])] = "above"
    tone: Annotated[Tone, Field(description="色调", examples=["wrong"])] = "accent"


class Arc(Part):
    """A way back: an arrow over the top from one point to an earlier one."""

    start: Annotated[Pair, Field(alias="from", description="从哪一点：[横, 纵]", examples=[[8, 3]])]
    end: Annotated[Pair, Field(alias="to", description="到哪一点：[横, 纵]", examples=[[5, 9]])]
    label: Annotated[Label, Field(description="箭头上的字", examples=["恢复期"])]
    tone: Annotated[Tone, Field(description="色调", examples=["warm"])] = "warm"


class Curve(Figure):
    """Curves in a field ten wide and ten high, over phases of equal or given width."""

    x: Annotated[Label | None, Field(description="横轴的名字", examples=["时间"])] = None
    y: Annotated[Label | None, Field(description="纵轴的名字", examples=["信任"])] = None
    y_low: Annotated[Label | None, Field(description="纵轴下端的字", examples=["不满"])] = None
    lines: Annotated[list[Line], Field(description="曲线", min_length=1, max_length=6)]
    marks: Annotated[list[Spot], Field(description="曲线上要指出的点", max_length=9)] = Field(
        default_factory=list[Spot]
    )
    phases: Annotated[list[Item], Field(description="下面的阶段，从左到右", max_length=7)] = Field(
        default_factory=list[Item]
    )
    arcs: Annotated[list[Arc], Field(description="往回走的箭头", max_length=2)] = Field(default_factory=list[Arc])
    base: Annotated[Number | None, Field(description="在哪个高度画一条基准线", examples=[5])] = None
    base_label: Annotated[Label | None, Field(description="基准线上的字", examples=["原来的信任"])] = None
    high: Annotated[Number, Field(description="图高，80到260", examples=[170], ge=80, le=260)] = 170

    def draw(self, canvas: Canvas) -> None:
        """Draw axes and phases, then the curves, then names and marks on top of them."""
        field = _Field(canvas.top + TOP, canvas.top + TOP + self.high)
        self._phases(canvas, field)
        self._axes(canvas, field)
        for line in self.lines:
            points = [field.at(pair) for pair in line.points]
            look = f"curve {line.tone}" + (" dash" if line.dashed else "")
            canvas.path(track(points) if line.straight else smooth(points), look, field.bottom)
        for arc in self.arcs:
            self._arc(canvas, field, arc)
        for line in self.lines:
            if line.label:
                x, y = field.at(line.at or line.points[-1])
                texts = line.label.split("|")
                canvas.lines(_inside(x, texts), y - BODY_LEAD / 2, texts, f"t b o {line.tone}")
        for mark in self.marks:
            self._mark(canvas, field, mark)

    def _axes(self, canvas: Canvas, field: _Field) -> None:
        canvas.line([(LEFT, field.bottom), (LEFT, field.top - 8)], "line", end=True)
        canvas.line([(LEFT, field.bottom), (RIGHT, field.bottom)], "line", end=True)
        if self.y:
            canvas.text(0, field.top - 18, self.y, "t s", "start")
        if self.y_low:
            canvas.text(LEFT + 6, field.bottom - 11, self.y_low, "t s o", "start")
        if self.base is not None:
            y = field.at([0, self.base])[1]
            canvas.line([(LEFT, y), (RIGHT - 6, y)], "line thin dash")
            if self.base_label:
                canvas.text(RIGHT, y - 10, self.base_label, "t s o", "end")

    def _phases(self, canvas: Canvas, field: _Field) -> None:
        """Write the phases below the field, dashed lines between them, and what goes on from left to right."""
        below = field.bottom + 4
        start, w = field.at([0, 0])[0], (field.at([10, 0])[0] - field.at([0, 0])[0]) / max(1, len(self.phases))
        ends = [below]
        for number, phase in enumerate(self.phases):
            left = start + w * number
            if number:
                canvas.line([(left, field.top), (left, field.bottom)], "line thin dash")
            y = canvas.lines(left + w / 2, below, words.wrap(phase.title, w - 3, BODY), "t")
            ends.append(canvas.lines(left + w / 2, y, words.wrap(phase.text or "", w - 3, BODY), "t s"))
        if self.x:
            canvas.text(WIDTH, max(ends) + 10, self.x, "t s", "end")

    def _arc(self, canvas: Canvas, field: _Field, arc: Arc) -> None:
        (a, b), (c, d) = field.at(arc.start), field.at(arc.end)
        b, c, d = b - 7, c + 5, d - 7
        crest = min(b, d) - 26
        path = f"M{a:.1f} {b:.1f}C{a:.1f} {crest:.1f} {c + 24:.1f} {crest:.1f} {c:.1f} {d:.1f}"
        canvas.path(path, f"curve {arc.tone} dash")
        canvas.head((c, d), (c + 6, d - 8), arc.tone)
        canvas.text((a + c) / 2 + 18, crest - 2, arc.label, f"t b o {arc.tone}")

    def _mark(self, canvas: Canvas, field: _Field, mark: Spot) -> None:
        (x, y), texts = field.at(mark.at), mark.label.split("|")
        high = BODY_LEAD * len(texts)
        canvas.circle(x, y, 4.5, f"dot {mark.tone}")
        if mark.place in {"above", "below"}:
            top = y - 5 - high if mark.place == "above" else y + 5
            canvas.lines(_inside(x, texts), top, texts, "t o")
        else:
            dx, anchor = (-9, "end") if mark.place == "left" else (9, "start")
            canvas.lines(x + dx, y - high / 2, texts, "t o", anchor)


class _Field(NamedTuple):
    """The field between the axes, by its upper and lower edge."""

    top: float
    bottom: float

    def at(self, pair: Sequence[float]) -> Point:
        """Return where a point of the ten by ten lies."""
        x, y = pair
        return LEFT + 4 + x / 10 * (RIGHT - LEFT - 12), self.bottom - y / 10 * (self.bottom - self.top)


def _inside(x: float, texts: Sequence[str]) -> float:
    """Return the middle nearest to `x` at which no line of a text leaves the sheet."""
    half = max(words.width(text, BODY) for text in texts) / 2
    return min(max(x, half), WIDTH - half)
