"""The form of a case: what its front matter, sections and pause owe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook import cases, frontmatter, records
from handbook.locale import catalogue
from handbook.pages import texts
from list_site import FILES, KINDS

DOCS = Path(__file__).parents[2] / "docs"
SOURCE = FILES["cases/a.md"]
KNOWN = records.load("docs/cases/cases.yml", KINDS.encode(), cases.Kinds)[0]
NAMES = texts("zh")["case"]
DIALOGUE = '!!! dialogue "当时"\n\n    客户：还要等多久？\n\n    员工：快了。\n'
FENCE = "```quiz\nquestions: [a-pause]\nheading: false\n```"

FAULTS: list[tuple[str, str, str, int, str]] = [
    ("skill: [倾听, 共情]\n", "", "case-key", 1, "skill: [倾听]"),
    ("channel: 电话", "channel:", "case-key", 1, "channel: 电话"),
    ("[倾听, 共情]", "[倾听, 共情力]", "case-word", 5, "skill: [倾听, 共情]"),
    ("difficulty: 进阶", "difficulty: 进级", "case-word", 7, "difficulty: 进阶"),
    ("## 分析\n", "", "case-section", 34, "## 分析"),
    ("## 启示\n", "## 要点\n", "case-section", 41, "## 启示"),
    ("## 分析", "## 改写示范 {#x}\n\n一。\n\n## 分析", "case-order", 31, "## 情境\n## 经过"),
    (DIALOGUE, "客户走了。\n", "case-dialogue", 16, "!!! dialogue"),
    (DIALOGUE, f"````\n{DIALOGUE}````\n", "case-dialogue", 16, "!!! dialogue"),
    (FENCE, "想一想。", "case-pause", 24, FENCE),
    (f"{FENCE}\n\n## 分析", f"想一想。\n\n## 分析\n\n{FENCE}", "case-pause", 24, FENCE),
    (FENCE, FENCE.replace("heading: false", "heading: maybe"), "case-pause", 24, FENCE),
    ("[a-pause]", "[a-other]", "case-pause-type", 26, FENCE),
    ("questions: [a-pause]\n", "", "case-pause-type", 26, FENCE),
]


def check(source: str, types: dict[str, str] | None = None) -> list[Any]:
    """Return what is found in a case."""
    meta = yaml.safe_load(source.split("---\n")[1])
    types = types or {"a-pause": "reflect", "a-other": "single"}
    return cases.check(cases.CasePage("cases/a.md", source, meta, types), KNOWN, NAMES)


def test_a_sound_case_passes() -> None:
    """The form as it is meant, a branch for the pause as well."""
    assert check(SOURCE) == []
    assert check(SOURCE, {"a-pause": "branch"}) == []


@pytest.mark.parametrize(("old", "new", "code", "line", "fix"), FAULTS)
def test_fault(old: str, new: str, code: str, line: int, fix: str) -> None:
    """Each fault is named with its line and what to paste, in every language."""
    assert old in SOURCE
    found = check(SOURCE.replace(old, new))
    assert [(p.code, p.place.line) for p in found] == [(code, line)]
    assert found[0].fix.startswith(fix)
    for language in ("zh", "zh-Hant", "en"):
        assert "docs/cases/a.md" in found[0].text(catalogue(language))


def test_without_the_list_of_words_any_will_do() -> None:
    """A handbook without cases.yml is asked for the keys alone."""
    meta = {"skill": ["唱歌"], "channel": "信", "difficulty": ""}
    found = cases.check(cases.CasePage("cases/a.md", SOURCE, meta, {"a-pause": "reflect"}), None, NAMES)
    assert [(p.code, p.params["key_name"]) for p in found] == [("case-key", "difficulty")]


@pytest.mark.parametrize(
    ("src", "expected"), [("cases/a.md", True), ("cases/index.md", False), ("practice/a.md", False)]
)
def test_what_is_a_case(src: str, expected: bool) -> None:
    """All pages of the folder but its index."""
    assert cases.is_case(src) == expected


def test_the_handbooks_own_words() -> None:
    """Its list of words is sound."""
    kinds, report = records.load("cases.yml", (DOCS / "cases/cases.yml").read_bytes(), cases.Kinds)
    assert kinds is not None
    assert report.problems == []
    assert frontmatter.HEAD.match((DOCS / "cases/waiting-call.md").read_text(encoding="utf-8"))
