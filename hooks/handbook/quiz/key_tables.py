"""Tables of the keys that a quiz file may hold, in Markdown, for the guide's pages: written from the models."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, cast

from handbook.quiz.advice import Answered
from handbook.quiz.model import Question, Quiz
from handbook.quiz.schema_parts import Schema, schema_of
from handbook.quiz.types import own_keys, question_types

MARKED = re.compile(r"(?P<open><!-- keys: (?P<name>[a-z-]+) -->\n).*?(?P<close><!-- /keys -->)", re.DOTALL)
LONGEST = 40
"""Characters of an example that a table shows: more would not fit a phone."""


def filled(page: str) -> str:
    """Return a page's Markdown with the table between each pair of `<!-- keys: NAME -->` and `<!-- /keys -->` renewed.

    A name is that of a question type, or `question`, `quiz`, `advice`; raises KeyError for another one.
    """
    return MARKED.sub(lambda match: f"{match['open']}\n{key_table(match['name'])}\n\n{match['close']}", page)


def key_table(name: str) -> str:
    """Return the table of a question type's own keys, or of the keys that `question`, `quiz` or `advice` names."""
    if name == "advice":
        rows = [f"| `{key}` | {part['title']} |" for key, part in schema_of(Answered)["properties"].items()]
        return "\n".join(["| 建议名 | 说什么 |", "| --- | --- |", *rows])
    schema = schema_of({"question": Question, "quiz": Quiz}.get(name) or question_types()[name])
    keys = own_keys(name) if name in question_types() else list(schema["properties"])
    rows = [row for key in keys for row in _rows(key, schema["properties"][key], key in schema.get("required", ()))]
    return "\n".join(["| 键 | 写什么 | 例子 |", "| --- | --- | --- |", *rows])


def _rows(path: str, schema: Schema, required: bool) -> Iterator[str]:
    inner = {} if path == "advice-ok" else _inner(schema)
    about = str(schema["description"]).replace("|", "｜")
    shown = "" if inner.get("properties") else _example(schema["examples"][0])
    yield f"| `{path}` | {'必写。' if required else ''}{about} | {shown} |"
    for key, child in inner.get("properties", {}).items():
        yield from _rows(f"{path}.{key}", child, key in inner.get("required", ()))


def _inner(schema: Schema) -> Schema:
    """Return the schema of the mappings below a key: its own, its items' or its named parts'."""
    named = cast("dict[str, Schema]", schema.get("patternProperties", {}))
    parts: list[Any] = [schema, schema.get("items"), schema.get("additionalProperties"), *named.values()]
    none: Schema = {}
    return next((cast("Schema", part) for part in parts if isinstance(part, dict) and "properties" in part), none)


def _example(value: object) -> str:
    """Return an example as it would be written in one line."""
    text = _flow(value)
    if isinstance(value, list) and ": " in text:
        return ""
    text = text.replace("|", "｜")
    text = f'"{text}"' if text.startswith("#") else text
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}……"
    return f"`{text}`"


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "，".join(f"{key}: {_flow(item)}" for key, item in cast("dict[str, object]", value).items())
    if isinstance(value, list):
        return f"[{', '.join(_flow(item) for item in cast('list[object]', value))}]"
    return value if isinstance(value, str) else json.dumps(value)
