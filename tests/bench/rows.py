"""Results: a value, its budget, and whether it keeps it."""

from __future__ import annotations

import math
import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One result; `noise` is its standard error, and only a row that `gates` can fail the run."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    noise: float = 0.0
    gates: bool = False
    note: str = ""
    samples: Sequence[float] = field(default=())

    @property
    def verdict(self) -> str:
        """Say `ok`, `over`, or that the excess is too small to tell from noise."""
        if self.budget is None:
            return ""
        if self.value <= self.budget:
            return "ok"
        return "over" if self.value - self.noise > self.budget else "over?"

    def cells(self) -> list[str]:
        """Return what the table shows."""
        noise = f"±{self._spelt(self.noise)}" if self.noise else ""
        budget = "" if self.budget is None else self._spelt(self.budget)
        return [self.name, self._spelt(self.value), noise, self.unit, budget, self.verdict, self.note]

    def _spelt(self, value: float) -> str:
        digits = {"×": 3, "s": 2, "CLS": 4}.get(self.unit, 1)
        return str(round(value)) if self.unit == "B" else f"{value:.{digits}f}"


HEADINGS = ["结果", "值", "误差", "单位", "预算", "判定", "说明"]


def median_row(name: str, samples: Sequence[float], unit: str, *, budget: float | None = None, **more: object) -> Row:
    """Return the median of samples with the standard error of a median."""
    noise = 1.2533 * statistics.stdev(samples) / math.sqrt(len(samples)) if len(samples) > 1 else 0.0
    value = statistics.median(samples)
    return Row(name, value, unit, budget, noise, samples=tuple(samples), **more)  # pyright: ignore[reportArgumentType]


def width(text: str) -> int:
    """Return how many columns a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def table(rows: Sequence[Row]) -> str:
    """Return the rows as aligned lines."""
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(width(line[i]) for line in cells) for i in range(len(HEADINGS))]
    lines = ["  ".join(text + " " * (widths[i] - width(text)) for i, text in enumerate(line)) for line in cells]
    return "\n".join(line.rstrip() for line in lines)
