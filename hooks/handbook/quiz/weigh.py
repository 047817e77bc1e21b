"""How much is wrong with the part of a file around a line: of several corrections the best leaves the least."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from pydantic import ValidationError

from handbook import yamlread, yamltree
from handbook.quiz import spoken
from handbook.quiz.model import Quiz
from handbook.quiz.types import question_types
from handbook.yamltree import Node, Path

QUESTION = re.compile(r"\s*- +(?:id|type|stem) *:")
QUESTIONS = re.compile(r"questions\s*[:：]")

NO_QUESTION = 4
"""How many errors something in the place of a question weighs that has no type: mostly it is none."""

Weight = tuple[int, int]
"""Nothing is wrong with (0, 0); (0, n) are n errors of content; (1, -n) is what YAML cannot read, in line n."""


def weight(lines: list[str], first: int, last: int) -> Weight:
    """Return how much is wrong with the questions that stand in some lines and with the one after them."""
    part = _part(lines, first, last)
    tree, faults = yamlread.parse("\n".join(part))
    if tree is None:
        return 1, -faults[-1].line
    return 0, len(faults) + sum(1 for _ in errors(tree))


def _part(lines: list[str], first: int, last: int) -> list[str]:
    """Return what stands before the questions, and those questions."""
    head = next((n + 1 for n, line in enumerate(lines) if QUESTIONS.match(line)), len(lines))
    start = next((n for n in range(min(first, len(lines) - 1), head - 1, -1) if QUESTION.match(lines[n])), head)
    following = [n for n in range(max(last, head) + 1, len(lines)) if QUESTION.match(lines[n])][:2]
    return lines[:head] + lines[start : following[1] if len(following) > 1 else len(lines)]


def errors(tree: Node) -> Iterator[tuple[str, Path]]:
    """Yield kind and path of all errors that validation finds in a tree."""
    data = yamltree.plain(tree)
    if not isinstance(data, dict):
        yield "model_type", ()
        return
    fields = cast("dict[str, Any]", data)
    yield from _invalid(Quiz, fields, ())
    entries = fields.get("questions")
    for index, entry in enumerate(cast("list[Any]", entries) if isinstance(entries, list) else []):
        base = ("questions", index)
        kind = cast("dict[str, Any]", entry).get("type") if isinstance(entry, dict) else None
        kind = kind if isinstance(kind, str) else ""
        names = (kind,) if kind in question_types() else spoken.types(kind)
        if not names:
            yield from [("type", base)] * NO_QUESTION
        else:
            yield from _invalid(question_types()[names[0]], {**entry, "type": names[0]}, base)


def _invalid(model: Any, fields: dict[str, Any], base: Path) -> Iterator[tuple[str, Path]]:
    try:
        model.model_validate(fields, by_alias=True, by_name=False)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=False, include_input=False):
            yield detail["type"], (*base, *detail["loc"])
