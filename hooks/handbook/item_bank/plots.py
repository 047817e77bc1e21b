"""The counts and habits as small figures, in the look of all figures of the handbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handbook.figures import words
from handbook.figures.canvas import BODY, WIDTH, Canvas, Shape
from handbook.item_bank.chance import Habit
from handbook.item_bank.counts import Table

ROW, BAR = 27.0, 17.0
SWATCH = 11.0
AXIS_STEP = 0.25


@dataclass(frozen=True, slots=True)
class Plot:
    """A figure as its template wants it."""

    title: str
    alt: str
    caption: str
    shapes: Sequence[Shape]
    height: int


def stacked(table: Table, names: Mapping[str, str], texts: Mapping[str, str]) -> Plot:
    """Return a bar a row, cut into the levels of its questions; `names` gives the words for the levels."""
    canvas = Canvas()
    y = _legend(canvas, [(f"level-{column}", names[column]) for column in table.columns])
    most = max((numbers[-1] for _, numbers in table.rows), default=0) or 1
    label = _label([row for row, _ in table.rows])
    scale = (WIDTH - label - 30) / most
    for row, numbers in table.rows:
        canvas.text(label - 8, y + ROW / 2, row, "t", "end")
        x = label
        for column, number in zip(table.columns, numbers, strict=False):
            if number:
                canvas.rect(x, y + (ROW - BAR) / 2, number * scale, BAR, f"level level-{column}", 0)
                x += number * scale
        canvas.text(x + 6, y + ROW / 2, str(numbers[-1]), "t", "start")
        y += ROW
    canvas.line([(label, y - ROW * len(table.rows)), (label, y)])
    parts = texts["comma"].join(f"{row}{numbers[-1]}" for row, numbers in table.rows)
    return _plot(canvas, "chapters", texts, parts=parts)


def plain(table: Table, names: Mapping[str, str], texts: Mapping[str, str]) -> Plot:
    """Return a bar a row, longest first."""
    canvas = Canvas()
    rows = sorted(table.rows, key=lambda row: -row[1][-1])
    label = _label([names[row] for row, _ in rows])
    scale = (WIDTH - label - 30) / (max((numbers[-1] for _, numbers in rows), default=0) or 1)
    y = canvas.top
    for row, numbers in rows:
        canvas.text(label - 8, y + ROW / 2, names[row], "t", "end")
        canvas.rect(label, y + (ROW - BAR) / 2, max(1.0, numbers[-1] * scale), BAR, "bar accent", 1)
        canvas.text(label + numbers[-1] * scale + 6, y + ROW / 2, str(numbers[-1]), "t", "start")
        y += ROW
    canvas.line([(label, canvas.top), (label, y)])
    parts = texts["comma"].join(f"{names[row]}{numbers[-1]}" for row, numbers in rows)
    return _plot(canvas, "types", texts, parts=parts)


def against_chance(habits: Sequence[Habit], names: Sequence[str], texts: Mapping[str, str]) -> Plot:
    """Return for each habit the share found as a dot, chance as a stroke, and between what bounds chance varies."""
    canvas = Canvas()
    y = _key(canvas, texts)
    label = _label(names)
    most = max((max(habit.high, habit.found) for habit in habits), default=1.0)
    scale = (WIDTH - label - 44) / most
    first = y
    steps = range(1 + int(most / AXIS_STEP))
    for habit, name in zip(habits, names, strict=True):
        middle = y + ROW / 2
        canvas.text(label - 8, middle, name, "t", "end")
        canvas.rect(label + habit.low * scale, middle - 6, (habit.high - habit.low) * scale, 12, "chance", 2)
        at = label + habit.share * scale
        canvas.line([(at, middle - 8), (at, middle + 8)])
        tone = "warm" if habit.verdict in {"above", "below"} else "accent"
        canvas.circle(label + habit.found * scale, middle, 5, f"dot {tone}")
        canvas.text(WIDTH - 2, middle, f"{habit.found:.0%}", "t", "end")
        y += ROW
    for step in steps:
        x = label + step * AXIS_STEP * scale
        canvas.line([(x, first), (x, y)], "line thin dash" if step else "line")
        canvas.text(x, y + 10, f"{step * AXIS_STEP:.0%}", "t s")
    parts = texts["semicolon"].join(
        texts["habit-part"].format(name=name, found=f"{habit.found:.0%}", share=f"{habit.share:.0%}")
        for habit, name in zip(habits, names, strict=True)
    )
    return _plot(canvas, "habits", texts, parts=parts)


def _plot(canvas: Canvas, name: str, texts: Mapping[str, str], **params: str) -> Plot:
    alt = texts[f"alt-{name}"].format(**params)
    height = round(canvas.height + 2)
    return Plot(texts[f"title-{name}"], alt, texts[f"caption-{name}"], canvas.shapes, height)


def _label(names: Sequence[str]) -> float:
    """Return the room that the names at the left take."""
    return max((words.width(name, BODY) for name in names), default=0.0) + 10


def _legend(canvas: Canvas, entries: Sequence[tuple[str, str]]) -> float:
    """Draw what the parts of the bars mean; return where the bars begin."""
    x, y = 0.0, canvas.top
    for look, name in entries:
        wide = SWATCH + 5 + words.width(name, BODY)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + 20
        canvas.rect(x, y + 4, SWATCH, SWATCH, f"level {look}", 0)
        canvas.text(x + SWATCH + 5, y + 10, name, "t s", "start")
        x += wide + 13
    return y + 26


def _key(canvas: Canvas, texts: Mapping[str, str]) -> float:
    """Draw what dot, stroke and band mean; return where the rows begin."""
    x, y = 6.0, canvas.top + 10
    canvas.circle(x, y, 5, "dot accent")
    canvas.text(x + 10, y, texts["found"], "t s", "start")
    x += 10 + words.width(texts["found"], BODY) + 18
    canvas.line([(x, y - 8), (x, y + 8)])
    canvas.text(x + 8, y, texts["expected"], "t s", "start")
    x += 8 + words.width(texts["expected"], BODY) + 14
    canvas.rect(x, y - 6, 22, 12, "chance", 2)
    canvas.text(x + 28, y, texts["range"], "t s", "start")
    return y + 16
