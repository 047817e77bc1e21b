"""How much the handbook holds: pages, questions, types."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from handbook.quiz.types import question_types

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
QUESTIONS = [
    (path.relative_to(DOCS).as_posix(), question)
    for path in sorted(DOCS.rglob("*.quiz.yml"))
    if "contribute/examples" not in path.as_posix()
    for question in yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]
]


def test_pages_and_questions() -> None:
    """What the plan promises: 95 pages and 540 questions, the examples of the question types not counted."""
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    assert navigation.count(".md\n") >= 95
    assert len(QUESTIONS) >= 540


@pytest.mark.parametrize("name", sorted(question_types()))
def test_every_type_is_used(name: str) -> None:
    """Each type ten times at least over the book."""
    assert Counter(question["type"] for _, question in QUESTIONS)[name] >= 10


def test_every_option_has_a_reason() -> None:
    """Of single and multiple choice, and of both answers to a statement."""
    bare = [
        f"{file}: {question['id']}"
        for file, question in QUESTIONS
        if (question["type"] in ("single", "multiple") and not all(o.get("feedback") for o in question["options"]))
        or (question["type"] == "true-false" and len(question.get("feedback") or ()) < 2)
    ]
    assert bare == []


def test_half_of_a_chapter_is_applied() -> None:
    """At least a third of the questions of every part asks to apply or to analyse."""
    levels: dict[str, list[bool]] = {}
    for file, question in QUESTIONS:
        if question["type"] != "scale":
            levels.setdefault(file.split("/")[0], []).append(question.get("level") in ("apply", "analyze"))
    assert {part: sum(found) / len(found) for part, found in levels.items() if sum(found) * 3 < len(found)} == {}
