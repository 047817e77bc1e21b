"""All figures of a site: read where their pages describe them, drawn, put in their places."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from handbook import records
from handbook.figures import fences
from handbook.figures.fences import Fence
from handbook.figures.kinds import KINDS
from handbook.figures.model import Figure
from handbook.figures.render import Renderer
from handbook.problem import Place, Problem, in_order
from handbook.quiz.report import Report

KIND = re.compile(r"^kind:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
PLACE = re.compile(r'<div data-hb-figure="(\d+)"></div>')
SHEET = "<div data-hb-figures></div>"
LEAST = 20
"""An alternative shorter than this can only name a figure, not say what it says."""


@dataclass(slots=True)
class FigureBook:
    """The figures of one build; addresses are POSIX paths relative to the docs folder."""

    renderer: Renderer
    root: str = "docs"
    problems: list[Problem] = field(default_factory=list[Problem])
    figures: dict[str, list[Figure]] = field(default_factory=dict[str, "list[Figure]"])

    def place(self, page: str, markdown: str, offset: int = 0) -> str:
        """Return the page's Markdown with a place for each figure; `offset` lines stand before it in the file."""
        found = list(fences.find(markdown))
        if not found:
            return markdown
        file = posixpath.join(self.root, page)
        rows, kept = markdown.split("\n"), self.figures.setdefault(page, [])
        places: list[str] = []
        for fence in found:
            figure = self._read(file, fence, offset) if fence.name == "figure" else None
            places.append(f'<div data-hb-figure="{len(kept)}"></div>' if figure else SHEET)
            kept += [figure] if figure else []
        for fence, text in reversed(list(zip(found, places, strict=True))):
            rows[fence.first : fence.last + 1] = [fence.indent + text]
        return "\n".join(rows)

    def _read(self, file: str, fence: Fence, offset: int) -> Figure | None:
        """Return the figure in a fence, None when it cannot be read; all that is wrong is kept."""
        place = Place(file, fence.first + offset + 1, len(fence.indent) + 1)
        if fence.indent or not fence.closed:
            code = "figure-within" if fence.indent else "figure-unclosed"
            self.problems.append(Problem(code, place, fix="```figure" if fence.indent else "```"))
            return None
        match = KIND.search(fence.body)
        model = KINDS.get(match[1]) if match else None
        if model is None:
            line = fence.body[: match.start() if match else 0].count("\n") + 1
            best = next(iter(difflib.get_close_matches(match[1] if match else "", KINDS, n=1, cutoff=0.5)), "cards")
            params = {"given": match[1] if match else "", "known": "、".join(KINDS)}
            where = Place(file, place.line + line, 7 if match else 1)
            self.problems.append(Problem("figure-kind", where, params, fix=f"kind: {best}"))
            return None
        body = "\n" * (fence.first + offset + 1) + fence.body
        figure, report = records.load(file, body.encode(), model)
        if figure:
            _check(figure, report)
        self.problems += report.problems
        return None if report.problems else figure

    def uses(self, page: str) -> bool:
        """Return whether a page has figures or their sheet."""
        return page in self.figures

    def finish(self) -> list[Problem]:
        """Return all that is wrong, in order."""
        return in_order(self.problems)

    def fill(self, page: str, html: str, titles: Mapping[str, tuple[str, str]], link: Callable[[str], str]) -> str:
        """Return a page's HTML with its figures.

        `titles` gives address and title of every page, `link` turns an address into one relative to this page.
        """
        if SHEET in html:
            html = html.replace(SHEET, self._sheet(titles, link))
        kept = self.figures.get(page, [])
        return PLACE.sub(lambda match: self.renderer.figure(kept[int(match[1])], f"hb-figure-{match[1]}"), html)

    def _sheet(self, titles: Mapping[str, tuple[str, str]], link: Callable[[str], str]) -> str:
        pages: list[tuple[str, str, list[str]]] = []
        number = 0
        for src, (url, title) in titles.items():
            drawn: list[str] = []
            for figure in self.figures.get(src, ()):
                number += 1
                drawn.append(self.renderer.figure(figure, f"hb-sample-{number}"))
            pages += [(link(url), title, drawn)] if drawn else []
        return self.renderer.sheet(pages)


def _check(figure: Figure, report: Report) -> None:
    """Report an alternative that says no more than the name of the figure, and what its kind finds wrong."""
    if len(figure.alt) < LEAST or not figure.alt.endswith("。"):
        report.add("figure-alt", "alt", least=LEAST)
    figure.check(report)
