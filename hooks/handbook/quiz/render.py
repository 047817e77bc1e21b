"""Quizzes as HTML: one autoescaped template per question type."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from handbook.locale import Catalogue
from handbook.quiz.inline import Writer
from handbook.quiz.links import Resolver
from handbook.quiz.load import Loaded
from handbook.quiz.report import Report
from handbook.quiz.types.scale import Scale
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

CLIENT_TEXTS = "client"
"""The group of the catalogue that the browser needs; everything else is in the HTML already."""


def mark(position: int) -> str:
    """Return the placeholder for the quiz at `position` (from 0) of a page."""
    return f'<div data-hb-quiz="{position}"></div>'


@dataclass(frozen=True, slots=True)
class Selection:
    """The questions of a file, by index, that one fence shows."""

    loaded: Loaded
    indices: tuple[int, ...]


@dataclass
class Renderer:
    """Renders quizzes with the templates of a folder and the texts of a language."""

    templates: Path
    catalogue: Catalogue

    @cached_property
    def _environment(self) -> Environment:
        loader = FileSystemLoader(self.templates)
        env = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        env.globals["t"] = self._text
        env.globals["client_texts"] = self.catalogue.group(CLIENT_TEXTS)
        return env

    @cached_property
    def _writer(self) -> Writer:
        return Writer()

    def _text(self, key: str, **params: object) -> str:
        return self.catalogue.text(f"ui.{key}", **params)

    def heading(self, loaded: Loaded) -> str:
        """Return the heading to stand above a quiz that has none."""
        return self._text("rate" if _is_scale(loaded) else "quiz")

    def quiz(self, selection: Selection, resolver: Resolver) -> str:
        """Return the HTML of a quiz; links that lead nowhere are reported."""
        loaded = selection.loaded
        contexts: set[str] = set()
        questions = [self._question(loaded, i, n, resolver, contexts) for n, i in enumerate(selection.indices, 1)]
        template = self._environment.get_template("quiz.html")
        html = template.render(
            name=posixpath.splitext(posixpath.splitext(resolver.file)[0])[0],
            quiz=loaded.quiz,
            note=self._rich(loaded.report, resolver)(loaded.quiz.note, "note") if loaded.quiz.note else None,
            bands=self._bands(loaded, resolver),
            scale=_is_scale(loaded),
            questions=questions,
            types=sorted({q["type"] for q in questions}),
        )
        return "\n".join(line.strip() for line in html.splitlines() if line.strip())

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
            linker = self._linker(loaded.report, resolver, ("contexts", question.context))
            context = self._writer.block(text, linker)
        return {
            "number": number,
            "id": question.id,
            "type": question.type,
            "hash": question.fingerprint(loaded.quiz),
            "stem": rich(question.stem, "stem"),
            "context_name": question.context,
            "context": context,
            "hint": rich(question.hint, "hint") if question.hint else None,
            "explanation": rich(question.explanation, "explanation") if question.explanation else None,
            "section": resolver.section(question.section, report) if question.section else None,
            "rich": rich,
            **question.view(loaded.quiz),
        }

    def _bands(self, loaded: Loaded, resolver: Resolver) -> list[dict[str, Any]]:
        rich = self._rich(loaded.report, resolver)
        return [
            {"low": b.low, "high": b.high, "title": rich(b.title, "bands", i), "text": rich(b.text, "bands", i)}
            for i, b in enumerate(loaded.quiz.bands or [])
        ]

    def _rich(self, report: Report, resolver: Resolver) -> Callable[..., Markup]:
        def rich(text: str, *path: str | int) -> Markup:
            return self._writer.inline(text, self._linker(report, resolver, path))

        return rich

    @staticmethod
    def _linker(report: Report, resolver: Resolver, path: tuple[str | int, ...]) -> Callable[[str], str | None]:
        return lambda address: resolver.link(address, report, path)


def _is_scale(loaded: Loaded) -> bool:
    return any(isinstance(question, Scale) for question in loaded.questions)
