"""What every figure is drawn with: a few shapes of one look, on a sheet as wide as a phone's column.

Units are CSS pixels on a phone 360 pixels wide. Colours, line weights and fonts are classes of `figures.css`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from handbook.figures import words

WIDTH = 328.0
RADIUS = 6.0
PAD = 9.0
HEAD, BODY = 14.0, 13.0
HEAD_LEAD, BODY_LEAD = 20.0, 18.5
GAP = 3.0
ARROW = 7.0

Point = tuple[float, float]

ICONS = {
    "right": "M1 6.2 4.6 9.8 11 2.4",
    "wrong": "M2 2 10 10M10 2 2 10",
    "doubt": "M3.4 3.6a2.7 2.7 0 1 1 4 2.5c-1 .6-1.3 1-1.3 2M6.1 10.6v.5",
}
"""Signs of 12 × 12 units that say in black and white what the colour says."""
ICON = 16.0


@dataclass(frozen=True, slots=True)
class Shape:
    """An SVG element: its name, its classes below `hb-f-`, its attributes and the text in it."""

    tag: str
    look: str
    attributes: Mapping[str, str]
    text: str = ""


@dataclass(slots=True)
class Canvas:
    """A sheet that grows downwards; every method adds shapes to it."""

    top: float = 2.0
    shapes: list[Shape] = field(default_factory=list[Shape])
    height: float = 0.0

    def add(self, tag: str, look: str, text: str = "", *, bottom: float = 0.0, **attributes: float | str) -> None:
        """Add an element; `bottom` is how far down it reaches."""
        values = {name.replace("_", "-"): _written(value) for name, value in attributes.items()}
        self.shapes.append(Shape(tag, " ".join(f"hb-f-{part}" for part in look.split()), values, text))
        self.height = max(self.height, bottom)

    def rect(self, x: float, y: float, w: float, h: float, look: str = "box plain", radius: float = RADIUS) -> None:
        """Draw a rectangle."""
        self.add("rect", look, x=x, y=y, width=w, height=h, rx=radius, bottom=y + h + 1)

    def circle(self, x: float, y: float, r: float, look: str = "box plain") -> None:
        """Draw a circle."""
        self.add("circle", look, cx=x, cy=y, r=r, bottom=y + r + 1)

    def path(self, d: str, look: str, bottom: float = 0.0) -> None:
        """Draw any path."""
        self.add("path", look, d=d, bottom=bottom)

    def outline(self, points: Sequence[Point], look: str) -> None:
        """Draw a closed shape with straight sides."""
        self.path(f"{track(points)}Z", look, max(y for _, y in points) + 1)

    def line(self, points: Sequence[Point], look: str = "line", *, start: bool = False, end: bool = False) -> None:
        """Draw a line through points, with arrow heads where asked for."""
        tone = " ".join(part for part in look.split() if part not in {"line", "dash", "thick", "thin"})
        kept = list(points)
        if end:
            kept[-1] = _towards(kept[-1], kept[-2], ARROW - 1)
        if start:
            kept[0] = _towards(kept[0], kept[1], ARROW - 1)
        self.path(track(kept), look, max(y for _, y in points) + 1)
        if end:
            self.head(points[-1], points[-2], tone)
        if start:
            self.head(points[0], points[1], tone)

    def head(self, tip: Point, behind: Point, tone: str = "") -> None:
        """Draw an arrow head at `tip`, coming from `behind`."""
        angle = math.atan2(tip[1] - behind[1], tip[0] - behind[0])
        corners = [
            (tip[0] - ARROW * math.cos(angle + turn), tip[1] - ARROW * math.sin(angle + turn)) for turn in (0.46, -0.46)
        ]
        self.outline([tip, *corners], f"head {tone}".strip())

    def text(self, x: float, y: float, text: str, look: str = "t", anchor: str = "middle") -> None:
        """Write one line; `y` is the middle of its height."""
        size = HEAD if "h" in look.split() else BODY
        self.add("text", look, text, x=x, y=y + size * 0.36, text_anchor=anchor, bottom=y + size * 0.6)

    def lines(self, x: float, y: float, texts: Sequence[str], look: str = "t", anchor: str = "middle") -> float:
        """Write lines below each other from `y` on; return where they end."""
        lead = HEAD_LEAD if "h" in look.split() else BODY_LEAD
        for number, text in enumerate(texts):
            self.text(x, y + lead * (number + 0.5), text, look, anchor)
        return y + lead * len(texts)

    def upright(self, x: float, middle: float, text: str, look: str = "t") -> None:
        """Write a short text from top to bottom, one character a line, around the height `middle`."""
        lead = 15.0
        for number, char in enumerate(text):
            self.text(x, middle + lead * (number - (len(text) - 1) / 2), char, look)

    def plate(self, x: float, y: float, text: str, room: float = 120.0, look: str = "t s") -> None:
        """Write a short text around a point on a piece of paper, so that a line may run behind it."""
        texts = words.wrap(text, room, BODY)
        w = max(words.width(line, BODY) for line in texts) + 6
        h = BODY_LEAD * len(texts)
        self.rect(x - w / 2, y - h / 2, w, h, "plate", 3)
        self.lines(x, y - h / 2, texts, look)

    def block(self, x: float, y: float, h: float, block: Block) -> None:
        """Draw a block with its box `h` high, its words in the middle of it."""
        if block.boxed:
            self.rect(x, y, block.w, h, f"box {block.tone}")
        at = y + (h - block.words_height) / 2
        middle = block.align == "middle"
        left = x + (block.w / 2 if middle else block.pad)
        icon = block.icon
        if icon and block.titles:
            wide = words.width(block.titles[0], HEAD)
            start = x + (block.w - wide - ICON) / 2 if middle else left
            self.add(
                "path",
                f"icon {block.tone}",
                d=ICONS[icon],
                transform=f"translate({_written(start)} {_written(at + 4)})",
            )
        for number, title in enumerate(block.titles):
            shift = (ICON / 2 if middle else ICON) if icon and (number == 0 or not middle) else 0.0
            look = f"t h {block.tone}" if block.boxed else "t h"
            self.text(left + shift, at + HEAD_LEAD * (number + 0.5), title, look, block.align)
        at += HEAD_LEAD * len(block.titles) + (GAP if block.titles and block.texts else 0)
        self.lines(left, at, block.texts, "t", block.align)


@dataclass(slots=True)
class Block:
    """A heading and a text that fit a width; `height` is the least that they need."""

    title: str
    text: str
    w: float
    tone: str = "plain"
    align: str = "middle"
    boxed: bool = True
    pad: float = PAD
    titles: list[str] = field(init=False)
    texts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        room = self.w - 2 * self.pad
        self.titles = words.wrap(self.title, room - (ICON if self.icon else 0), HEAD) if self.title else []
        self.texts = words.wrap(self.text, room, BODY) if self.text else []

    @property
    def icon(self) -> str:
        """The sign in front of the heading, empty for tones that have none."""
        return self.tone if self.tone in ICONS and self.title and self.boxed else ""

    @property
    def words_height(self) -> float:
        """How high the words are."""
        gap = GAP if self.titles and self.texts else 0
        return HEAD_LEAD * len(self.titles) + BODY_LEAD * len(self.texts) + gap

    @property
    def height(self) -> float:
        """How high the block is at least."""
        return self.words_height + 2 * self.pad * 0.8


def track(points: Sequence[Point]) -> str:
    """Return the path of straight lines through points."""
    return "M" + "L".join(f"{_written(x)} {_written(y)}" for x, y in points)


def smooth(points: Sequence[Point]) -> str:
    """Return the path of a curve through points that rises and falls only where they do (Fritsch and Carlson, 1980)."""
    if len(points) < 3:
        return track(points)
    slopes = [(b[1] - a[1]) / ((b[0] - a[0]) or 1e-6) for a, b in pairwise(points)]
    tangents = [slopes[0]]
    for left, right in pairwise(slopes):
        tangents.append(0.0 if left * right <= 0 else 2 * left * right / (left + right))
    tangents.append(slopes[-1])
    d = f"M{_written(points[0][0])} {_written(points[0][1])}"
    for number, (a, b) in enumerate(pairwise(points)):
        third = (b[0] - a[0]) / 3
        one = (a[0] + third, a[1] + third * tangents[number])
        two = (b[0] - third, b[1] - third * tangents[number + 1])
        d += "C" + " ".join(f"{_written(x)} {_written(y)}" for x, y in (one, two, b))
    return d


def _towards(start: Point, target: Point, length: float) -> Point:
    """Return the point `length` from `start` on the way to `target`."""
    whole = math.dist(start, target) or 1.0
    return (start[0] + (target[0] - start[0]) * length / whole, start[1] + (target[1] - start[1]) * length / whole)


def _written(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
