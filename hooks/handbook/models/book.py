"""All models of a site: placed by pages, checked, written out with their templates."""

from __future__ import annotations

import difflib
import json
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from handbook import records
from handbook.models import fences
from handbook.models.kinds import Johari, Quadrant, Settings
from handbook.models.texts import texts
from handbook.problem import Place, Problem, in_order
from handbook.quiz.links import PageInfo
from handbook.quiz.load import Loaded, load
from handbook.quiz.report import Report
from handbook.quiz.text import fingerprint
from handbook.quiz.types.scale import Scale
from handbook.templates import environment

SLOT = re.compile(r'<div data-hb-model="(\d+)">.*?</div>', re.DOTALL)
FOLDER = "models/"
"""Where the browser files are published: one module and one style sheet a kind."""

Link = Callable[[str], str]
"""From an address relative to the site's root to one relative to the page."""


@dataclass(slots=True)
class _Placed:
    """A model of a page and where it stands."""

    settings: Settings
    place: Place
    source: str
    extra: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass
class ModelBook:
    """The models of one build; addresses are POSIX paths relative to the docs folder."""

    templates: Path
    language: str = "zh"
    root: str = "docs"
    problems: list[Problem] = field(default_factory=list[Problem])
    _placed: dict[str, list[_Placed]] = field(default_factory=dict[str, list[_Placed]])
    _quizzes: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def add_quiz(self, uri: str, data: bytes) -> None:
        """Keep a quiz file, for models that read what the reader answered in it."""
        self._quizzes[uri] = data

    def place(self, page: str, markdown: str, offset: int = 0) -> str:
        """Return the page's Markdown with a place for each fence; `offset` lines stand before it in the file.

        The place holds what the search should know: title and explanation.
        """
        file = posixpath.join(self.root, page)
        found = fences.find(markdown, file, offset)
        placed: list[_Placed] = []
        for fence in found:
            self.problems += fence.problems
            if fence.settings:
                source = "\n".join(markdown.split("\n")[fence.first : fence.last + 1])
                placed.append(_Placed(fence.settings, Place(file, fence.first + offset + 1), source))
        self._placed[page] = placed
        sound = [fence for fence in found if fence.settings]
        return fences.replace(markdown, sound, lambda i: self._slot(i, placed[i].settings))

    def _slot(self, position: int, settings: Settings) -> str:
        # In a label, so that the terms in it are not explained here instead of in the page's own text.
        own = self._texts["kinds"][settings.kind]
        words = f"{settings.title or own['title']} {own['about']}"
        return f'<div data-hb-model="{position}"><label>{escape(words)}</label></div>'

    @property
    def _texts(self) -> dict[str, Any]:
        return texts(self.language)

    def uses(self, page: str) -> bool:
        """Return whether the page places a model."""
        return bool(self._placed.get(page))

    def browser_files(self, page: str) -> tuple[list[str], list[str]]:
        """Return the names of the style sheets and modules that the page's models need."""
        kinds = dict.fromkeys(placed.settings.kind for placed in self._placed[page])
        return [f"{FOLDER}{kind}.css" for kind in kinds], [f"{FOLDER}{kind}.js" for kind in kinds]

    def finish(self, pages: Mapping[str, PageInfo]) -> list[Problem]:
        """Check what needs the whole site, and return all problems in order."""
        for items in self._placed.values():
            for item in items:
                if isinstance(item.settings, Quadrant):
                    self._connect(item, item.settings, pages)
        return in_order(self.problems)

    def _connect(self, item: _Placed, settings: Quadrant, pages: Mapping[str, PageInfo]) -> None:
        """Find the self-assessments of a placement and the page that they are on."""
        axes: dict[str, Any] = {}
        for axis, uri in (("procedure", settings.procedure), ("personal", settings.personal)):
            loaded = load(uri, self._quizzes[uri])[0] if uri in self._quizzes else None
            if loaded is None or not all(isinstance(question, Scale) for question in loaded.questions):
                best = next(iter(difflib.get_close_matches(uri, self._quizzes, n=1)), "")
                fix = f"{axis}: {best}" if best else ""
                self.problems.append(Problem("model-quiz", item.place, {"file": uri}, fix=fix))
            else:
                axes[axis] = _ratings(loaded)
        item.extra = {"axes": _json(axes)}
        if settings.page:
            report = Report(item.place.file, [], problems=self.problems)
            known = len(self.problems)
            records.check_page(report, settings.page, pages)
            for i in range(known, len(self.problems)):
                found = self.problems[i]
                self.problems[i] = Problem(found.code, item.place, found.params, fix=f"page: {found.fix}")
            if len(self.problems) == known:
                item.extra["page"] = pages[settings.page]

    def fill(self, page: str, html: str, link: Link, modules: Sequence[str] = ()) -> str:
        """Return the page's HTML with its models in their places; `modules` are loaded behind its text."""
        scripts = "".join(f'<script type="module" src="{url}"></script>' for url in modules)
        html = SLOT.sub(lambda slot: self._written(page, int(slot[1]), link), html)
        return html.replace("</article>", scripts + "</article>", 1)

    def _written(self, page: str, position: int, link: Link) -> str:
        item = self._placed[page][position]
        kind, own, common = item.settings.kind, self._texts["kinds"][item.settings.kind], self._texts["common"]
        name = kind if isinstance(item.settings, Quadrant) else f"{kind}.{posixpath.splitext(page)[0]}"
        same = [other for other in self._placed[page][:position] if other.settings.kind == kind]
        known: dict[str, Any] = {
            "id": f"model-{position + 1}",
            "kind": kind,
            "name": f"{name}.{len(same) + 1}" if same else name,
            "title": item.settings.title or own["title"],
            "s": item.settings,
            "t": own,
            "c": common,
            "texts": _json(self._texts["client"] | own.get("client", {})),
            "link": link,
            "mark": fingerprint("\n".join(item.settings.words), 4) if isinstance(item.settings, Johari) else "",
        }
        html = self._environment.get_template(f"{kind}.html").render(known | item.extra)
        return re.sub(r"\n\s*", "\n", html).strip()

    @cached_property
    def _environment(self) -> Environment:
        return environment(self.templates)


def _json(data: object) -> Markup:
    """Return JSON that may stand between single quotes of an attribute."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace("'", "\\u0027"))  # noqa: S704


def _ratings(loaded: Loaded) -> list[Any]:
    """Return id, hash and option key → points of each statement, as answers to it are stored."""
    quiz = loaded.quiz
    return [
        [question.id, question.fingerprint(quiz), {fingerprint(o.text): o.points for o in question.answers(quiz)}]
        for question in loaded.questions
        if isinstance(question, Scale)
    ]
