"""From the schema that pydantic writes to one that an editor can speak from."""

from __future__ import annotations

from typing import Any, TypeAlias, cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

Schema: TypeAlias = dict[str, Any]

NULL = {"type": "null"}
BOUNDS = {"ge": "minimum", "le": "maximum"}
"""How pydantic calls the bounds of a number that it reads itself, and how JSON Schema does."""

SCALAR = ["string", "number", "boolean"]
"""What a text may look like to a reader of YAML that guesses: the loader takes `7` and `true` as written."""

UNGUESSED = {"enum", "const", "pattern"}
ORDER = ("title", "description", "type")


class _AsWritten(GenerateJsonSchema):
    """Keeps the keys of examples in the order in which an author would write them."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        return value


def schema_of(model: type[BaseModel]) -> Schema:
    """Return the schema of a model without references, nulls and what is said of Python classes."""
    schema = model.model_json_schema(schema_generator=_AsWritten)
    definitions = {name: _bare(part) for name, part in cast("dict[str, Schema]", schema.get("$defs", {})).items()}
    return {key: value for key, value in _node(_bare(schema), definitions).items() if key != "$defs"}


def _bare(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key not in {"title", "description"}}


def _node(schema: Schema, definitions: dict[str, Schema]) -> Schema:
    node = dict(schema)
    if choices := [choice for choice in node.pop("anyOf", []) if choice != NULL]:
        node = _joined(choices) | node
    if "$ref" in node:
        node = definitions[node.pop("$ref").rpartition("/")[2]] | node
    for name, value in BOUNDS.items():
        if name in node:
            node[value] = node.pop(name)
    if node.get("default", "") in (None, {}):
        del node["default"]
    if "patternProperties" in node:
        node["additionalProperties"] = False
    if node.get("type") == "string" and not UNGUESSED & node.keys():
        node["type"] = SCALAR
    keys = sorted(node, key=lambda key: ORDER.index(key) if key in ORDER else len(ORDER))
    return {key: _child(key, node[key], definitions) for key in keys}


def _joined(choices: list[Schema]) -> Schema:
    """Return what a choice comes down to: a number, whole or not, or what may also be left out."""
    if {choice.get("type") for choice in choices} == {"integer", "number"}:
        return {**choices[0], "type": "number"}
    (choice,) = choices
    return choice


def _child(key: str, value: Any, definitions: dict[str, Schema]) -> Any:
    if key in {"properties", "patternProperties"}:
        return {name: _node(child, definitions) for name, child in cast("dict[str, Schema]", value).items()}
    if key in {"items", "additionalProperties"} and isinstance(value, dict):
        return _node(cast("Schema", value), definitions)
    return value
