"""The published schema says what the loader does, speaks of every key, and is the one that the models give."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from handbook import yamlread, yamltree
from handbook.quiz.key_tables import filled, key_table
from handbook.quiz.load import load
from handbook.quiz.model import Question, Quiz
from handbook.quiz.schema import example, schemas
from handbook.quiz.types import own_keys, question_types

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "schema/quiz.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)
QUIZ_FILES = sorted((ROOT / "docs").rglob("*.quiz.yml"))
GUIDE = [page for page in sorted((ROOT / "docs").rglob("*.md")) if "<!-- keys:" in page.read_text(encoding="utf-8")]
CASES = ROOT / "tests/cases/quiz"
NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


def as_an_editor_reads(node: yamltree.Node) -> Any:
    """Return a YAML tree with what YAML 1.2 guesses: numbers, flags and nothing else."""
    if isinstance(node, yamltree.Scalar):
        if not node.plain:
            return node.value
        guess = NUMBER.fullmatch(node.value) or node.value in {"true", "false"}
        return None if node.is_null else json.loads(node.value) if guess else node.value
    if isinstance(node, yamltree.Sequence):
        return [as_an_editor_reads(item) for item in node.items]
    return {key: as_an_editor_reads(value) for key, (_, value) in node.entries.items()}


def complaints(text: str) -> list[str]:
    """Return what an editor underlines in a quiz file."""
    tree, _ = yamlread.parse(text)
    assert tree is not None
    return [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in VALIDATOR.iter_errors(as_an_editor_reads(tree))
    ]


def keys(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield path and schema of every key that a mapping may hold."""
    if not isinstance(schema, dict):
        return
    for name, child in schema.get("properties", {}).items():
        if isinstance(child, dict):
            yield f"{path}.{name}", child
        yield from keys(child, f"{path}.{name}")
    for child in (
        schema.get("items"),
        schema.get("additionalProperties"),
        *schema.get("patternProperties", {}).values(),
    ):
        yield from keys(child, path)
    for name, child in schema.get("definitions", {}).items():
        yield from keys(child, f"{path}.{name}")


