"""The examples of the gallery: sound, without advice left open, and together showing every type and every key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.locale import catalogue
from handbook.quiz import fences
from handbook.quiz.choice import Option
from handbook.quiz.lint_bank import advise_bank
from handbook.quiz.load import Loaded, load
from handbook.quiz.model import Band, Question, ScalePoint
from handbook.quiz.types import own_keys, parts, question_types
from handbook.quiz.types.branch import Node, Turn
from handbook.quiz.types.true_false import Verdicts

DOCS = Path(__file__).parents[2] / "docs"
GALLERY = DOCS / "contribute/question-types.md"
EXAMPLES = sorted((GALLERY.parent / "examples").glob("*.quiz.yml"))
CREDIT = {
    "all-or-nothing": "得分$",
    "share": r"的.* ÷ 全部",
    "hits-less-misses": r"（.+ − .+）÷ .+，最低0$",
    "ending": "结局",
    "none": "^不评分",
}
"""How the gallery's table says each rule of partial credit."""


def read(path: Path) -> Loaded:
    """Return an example file as the build reads it."""
    loaded, problems = load(str(path), path.read_bytes())
    assert loaded, [problem.text(catalogue("zh")) for problem in problems]
    return loaded


def nested_keys(value: Any) -> Iterator[str]:
    """Yield every key below a value."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield key
            yield from nested_keys(child)
    elif isinstance(value, list):
        for child in value:
            yield from nested_keys(child)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_is_sound(path: Path) -> None:
    """An example loads without a word, advice included, and its questions are named as examples."""
    loaded = read(path)
    advise_bank([loaded])
    assert [problem.text(catalogue("zh")) for problem in loaded.report.problems] == []
    assert all(question.id.startswith("example-") for question in loaded.questions)


def test_every_type_has_its_file() -> None:
    """Each type is shown by the file of its name."""
    for name in question_types():
        path = GALLERY.parent / "examples" / f"{name}.quiz.yml"
        assert {question.type for question in read(path).questions} == {name}


def test_every_key_is_used() -> None:
    """Each key of a quiz file and of every type stands in an example."""
    quizzes = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in EXAMPLES]
    assert set(parts(type(read(EXAMPLES[0]).quiz))) == {key for quiz in quizzes for key in quiz}
    for name in question_types():
        questions = [question for quiz in quizzes for question in quiz["questions"] if question["type"] == name]
        assert set(own_keys(name)) <= {key for question in questions for key in question}, name
    used = set(nested_keys(quizzes))
    for model in (Question, Option, Turn, Node, Verdicts, ScalePoint, Band):
        assert set(parts(model)) <= used, model


def test_every_example_is_on_the_page() -> None:
    """The page shows each file once, with its text beside it."""
    placed = fences.find(GALLERY.read_text(encoding="utf-8"))
    assert sorted(fence.file or "" for fence in placed) == [f"examples/{path.name}" for path in EXAMPLES]
    assert all(fence.source and not fence.fault for fence in placed)


def test_rules_of_credit() -> None:
    """The page's table says for every type how a partly right answer counts."""
    rows = re.findall(r"^\| \[.+?\]\(#.+?\) `([a-z-]+)` \|.+\| (.+) \|$", GALLERY.read_text(encoding="utf-8"), re.M)
    assert sorted(name for name, _ in rows) == sorted(question_types())
    for name, rule in rows:
        assert re.search(CREDIT[question_types()[name].credit], rule), (name, rule)
