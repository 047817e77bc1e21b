"""Values of a wrong shape in the head of a page: told with their line, and kept from the theme, which they break."""

from __future__ import annotations

import pytest
import yaml

from handbook import frontmatter

PAGE = "---\ntitle: 页\n{line}\nminutes: 6\n---\n\n# 页\n"


@pytest.mark.parametrize(
    ("line", "code", "place", "fix"),
    [
        ("search: 5", "want-mapping", "a.md:3:9", ""),
        ("search:\n  boost: 高", "want-number", "a.md:4:10", None),
        ("search:\n  bost: 1", "unknown-key", "a.md:4:3", "  boost: 1"),
        ("hide: toc", "want-list", "a.md:3:7", None),
        ("hide: [tocs]", "bad-choice", "a.md:3:8", "hide: [toc]"),
        ("template: hom.html", "bad-choice", "a.md:3:11", "template: home.html"),
        ("prerequisites: {a: 1}", "want-list", "a.md:3:16", None),
        ("objectives:\n  - {a: 1}", "value-needs-quotes", "a.md:4:5", '  - "{a: 1}"'),
        ("description: [一]", "value-needs-quotes", "a.md:3:14", 'description: "[一]"'),
    ],
)
def test_shape(line: str, code: str, place: str, fix: str | None) -> None:
    """A value of a wrong shape is one problem; the page goes on without it, with as many lines as before."""
    page = PAGE.format(line=line)
    source, (problem,) = frontmatter.check("a.md", page)
    assert (problem.code, str(problem.place)) == (code, place)
    assert fix is None or problem.fix == fix
    assert source.count("\n") == page.count("\n")
    assert yaml.safe_load(source.split("---")[1]) == {"title": "页", "minutes": 6}


@pytest.mark.parametrize(
    "line",
    [
        "search:\n  boost: 0.3",
        "search:\n  exclude: true",
        "hide: [navigation, toc]",
        "hide:\n  - toc",
        "template: home.html",
        "objectives: 说出时间",
        "objectives: [说出时间, 说出下一步]",
        "objectives:\n  - 一\n  -",
        "description:",
        "title_en: 5",
        "tags: 5",
        "date: 2026-01-01",
    ],
)
def test_sound_heads(line: str) -> None:
    """What the handbook and the theme can read stays as it is."""
    page = PAGE.format(line=line)
    assert frontmatter.check("a.md", page) == (page, [])


@pytest.mark.parametrize("head", ["- 一\n- 二", "只有字"])
def test_no_mapping(head: str) -> None:
    """A head without keys is named as one."""
    _, (problem,) = frontmatter.check("a.md", f"---\n{head}\n---\n\n# 页\n")
    assert (problem.code, str(problem.place), problem.fix) == ("want-mapping", "a.md:2:1", "")


def test_unreadable() -> None:
    """Pages that are not UTF-8 are named with the line where that shows."""
    pages = [
        ("a.md", "# 页\n".encode()),
        ("b.md", "a\n# 一页试验\n".encode("gbk")),
        ("c.md", b"\xff\xfe\x00\x80"),
        ("d.md", b""),
    ]
    found = [(problem.code, str(problem.place)) for problem in frontmatter.unreadable(pages)]
    assert found == [("encoding-gbk", "b.md:2:1"), ("encoding", "c.md:1:1")]
