"""Amounts side by side: plain, summed up step by step, or with their running share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.figures import words
from handbook.figures.canvas import BODY, WIDTH, Canvas
from handbook.figures.model import Figure, Label, Words
from handbook.quiz.text import Flag, Number


class Bar(Words):
    """An amount and its name."""

    value: Annotated[Number, Field(description="数值；瀑布图里减去的写负数", examples=[120])]
    total: Annotated[Flag, Field(description="瀑布图里从零画起的合计", examples=["true"])] = False


class Bars(Figure):
    """Lying bars, their names above them and their amounts beside them."""

    bars: Annotated[list[Bar], Field(description="条，从上到下", min_length=2, max_length=10)]
    form: Annotated[
        Literal["plain", "waterfall", "pareto"],
        Field(description="plain 平铺、waterfall 一步步加减、pareto 累计占比", examples=["plain"]),
    ] = "plain"
    unit: Annotated[Label | None, Field(description="单位", examples=["元"])] = None

    def draw(self, canvas: Canvas) -> None:
        """Draw a bar to each amount, on one scale."""
        spans, sums = self._spans()
        low, high = min(0.0, *(min(span) for span in spans)), max(max(span) for span in spans)
        label = min(118.0, max(words.width(bar.title, BODY) for bar in self.bars) + 8)
        amounts = [self._amount(bar, total) for bar, total in zip(self.bars, sums, strict=True)]
        room = max(words.width(amount, BODY) for amount in amounts) + 8
        scale = (WIDTH - label - room) / ((high - low) or 1)
        y, before = canvas.top, 0.0
        if self.unit:
            canvas.text(0, y + 8, self.unit, "t s", "start")
            y += 22
        for number, (bar, (start, end)) in enumerate(zip(self.bars, spans, strict=True)):
            texts = words.wrap(bar.title, label - 8, BODY)
            extra = words.wrap(bar.text, WIDTH - label - 6, BODY) if bar.text else []
            h = max(26.0, 18.5 * len(texts))
            left, right = label + (min(start, end) - low) * scale, label + (max(start, end) - low) * scale
            canvas.lines(label - 8, y + h / 2 - 9.25 * len(texts), texts, "t", "end")
            if number and self.form == "waterfall":
                at = label + (before - low) * scale
                canvas.line([(at, y - 10), (at, y + h / 2 - 11)], "line thin dash")
            canvas.rect(left, y + h / 2 - 11, max(2.0, right - left), 22, f"bar {bar.tone}", 2)
            canvas.text(right + 6, y + h / 2, amounts[number], "t", "start")
            y += h + 3
            y = canvas.lines(label + 6, y, extra, "t s", "start") + (6 if extra else 5)
            before = end
        canvas.line([(label - low * scale, canvas.top + (22 if self.unit else 0) - 2), (label - low * scale, y - 4)])

    def _spans(self) -> tuple[list[tuple[float, float]], list[float]]:
        """Return from where to where each bar reaches, and the sum of the amounts up to it."""
        spans: list[tuple[float, float]] = []
        sums: list[float] = []
        level = running = 0.0
        for bar in self.bars:
            running += bar.value
            sums.append(running)
            if self.form != "waterfall" or bar.total:
                spans.append((0.0, float(bar.value)))
                level = float(bar.value)
            else:
                spans.append((level, level + bar.value))
                level += bar.value
        return spans, sums

    def _amount(self, bar: Bar, running: float) -> str:
        shown = f"{bar.value:g}".replace("-", "−")
        if self.form == "pareto":
            whole = sum(other.value for other in self.bars)
            return f"{shown}（累计{running / whole:.0%}）"
        return f"+{shown}" if self.form == "waterfall" and bar.value > 0 and not bar.total else shown
