"""The manifest of a site: every quiz and question in one JSON file, for all that works across pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from handbook.quiz.links import PageInfo
from handbook.quiz.manifest_format import FORMAT, ContextEntry, Manifest, PageEntry, QuestionEntry, QuizEntry
from handbook.quiz.model import Question, Quiz
from handbook.quiz.render import Rendered, Selection, flow_of

PATH = "quiz/manifest.json"
"""Where the manifest stands in the built site."""

ROOT = "./"
"""The address of the home page."""

QUESTION = '<fieldset class="hb-question"'
ADDRESS = re.compile(r'(?P<tag><(?:a|img)\b[^<>]*? (?:href|src)=")(?P<address>[^"]*)')
"""An address in HTML whose texts have their `<` escaped."""

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
BODY = frozenset(Question.model_fields) - {"hint", "explanation"}
"""The keys of a question that its entry gives under a name of their own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A quiz that a page shows: `file` and `page` are paths below the docs folder, `at` says what the page is."""

    file: str
    page: str
    at: PageInfo
    selection: Selection
    rendered: Rendered


def manifest(shown: Iterable[Shown]) -> bytes:
    """Return the manifest as JSON in UTF-8; the same quizzes give the same, whatever order they come in."""
    files: dict[str, list[Shown]] = {}
    for item in sorted(shown, key=lambda item: (item.file, _stem(item.file) != _stem(item.page), item.at.url)):
        files.setdefault(item.file, []).append(item)
    data: Manifest = {"format": FORMAT, "quizzes": [_quiz(items) for items in files.values()]}
    return to_json(data) + b"\n"


def _quiz(items: Sequence[Shown]) -> QuizEntry:
    """Return the entry of a quiz file; the page of its own name comes first."""
    loaded = items[0].selection.loaded
    quiz = loaded.quiz
    questions: dict[int, QuestionEntry] = {}
    contexts: dict[str, ContextEntry] = {}
    for item in items:
        for index, entry in _questions(item, contexts):
            questions.setdefault(index, entry)
    return {
        "file": items[0].file,
        "name": _stem(items[0].file),
        "title": quiz.title,
        "note": quiz.note,
        "flow": flow_of(loaded),
        "settings": {
            "mode": quiz.mode,
            "pass_mark": quiz.pass_mark,
            "shuffle": sorted(quiz.shuffle),
            "draw": quiz.draw,
            "time_limit": quiz.time_limit,
            "confidence": quiz.confidence,
        },
        "pages": [_page(at) for at in {item.at.url: item.at for item in items}.values()],
        "contexts": contexts,
        "scale": [_plain(point) for point in quiz.scale or []],
        "bands": [_plain(band) for band in quiz.bands or []],
        "questions": [questions[index] for index in sorted(questions)],
    }


def _questions(item: Shown, contexts: dict[str, ContextEntry]) -> Iterator[tuple[int, QuestionEntry]]:
    """Yield index and entry of each question on a page, and gather the contexts that they share."""
    loaded = item.selection.loaded
    url = item.at.url
    fragments = _fragments(item.rendered.html)
    for index, view, html in zip(item.selection.indices, item.rendered.questions, fragments, strict=True):
        question = loaded.questions[index]
        if view["context"] is not None:
            text = view["context"].striptags()
            contexts[view["context_id"]] = {"text": text, "html": _from_root(view["context"], url)}
        section = view["section"]
        yield (
            index,
            {
                "id": question.id,
                "type": question.type,
                "graded": question.graded,
                "credit": question.credit,
                "hash": view["hash"],
                "page": _page(item.at),
                "anchor": f"q-{question.id}",
                "stem": view["stem"].striptags(),
                "context": view["context_id"],
                "section": {"address": _resolved(section[0], url), "title": section[1]} if section else None,
                "level": question.level,
                "points": question.points,
                "data": _body(question, loaded.quiz),
                "html": _from_root(html, url),
            },
        )


def _page(info: PageInfo) -> PageEntry:
    return {"address": info.url or ROOT, "title": info.title}


def _plain(part: Any) -> dict[str, Any]:
    return part.model_dump(mode="json", by_alias=True, exclude_none=True)


def _body(question: Question, quiz: Quiz) -> dict[str, Any]:
    """Return what the file says of a question beyond its entry's own fields; a rating always has its answers."""
    data = question.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=set(BODY))
    if question.type == "scale":
        data.setdefault("options", [_plain(point) for point in quiz.scale or []])
    return data


def _fragments(html: str) -> list[str]:
    """Return the HTML of each question of a rendered quiz."""
    return [f"{QUESTION}{part.rpartition('</fieldset>')[0]}</fieldset>" for part in html.split(QUESTION)[1:]]


def _from_root(html: str, url: str) -> str:
    """Return HTML of the page at `url` with its links relative to the site's root; those into itself stay."""

    def written(match: re.Match[str]) -> str:
        address = match["address"]
        inside = address.startswith("#") and f'id="{address[1:]}"' in html
        return match[0] if inside else match["tag"] + _resolved(address, url)

    return ADDRESS.sub(written, html)


def _resolved(address: str, url: str) -> str:
    """Return an address on the page at `url` as one relative to the site's root."""
    if SCHEME.match(address) or not address:
        return address
    path, mark, fragment = address.partition("#")
    if not path:
        return f"{url or ROOT}{mark}{fragment}"
    folder = posixpath.dirname(url)
    target = posixpath.normpath(posixpath.join(folder, path)).removeprefix(".").removeprefix("/")
    slash = "/" if path.endswith(("/", "..", ".")) and target else ""
    return f"{target or ROOT}{slash}{mark}{fragment}"


def _stem(path: str) -> str:
    return path.removesuffix(".md").removesuffix(".yml").removesuffix(".quiz")
