"""Quizzes as HTML: one autoescaped template per question type."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name  # pyright: ignore[reportUnknownVariableType]

from handbook.locale import Catalogue
from handbook.quiz.gaps import HOLDER
from handbook.quiz.inline import Writer
from handbook.quiz.links import Resolver
from handbook.quiz.load import Loaded
from handbook.quiz.report import Report
from handbook.quiz.templates import Templates
from handbook.quiz.types.scale import Scale

CLIENT_TEXTS = "client"
"""The group of the catalogue that the browser needs; everything else is in the HTML already."""

MARKS = re.compile("[，。、；：！？）》”’…％%,.;:!?)]*")
"""Marks that may not begin a line."""


def mark(position: int) -> str:
    """Return the placeholder for the quiz at `position` (from 0) of a page."""
    return f'<div data-hb-quiz="{position}"></div>'


@dataclass(frozen=True, slots=True)
class Selection:
    """The questions of a file, by index, that one fence shows; `part` counts a file's fences on a page (0, 1, …)."""

    loaded: Loaded
    indices: tuple[int, ...]
    part: int = 0

    def named(self, name: str) -> str:
        """Return a name for the part, from one for the whole."""
        return f"{name} · {self.part + 1}" if self.part else name


@dataclass(frozen=True, slots=True)
class Rendered:
    """A quiz as HTML, and what its template was told of each question."""

    html: str
    questions: list[dict[str, Any]]


@dataclass
class Renderer:
    """Renders quizzes with the templates of a folder and the texts of a language."""

    templates: Path
    catalogue: Catalogue

    @cached_property
    def _environment(self) -> Environment:
        texts = json.dumps(self.catalogue.group(CLIENT_TEXTS), ensure_ascii=False)
        return Templates(self.templates, self._text, progress=self._progress, client_texts=texts)

    @cached_property
    def _writer(self) -> Writer:
        return Writer()

    def _text(self, key: str, **params: object) -> str:
        return self.catalogue.text(f"ui.{key}", **params)

    def _progress(self, count: int) -> str:
        return self.catalogue.text(f"{CLIENT_TEXTS}.progress", done=0, all=count)

    def heading(self, loaded: Loaded) -> str:
        """Return the heading to stand above a quiz that has none."""
        return self._text("rate" if flow_of(loaded) == "rating" else "quiz")

    def source(self, loaded: Loaded) -> str:
        """Return the HTML that shows the text of the quiz file, folded away."""
        formatter: Any = HtmlFormatter(nowrap=True)  # pyright: ignore[reportUnknownVariableType]
        code = Markup(highlight("\n".join(loaded.report.lines), get_lexer_by_name("yaml"), formatter))  # noqa: S704
        return self._environment.get_template("source.html").render(code=code)

    def quiz(self, selection: Selection, resolver: Resolver) -> Rendered:
        """Return a quiz as HTML; links that lead nowhere are reported."""
        loaded = selection.loaded
        contexts: set[str] = set()
        questions = [self._question(loaded, i, n, resolver, contexts) for n, i in enumerate(selection.indices, 1)]
        template = self._environment.get_template("quiz.html")
        html = template.render(
            name=selection.named(posixpath.splitext(posixpath.splitext(resolver.file)[0])[0]),
            label=selection.named(loaded.quiz.title),
            quiz=loaded.quiz,
            note=self._rich(loaded.report, resolver)(loaded.quiz.note, "note") if loaded.quiz.note else None,
            bands=self._bands(loaded, resolver),
            flow=flow_of(loaded),
            questions=questions,
            types=sorted({q["type"] for q in questions}),
        )
        return Rendered("\n".join([line for each in html.split("\n") if (line := each.strip())]), questions)

    def _question(
        self, loaded: Loaded, index: int, number: int, resolver: Resolver, contexts: set[str]
    ) -> dict[str, Any]:
        question = loaded.questions[index]
        report = loaded.about(index)
        rich = self._rich(report, resolver)
        context = None
        if question.context and question.context not in contexts:
            contexts.add(question.context)
            text = loaded.quiz.contexts[question.context]
            context = self._passage(loaded.report, resolver)(text, "contexts", question.context)
        return {
            "number": number,
            "id": question.id,
            "type": question.type,
            "hash": question.fingerprint(loaded.quiz),
            "stem": rich(question.stem, "stem"),
            "context_id": question.context and f"{question.context}-{posixpath.basename(resolver.file).split('.')[0]}",
            "points": question.points,
            "graded": question.graded,
            "context": context,
            "hint": rich(question.hint, "hint") if question.hint else None,
            "explanation": rich(question.explanation, "explanation") if question.explanation else None,
            "section": resolver.section(question.section, report) if question.section else None,
            "rich": rich,
            "passage": self._passage(report, resolver),
            "pieces": _pieces,
            **question.view(loaded.quiz),
        }

    def _bands(self, loaded: Loaded, resolver: Resolver) -> list[dict[str, Any]]:
        rich = self._rich(loaded.report, resolver)
        return [
            {"low": b.low, "high": b.high, "title": rich(b.title, "bands", i), "text": rich(b.text, "bands", i)}
            for i, b in enumerate(loaded.quiz.bands or [])
        ]

    def _rich(self, report: Report, resolver: Resolver) -> Callable[..., Markup]:
        inline = self._writer.inline

        def rich(text: str, *path: str | int) -> Markup:
            return inline(text, lambda address: resolver.link(address, report, path))

        return rich

    def _passage(self, report: Report, resolver: Resolver) -> Callable[..., Markup]:
        def passage(text: str, *path: str | int) -> Markup:
            return self._writer.block(text, lambda address: resolver.link(address, report, path))

        return passage


def _pieces(html: Markup) -> list[tuple[Markup, int | None, Markup]]:
    """Return the HTML between the holders of a text, each with the number of the holder that follows it.

    Third are the marks right behind that holder, which may not begin a line.
    """
    parts = HOLDER.split(html)
    found: list[tuple[Markup, int | None, Markup]] = []
    for i in range(0, len(parts), 2):
        number = int(parts[i + 1]) if i + 1 < len(parts) else None
        match = MARKS.match(parts[i + 2]) if number is not None else None
        marks = match[0] if match else ""
        # Parts of what is Markup already: nothing unescaped comes in.
        found.append((Markup(parts[i]), number, Markup(marks)))  # noqa: S704
        if marks:
            parts[i + 2] = parts[i + 2][len(marks) :]
    return found


def flow_of(loaded: Loaded) -> Literal["practice", "test", "rating"]:
    """Return how the quiz runs: `practice`, `test`, or `rating` where nothing is right or wrong."""
    return "rating" if any(isinstance(question, Scale) for question in loaded.questions) else loaded.quiz.mode
