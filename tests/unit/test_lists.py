"""How the fences of lists become places, headings and plain HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import claims, glossary, phrasebook
from handbook.lists import Case, Lists, Matter, case, expand
from handbook.locale import catalogue
from handbook.quiz.links import PageInfo
from list_site import CLAIMS, GLOSSARY, PHRASES

TEMPLATES = Path(__file__).parents[2] / "overrides/lists"
BOOK, _ = phrasebook.load("p.yml", PHRASES.encode())
FOUND, _ = claims.load("c.yml", CLAIMS.encode())
assert BOOK
assert FOUND
WORDS = {"skill": ("倾听", "合规"), "channel": ("电话",), "difficulty": ("入门",)}
MATTER = Matter(
    [Case("cases/a/", "一 & 二", "<b>经过</b>", 6, WORDS), Case("cases/b/", "乙", "", 0, WORDS | {"skill": ("倾听",)})],
    {"skill": ["合规", "倾听"], "channel": ["电话", "门店"]},
    glossary.load("g.yml", GLOSSARY.encode())[0],
    BOOK.scenes,
    FOUND.claims,
)
PAGES = {"cases/a.md": PageInfo("cases/a/", "久等的人", {"分析": "分析"})}


def written(kind: str, language: str = "zh") -> str:
    """Return a list as it stands in a page of the folder `reference/`."""
    lists = Lists(TEMPLATES, catalogue(language).group("lists"), MATTER, PAGES)
    return lists.fill(expand(f"```{kind}\n```", MATTER), lambda url: f"../../{url}")


@pytest.mark.parametrize(
    ("markdown", "headings"),
    [
        ("```phrasebook\n```", ["## 问候", "## 致歉"]),
        ("# 题\n\n```phrasebook\n```", ["# 题", "## 问候", "## 致歉"]),
        ("# 题\n\n## 节\n\n~~~ phrasebook\n\n~~~", ["# 题", "## 节", "### 问候", "### 致歉"]),
    ],
)
def test_scenes_get_headings(markdown: str, headings: list[str]) -> None:
    """A scene is a section below the one that its fence stands in."""
    assert [line for line in expand(markdown, MATTER).split("\n") if line.startswith("#")] == headings


@pytest.mark.parametrize(
    "markdown",
    [
        "````markdown\n```cases\n```\n````",
        "```cases\n文字\n```",
        "```yaml\na: b\n```",
        "正文\n\n    ```cases\n    ```",
        "```cases",
        "没有",
    ],
)
def test_what_is_left_alone(markdown: str) -> None:
    """Code, a fence with something in it and one without an end stay as they are."""
    assert expand(markdown, MATTER) == markdown


def test_places_carry_the_anchors() -> None:
    """Links to an entry can be checked before the list is written."""
    assert '<i id="term-共情"></i><i id="term-csat"></i>' in expand("```glossary\n```", MATTER)
    assert '<i id="claim-one">' in expand("```claims\n```", MATTER)
    assert expand("```phrasebook\n```", MATTER).count('<i id="say-') == 3


def test_cases() -> None:
    """A case shows title, description, minutes and words, escaped; facets that tell nothing apart are left out."""
    html = written("cases")
    assert '<a class="hb-cases__title" href="../../cases/a/">一 &amp; 二</a>' in html
    assert "&lt;b&gt;经过&lt;/b&gt;" in html
    assert 'data-skill="倾听|合规" data-channel="电话" data-difficulty="入门"' in html
    assert html.count("6分钟") == 1
    assert "0分钟" not in html
    assert html.index('value="合规"') < html.index('value="倾听"')
    assert 'data-facet="channel"' not in html
    assert "显示2条，共2条" in html


def test_glossary() -> None:
    """A term shows its other names, each in its language, and the page that teaches it."""
    html = written("glossary")
    assert '<div class="hb-item" id="term-共情">' in html
    assert 'lang="zh-Hant">同理心<' in html
    assert 'lang="en">empathy<' in html
    assert '<a href="../../cases/a/#分析">分析</a>' in html
    assert "也写作客户满意度。" in html
    assert 'role="group"' not in html


def test_phrases() -> None:
    """A phrase stands under its anchor with both sentences, the reason and what it can be chosen by."""
    html = written("phrasebook")
    assert html.count('class="hb-item" id="say-') == html.count("data-copy") == 3
    assert 'data-scene="问候" data-channel="电话"' in html
    assert 'data-scene="致歉">' in html
    assert 'value="电话">电话<span class="hb-filter__number">2</span>' in html
    assert '<button type="button" aria-label="复制：您好，请讲。">复制</button>' in html


def test_claims() -> None:
    """A claim shows its verdict in words, a reference that is an address as a link."""
    html = written("claims")
    assert 'id="claim-one" data-verdict="停用"' in html
    assert '<b class="hb-claims__verdict">改写</b>' in html
    assert '<a class="hb-external" href="https://example.org/a">' in html
    assert '<a href="../../cases/a/">久等的人</a>' in html


@pytest.mark.parametrize("kind", ["cases", "glossary", "phrasebook", "claims"])
@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
def test_every_language_has_the_texts(kind: str, language: str) -> None:
    """No template asks for a text that is not there, or shows a place left unfilled."""
    html = written(kind, language).replace("{shown}", "").replace("{all}", "")
    assert "{" not in html
    assert "built-in" not in html


def test_case() -> None:
    """A case is what its front matter says, as far as it does."""
    meta = {"description": "经过", "minutes": 6, "skill": ["倾听", "合规"], "channel": "电话"}
    words = {"skill": ("倾听", "合规"), "channel": ("电话",), "difficulty": ()}
    assert case("a/", "甲", meta) == Case("a/", "甲", "经过", 6, words)
    assert case("a/", "甲", {"minutes": "六"}).minutes == 0