def mappings(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield path and schema of every mapping."""
    if not isinstance(schema, dict):
        return
    if "properties" in schema:
        yield path, schema
    for name, child in schema.items():
        if name in {"properties", "patternProperties", "definitions"}:
            for key, value in child.items():
                yield from mappings(value, f"{path}.{key}")
        elif name in {"items", "additionalProperties"}:
            yield from mappings(child, f"{path}.{name}")


@pytest.mark.parametrize(("name", "text"), schemas().items(), ids=list(schemas()))
def test_fresh(name: str, text: str) -> None:
    """The committed file is what `make schema` writes."""
    assert (ROOT / "schema" / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("page", GUIDE, ids=lambda path: path.name)
def test_tables_are_fresh(page: Path) -> None:
    """The tables of keys in the guide are those that `make schema` writes."""
    text = page.read_text(encoding="utf-8")
    assert filled(text) == text


def test_tables_show_every_key() -> None:
    """Each key of a type, also below another key, has its row."""
    for name in question_types():
        schema = SCHEMA["definitions"][name]
        wanted = {f"`{path.removeprefix('.')}`" for path, _ in keys(schema)}
        shown = {cell.split(" | ")[0].removeprefix("| ") for cell in key_table(name).splitlines()[2:]}
        assert wanted - shown == set(), name


def test_sound() -> None:
    """Both schemas are schemas of the draft that they name."""
    Draft7Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(json.loads(schemas()["manifest.schema.json"]))


@pytest.mark.parametrize(("path", "schema"), list(keys(SCHEMA)), ids=[path for path, _ in keys(SCHEMA)])
def test_every_key_is_explained(path: str, schema: dict[str, Any]) -> None:
    """A key has a Chinese title and description and an example that fits it."""
    assert re.search(r"[\u4e00-\u9fff]", schema.get("title", "")), path
    assert re.search(r"[\u4e00-\u9fff]", schema.get("description", "")), path
    assert schema.get("examples"), path
    for value in schema["examples"]:
        checker = Draft7Validator({**schema, "definitions": SCHEMA["definitions"]})
        assert not [error.message for error in checker.iter_errors(value)]


def test_mappings_are_closed() -> None:
    """No mapping takes keys that it does not know; a question is closed by its type."""
    open_ones = [path for path, schema in mappings(SCHEMA) if schema.get("additionalProperties") is not False]
    assert open_ones == [".question"]


def test_every_type_is_there() -> None:
    """Each question type has its own part, with exactly its own keys described in it."""
    assert set(SCHEMA["definitions"]) == {"question", *question_types()}
    for name in question_types():
        properties = SCHEMA["definitions"][name]["properties"]
        assert [key for key, value in properties.items() if value is not True] == own_keys(name)


@pytest.mark.parametrize("file", QUIZ_FILES, ids=lambda path: path.name)
def test_files_of_the_handbook(file: Path) -> None:
    """Every quiz file of the handbook passes."""
    assert complaints(file.read_text(encoding="utf-8-sig")) == []


@pytest.mark.parametrize("name", question_types())
def test_examples_make_a_question(name: str) -> None:
    """The examples of a type's keys together are a question without a fault, and so is its snippet."""
    model = question_types()[name]
    whole = {**example(Question), **example(model), "type": name}
    quiz = {key: value for key, value in example(Quiz).items() if key not in {"questions", "draw", "scale", "bands"}}
    if name == "scale":
        quiz |= {
            "bands": [
                {"from": 0, "to": 0, "title": "低", "text": "练"},
                {"from": 2, "to": 2, "title": "高", "text": "好"},
            ]
        }
    (snippet,) = (s["body"] for s in SCHEMA["definitions"]["question"]["defaultSnippets"] if s["body"]["type"] == name)
    for question in (whole, snippet):
        shared = {} if "options" in question or name != "scale" else {"scale": example(Quiz)["scale"]}
        text = yaml.safe_dump({**quiz, **shared, "questions": [question]}, allow_unicode=True, sort_keys=False)
        loaded, problems = load("sample.quiz.yml", text.encode())
        assert loaded, problems
        assert complaints(text) == []


def test_example_of_a_quiz() -> None:
    """The examples of a quiz file's keys are sound together, too."""
    bands = example(Quiz)["bands"]
    questions = [{"id": f"q-{i}", "type": "scale", "stem": f"第{i}题", "options": example(Quiz)["scale"]} for i in "ab"]
    text = yaml.safe_dump({"title": "试", "bands": bands, "questions": questions}, allow_unicode=True, sort_keys=False)
    loaded, problems = load("sample.quiz.yml", text.encode())
    assert loaded, problems


def sound_cases() -> Iterator[Path]:
    """Yield the cases of the loader that are files without a fault."""
    for path in sorted(CASES.glob("*.yml")):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "input" in case and not case.get("problems"):
            yield path


@pytest.mark.parametrize("path", list(sound_cases()), ids=lambda path: path.stem)
def test_what_loads_is_not_underlined(path: Path) -> None:
    """A file that the loader takes without a word is not underlined in an editor."""
    assert complaints(yaml.safe_load(path.read_text(encoding="utf-8"))["input"]) == []


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ("- {id: a, type: singel, stem: x}", "questions/0/type"),
        ("- {id: a, type: single, stem: x, options: [{text: a, corect: true}, {text: b}]}", "questions/0/options/0"),
        ("- {id: a, type: single, stem: x, answer: true, options: [{text: a}, {text: b}]}", "questions/0"),
        ("- {id: A1, type: true-false, stem: x, answer: true}", "questions/0/id"),
        ("- {id: a, type: true-false, stem: x, answer: 对}", "questions/0/answer"),
        ("- {id: a, type: true-false, stem: x}", "questions/0"),
        ("- {id: a, type: numeric, stem: x, answer: 三}", "questions/0/answer"),
        ("- {id: a, type: numeric, stem: x, answer: 3, level: use}", "questions/0/level"),
        ("- {id: a, type: numeric, stem: x, answer: 3, points: 0}", "questions/0/points"),
        ("- {id: a, type: numeric, stem: x, answer: 3, advice-ok: {level: 不分}}", "questions/0/advice-ok"),
    ],
)
def test_slips_are_underlined_once_where_they_are(lines: str, where: str) -> None:
    """A slip gives one complaint, at its own place, not one for each question type."""
    found = complaints(f"title: 试\nquestions:\n  {lines}\n")
    assert [complaint.split(":")[0] for complaint in found] == [where]
