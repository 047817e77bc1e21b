"""The quiz format as a JSON Schema for editors: `python -m handbook.quiz.schema FOLDER PAGE…` writes it there.

Draft 7, because that is what editors' YAML support understands best. What the loader takes, the schema takes: a text
may look like a number or a flag. A question is checked by its `type` alone, so that an editor names the one key that
is wrong instead of saying that none of twelve shapes fits.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from handbook.locale import catalogue
from handbook.quiz.key_tables import filled
from handbook.quiz.manifest_format import manifest_schema
from handbook.quiz.model import Question, Quiz
from handbook.quiz.schema_parts import Schema, schema_of
from handbook.quiz.types import own_keys, question_types

DRAFT = "http://json-schema.org/draft-07/schema#"
SNIPPET_KEYS = ("id", "type", "stem")


def quiz_schema() -> Schema:
    """Return the schema of a quiz file."""
    quiz = schema_of(Quiz)
    quiz["properties"]["questions"]["items"] = {"$ref": "#/definitions/question"}
    return {
        "$schema": DRAFT,
        "title": "测验文件",
        "description": "一个测验：标题、题目和设置。放在页面旁边，文件名以 .quiz.yml 结尾。",
        **quiz,
        "definitions": {"question": _question(), **{name: _kind(name) for name in question_types()}},
    }


def _question() -> Schema:
    """Return what all questions have in common, and the choice of the rest by `type`."""
    names = list(question_types())
    labels = catalogue("zh").group("ui.kind")
    common = schema_of(Question)
    kinds = {"type": "string", "enum": names, "enumDescriptions": [labels[name] for name in names]}
    common["properties"]["type"] |= kinds
    del common["additionalProperties"]
    return {
        "title": "一道题",
        **common,
        "defaultSnippets": [_snippet(name, labels[name]) for name in names],
        "allOf": [
            {
                "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
                "then": {"$ref": f"#/definitions/{name}"},
            }
            for name in names
        ],
    }


def _kind(name: str) -> Schema:
    """Return what a type adds; the common keys are described once, in the schema of all questions."""
    schema = schema_of(question_types()[name])
    own = own_keys(name)
    properties = {key: value if key in own else True for key, value in schema["properties"].items()}
    required = [key for key in schema.get("required", []) if key in own]
    return {**schema, "title": catalogue("zh").group("ui.kind")[name], "properties": properties, "required": required}


def example(model: type[BaseModel]) -> dict[str, Any]:
    """Return a mapping with the example of every key of a model."""
    properties: Schema = schema_of(model)["properties"]
    return {key: value["examples"][0] for key, value in properties.items() if value.get("examples")}


def _snippet(name: str, label: str) -> Schema:
    """Return a question of a type to insert and overwrite: the keys without which it is none, and its reasons."""
    body = example(question_types()[name]) | {"type": name}
    schema = _kind(name)
    wanted = [*SNIPPET_KEYS, *schema["required"], *(key for key in ("feedback",) if key in schema["properties"])]
    return {
        "label": f"{name} {label}",
        "description": f"插入一道题：{label}",
        "body": {key: body[key] for key in wanted},
    }


def schemas() -> dict[str, str]:
    """Return file name → text of all published schemas."""
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in (("quiz", quiz_schema()), ("manifest", manifest_schema()))
    }


def main(folder: Path, pages: Iterable[Path]) -> None:
    """Write the schemas into a folder, and the tables of keys into the pages that ask for them."""
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    for page in pages:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), map(Path, sys.argv[2:]))
