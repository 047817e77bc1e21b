"""Figures as HTML: a template around the shapes that a kind draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment

from handbook.figures import words
from handbook.figures.canvas import BODY, WIDTH, Canvas
from handbook.figures.model import Figure
from handbook.templates import environment

BADGE = 24.0
"""How much room the word 示意 takes above a figure."""


@dataclass
class Renderer:
    """Renders figures with the templates of a folder and the texts `figures` of a language."""

    templates: Path
    texts: Mapping[str, str]

    @cached_property
    def _environment(self) -> Environment:
        return environment(self.templates)

    def figure(self, figure: Figure, name: str) -> str:
        """Return a figure as HTML on one line; `name` begins its ids and is unique on its page."""
        canvas = drawn(figure, self.texts["sketch"])
        known = {"figure": figure, "id": name, "shapes": canvas.shapes, "height": round(canvas.height + 1)}
        html = self._environment.get_template("figure.html").render(known, width=round(WIDTH))
        return "".join(line.strip() for line in html.splitlines())

    def sheet(self, pages: list[tuple[str, str, list[str]]]) -> str:
        """Return all figures of a site: for each page its address, its title and its figures as HTML."""
        return self._environment.get_template("sheet.html").render(pages=pages, t=self.texts)


def drawn(figure: Figure, sketch: str) -> Canvas:
    """Return the sheet with a figure on it; `sketch` is the word for figures without data, put above them."""
    canvas = Canvas()
    if figure.sketch:
        w = words.width(sketch, BODY) + 14
        canvas.rect(WIDTH - w - 1, 1, w, BADGE - 4, "badge", 10)
        canvas.text(WIDTH - w / 2 - 1, BADGE / 2 - 1, sketch, "t s")
        canvas.top += 0 if figure.kind in {"curve", "axis"} else BADGE
    figure.draw(canvas)
    return canvas
