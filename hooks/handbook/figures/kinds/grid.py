"""Columns and rows, with arrows where one column leads to the next."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.figures import words
from handbook.figures.canvas import BODY, BODY_LEAD, WIDTH, Canvas
from handbook.figures.model import Figure, Item, Label
from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Flag


class Row(Part):
    """A row of cells and perhaps its name."""

    name: Annotated[Label | None, Field(description="行名", examples=["客户"])] = None
    cells: Annotated[list[Item], Field(description="格子，从左到右", min_length=1, max_length=4)]


class Grid(Figure):
    """Cells under headings; made for what changes from column to column."""

    columns: Annotated[list[Label], Field(description="列名", min_length=2, max_length=4)]
    rows: Annotated[list[Row], Field(description="行，从上到下", min_length=1, max_length=8)]
    arrows: Annotated[Flag, Field(description="列与列之间画箭头", examples=["true"])] = False

    def check(self, report: Report) -> None:
        """Report a row with more or fewer cells than there are columns."""
        for number, row in enumerate(self.rows):
            if len(row.cells) != len(self.columns):
                path = ("rows", number, "cells")
                report.add("figure-count", *path, key_name="cells", given=len(row.cells), wanted=len(self.columns))

    def draw(self, canvas: Canvas) -> None:
        """Draw the headings, then row after row, each as high as its fullest cell."""
        named = any(row.name for row in self.rows)
        left = 24.0 if named else 0.0
        gap = 16.0 if self.arrows else 5.0
        count = len(self.columns)
        w = (WIDTH - left - gap * (count - 1)) / count
        heads = [words.wrap(head, w, BODY) for head in self.columns]
        y = canvas.top + BODY_LEAD * max(map(len, heads)) + 4
        for column, head in enumerate(heads):
            x = left + column * (w + gap) + w / 2
            canvas.lines(x, y - 4 - BODY_LEAD * len(head), head, "t s")
        for row in self.rows:
            blocks = [cell.block(w, pad=7.0) for cell in row.cells]
            h = max(block.height for block in blocks)
            h = max(h, 15.0 * len(row.name) + 6 if row.name else 0)
            for column, block in enumerate(blocks):
                x = left + column * (w + gap)
                canvas.block(x, y, h, block)
                if self.arrows and column:
                    canvas.line([(x - gap + 1, y + h / 2), (x - 1, y + h / 2)], end=True)
            if row.name:
                canvas.upright(9, y + h / 2, row.name, "t s")
            y += h + (8 if self.arrows else 5)
