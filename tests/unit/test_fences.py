"""Where a page places its quizzes. Each file in `tests/cases/fences` is a page and the fences that are in it.

Keys of a case: `about` (a sentence), `input` (Markdown), `fences` in order, each with `line` (from 1) and, where they
matter, `last` (its last line), `file`, `questions`, `source`, `fault` (a code), `detail`, `fix`, `heading` (whether the
build puts one above it).
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.quiz import fences

FOLDER = Path(__file__).parents[1] / "cases/fences"
CASES = sorted(path.stem for path in FOLDER.glob("*.yml"))
DEFAULTS = {"file": None, "questions": [], "source": False, "fault": "", "detail": "", "fix": ""}


@functools.cache
def read(name: str) -> dict[str, Any]:
    """Return a case by its name."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_fences(name: str) -> None:
    """The fences of the page are found, each with what it asks for or its fault, and no other."""
    case = read(name)
    found = fences.find(case["input"])
    assert [fence.first + 1 for fence in found] == [wanted["line"] for wanted in case["fences"]]
    for fence, wanted in zip(found, case["fences"], strict=True):
        seen = {
            "file": fence.file,
            "questions": list(fence.questions),
            "source": fence.source,
            "fault": fence.fault,
            "detail": fence.detail,
            "fix": fence.fix,
        }
        assert seen == DEFAULTS | {key: wanted[key] for key in wanted if key in DEFAULTS}
        assert wanted.get("last", fence.last + 1) == fence.last + 1
        assert wanted.get("heading", fence.heading) == fence.heading


@pytest.mark.parametrize("name", CASES)
def test_replacing_touches_nothing_else(name: str) -> None:
    """Replacing each fence by its own source gives the page back to the letter."""
    text = read(name)["input"]
    found = fences.find(text)
    assert fences.replace(text, found, lambda _, fence: fence.text) == text
    marked = fences.replace(text, found, lambda i, _: f"<{i}>")
    assert [line for line in marked.split("\n") if line.startswith("<") and line[1:2].isdigit()] == [
        f"<{i}>" for i in range(len(found))
    ]


def test_enough_cases() -> None:
    """Markdown has many ways to hide a fence."""
    assert len(CASES) >= 20
