"""The head of a page: what front matter gives, and what is said when it is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from handbook.furniture import Furniture
from handbook.outline import headings
from handbook.pages import (
    Entry,
    boost_of,
    catalogue,
    frame,
    head,
    line_of,
    lines_before,
    resolve,
    split_title,
    texts,
)

LISTENING = Entry("communication/listening.md", "倾听", "communication/listening/", 15)
ENTRIES = {LISTENING.src: LISTENING}
SOURCE = (
    "---\ntitle: 投诉\nminutes: 十二\nprerequisites:\n  - ../communication/listening.md\n  - ../nope.md\n---\n# 投诉\n"
)


def read(meta: dict[str, Any], source: str = SOURCE) -> Any:
    """Return the head of a page in `resolution/`."""
    return head(meta, "resolution/complaint.md", source, "docs/resolution/complaint.md", ENTRIES.get, "- x.md")


@pytest.mark.parametrize(
    ("src", "target", "expected"),
    [
        ("resolution/a.md", "../communication/b.md", "communication/b.md"),
        ("resolution/a.md", "b.md", "resolution/b.md"),
        ("resolution/a.md", "b.md#part", "resolution/b.md"),
        ("index.md", "start/index.md", "start/index.md"),
        ("a/b.md", "../../c.md", "../c.md"),
    ],
)
def test_resolve(src: str, target: str, expected: str) -> None:
    """Prerequisites are written relative to their page."""
    assert resolve(src, target) == expected


@pytest.mark.parametrize(
    ("meta", "minutes", "prerequisites", "objectives"),
    [
        ({}, 0, 0, ()),
        ({"minutes": 12}, 12, 0, ()),
        ({"objectives": ["说", "写"]}, 0, 0, ("说", "写")),
        ({"objectives": "只有一条"}, 0, 0, ("只有一条",)),
        ({"objectives": [None, ""]}, 0, 0, ()),
        ({"prerequisites": ["../communication/listening.md"]}, 0, 1, ()),
        ({"prerequisites": "../communication/listening.md"}, 0, 1, ()),
    ],
)
def test_head(meta: dict[str, Any], minutes: int, prerequisites: int, objectives: tuple[str, ...]) -> None:
    """Front matter of every usual shape gives a head without problems."""
    found = read(meta)
    assert (found.minutes, len(found.prerequisites), found.objectives) == (minutes, prerequisites, objectives)
    assert not found.problems


@pytest.mark.parametrize(("value", "expected"), [(3, 3), (0, 0), ("3", 0), (True, 0), (None, 0)])
def test_prints(value: object, expected: int) -> None:
    """Only a whole number of pages gives a button."""
    assert read({"prints": value}).prints == expected


def test_chips() -> None:
    """A case shows its skill, channel and difficulty."""
    found = read({"skill": ["倾听", "补救"], "channel": "电话", "difficulty": None})
    assert [(chip.kind, chip.words) for chip in found.chips] == [("skill", "倾听、补救"), ("channel", "电话")]


@pytest.mark.parametrize(
    ("meta", "code", "line"),
    [
        ({"prerequisites": ["../nope.md"]}, "prerequisite", 6),
        ({"minutes": "十二"}, "minutes", 3),
        ({"minutes": True}, "minutes", 3),
        ({"minutes": -1}, "minutes", 3),
    ],
)
def test_problems_name_their_line(meta: dict[str, Any], code: str, line: int) -> None:
    """Each problem carries its code, and its text the place, in every language."""
    (problem,) = read(meta).problems
    assert (problem.code, problem.place.line) == (code, line)
    for language in ("zh", "zh-Hant", "en"):
        assert f"docs/resolution/complaint.md:{line}" in problem.text(catalogue(language))


def test_line_of_starts_behind_the_key() -> None:
    """A name in another key is not mistaken for the one meant."""
    assert line_of("a: x\nb:\n- x", "x", "b:") == 3
    assert line_of("a", "missing") == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<h1>题</h1><p>文</p>", ("<h1>题</h1>", "<p>文</p>")),
        ("<p>文</p>", ("", "<p>文</p>")),
        ("", ("", "")),
    ],
)
def test_split_title(content: str, expected: tuple[str, str]) -> None:
    """The head goes behind the first title."""
    assert split_title(content) == expected


def test_furniture_collects() -> None:
    """The templates' object gathers heads and problems."""
    furniture = Furniture("zh", ENTRIES)
    furniture.add({"minutes": 12, "prerequisites": ["../nope.md"]}, "resolution/complaint.md", SOURCE)
    assert furniture.head("resolution/complaint.md").minutes == 12
    assert furniture.head("unknown.md").minutes == 0
    assert [problem.code for problem in furniture.report()] == ["prerequisite"]
    assert not furniture.has_quiz("unknown.md")


def keys(tree: dict[str, Any], prefix: str = "") -> set[str]:
    """Return the dotted keys of a tree of texts."""
    found: set[str] = set()
    for key, value in tree.items():
        found |= keys(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key}
    return found


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_languages_say_the_same(language: str) -> None:
    """Texts of the theme may be left to the theme; all others exist in every language."""
    own, chinese = ({key for key in keys(texts(name)) if not key.startswith("theme.")} for name in (language, "zh"))
    assert own == chinese


@pytest.mark.parametrize(("tag", "html"), [("zh", "zh-Hans"), ("zh-TW", "zh-Hant"), ("en", "en"), ("fr", "zh-Hans")])
def test_language_tags(tag: str, html: str) -> None:
    """Each language tag finds its texts."""
    assert texts(tag)["theme"]["language"] == html


@pytest.mark.parametrize(
    ("source", "markdown", "expected"),
    [
        ("---\ntitle: 页\n---\n# 页\n", "# 页\n", 3),
        ("# 页\n", "# 页\n", 0),
        ("# 页", "# 页\n\n", 0),
    ],
)
def test_lines_before(source: str, markdown: str, expected: int) -> None:
    """Lines are counted in the file, whatever MkDocs has taken off the page."""
    assert lines_before(source, markdown) == expected


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ({}, 1.0),
        ({"search": {"boost": 0.3}}, 0.3),
        ({"search": {"boost": 2}}, 2.0),
        ({"search": {"boost": "高"}}, 1.0),
        ({"search": {"exclude": True}}, 1.0),
        ({"search": 5}, 1.0),
        ({"search": None}, 1.0),
    ],
)
def test_boost(meta: dict[str, object], expected: float) -> None:
    """Only a number counts."""
    assert boost_of(meta) == expected


def test_frame() -> None:
    """The closing sections are known by all their titles."""
    assert frame("zh") == {"要点", "启示", "接着练"}


@dataclass
class Anchor:
    """A heading as MkDocs' table of contents has it."""

    id: str
    title: str
    children: list[Anchor] = field(default_factory=list["Anchor"])


def test_headings() -> None:
    """Headings come in the order of the page, however deep."""
    outline = [Anchor("a", "甲", [Anchor("b", "乙", [Anchor("c", "丙")]), Anchor("d", "丁")]), Anchor("e", "戊")]
    assert list(headings(outline)) == [("a", "甲"), ("b", "乙"), ("c", "丙"), ("d", "丁"), ("e", "戊")]
