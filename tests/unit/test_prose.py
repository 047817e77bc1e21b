"""What the checks of a page's text find, and what they leave alone."""

from __future__ import annotations

import pytest

from handbook import prose
from handbook.locale import catalogue
from handbook.problem import Place

CHAPTER = {"title": "题", "description": "一句话。", "covers": ["a"], "minutes": 5, "objectives": ["会"]}

FOUND = [
    ("客户说完了\n- 第一条\n", [("list-under-paragraph", 2, 1)]),
    ("客户说完了\n1. 第一条\n", [("list-under-paragraph", 2, 1)]),
    ("他等了很久,没人接。\n", [("half-width", 1, 6)]),
    ("先听完;再答。\n", [("half-width", 1, 4)]),
    ("角色: 客户\n", [("half-width", 1, 3)]),
    ("这样行吗?\n", [("half-width", 1, 5)]),
    ("好(不好)。\n", [("half-width", 1, 2)]),
    ("听完再答.\n", [("half-width", 1, 5)]),
    ('他说"好"就走了。\n', [("straight-quote", 1, 3)]),
    ("他说「好」。\n", [("straight-quote", 1, 3)]),
    ("他说“好就走了。\n", [("quotes-unpaired", 1, 3)]),
    ('!!! warning "先听,再答"\n', [("half-width", 1, 16)]),
    ("| | 乙 |\n| --- | --- |\n| 一 | 二 |\n", [("table-header-empty", 1, 1)]),
    ("第一行,\n\n第二行;\n", [("half-width", 1, 4), ("half-width", 3, 4)]),
]

LEFT_ALONE = [
    "客户说完了\n\n- 第一条\n- 第二条\n",
    "- 第一条\n\n    接着说\n    - 里面的\n",
    "| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |\n",
    "见[倾听](listening.md#要点)，还有`a,b`。\n",
    "```yaml\n选项: [甲,乙]\n- 列表\n```\n",
    '!!! say "可以这样说"\n\n    您好。\n',
    "比例是 3:1，时间是 9:30，CSAT,FCR 是缩写。\n",
    "## 标题 {#id data-x}\n",
    "<!-- 备注:半角 -->\n",
    "链接 https://example.org/a,b。\n",
]


@pytest.mark.parametrize(("markdown", "expected"), FOUND)
def test_found(markdown: str, expected: list[tuple[str, int, int]]) -> None:
    """Each slip is named at its line and column, counted in the file."""
    found = list(prose.check_typing("docs/x.md", markdown, offset=7))
    assert [(p.code, p.place.line - 7, p.place.column) for p in found] == expected
    for problem in found:
        for language in ("zh", "zh-Hant", "en"):
            assert problem.text(catalogue(language))


@pytest.mark.parametrize("markdown", LEFT_ALONE)
def test_left_alone(markdown: str) -> None:
    """Code, links, attributes and Latin text are not prose."""
    assert list(prose.check_typing("docs/x.md", markdown)) == []


@pytest.mark.parametrize("key", ["title", "description", "minutes", "objectives"])
def test_front_matter_is_complete(key: str) -> None:
    """A chapter without one of its keys is reported with the line to add."""
    assert list(prose.check_front_matter("docs/x.md", CHAPTER)) == []
    lacking = {name: value for name, value in CHAPTER.items() if name != key}
    (problem,) = prose.check_front_matter("docs/x.md", lacking)
    assert (problem.code, problem.params["key_name"]) == ("front-matter", key)
    assert problem.fix.startswith(f"{key}:")


def test_a_page_that_covers_nothing_owes_no_minutes() -> None:
    """A guide for trainers is no chapter."""
    assert list(prose.check_front_matter("docs/x.md", {"title": "题", "description": "一句话。"})) == []


@pytest.mark.parametrize(
    ("characters", "questions", "ratings", "minutes", "fine"),
    [
        (1000, 6, 0, 12, True),  # 5 + 7.5 = 12.5
        (1000, 6, 0, 15, True),
        (1000, 6, 0, 16, False),
        (1000, 6, 0, 9, False),
        (400, 0, 12, 6, True),  # 2 + 3.6
        (100, 0, 0, 1, True),
        (100, 0, 0, 5, False),
    ],
)
def test_minutes(characters: int, questions: int, ratings: int, minutes: int, fine: bool) -> None:
    """Minutes may be a quarter, or two, off what the text and its questions take; else it is minutes-off."""
    expected = prose.expected_minutes("字" * characters, questions, ratings)
    found = list(prose.check_minutes(Place("docs/x.md", 3), minutes, expected))
    assert [p.code for p in found] == ([] if fine else ["minutes-off"])


@pytest.mark.parametrize(
    ("markdown", "numbers"),
    [
        ("一\n```yaml\n二\n```\n三", [0, 4]),
        ("````\n```\n二\n````\n三", [4]),
        ("```\n```yaml\n二\n```\n三", [4]),
        ("~~~\n```\n二\n~~~\n三", [4]),
        ("```\n二", []),
    ],
)
def test_lines_outside_fences(markdown: str, numbers: list[int]) -> None:
    """A fence ends at a line of nothing but as many signs as it began with, or more."""
    assert [number for number, _ in prose.lines(markdown)] == numbers
