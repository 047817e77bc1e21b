"""The search index: what it holds, its tables, and what is said of a synonyms file that is wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from handbook.glossary import Term
from handbook.locale import catalogue
from handbook.phrasebook import Phrase, Scene
from handbook.search import Sources, finish, synonyms, tables, wiring
from handbook.search.index import all_text, text_of

INDEX = {
    "config": {"lang": ["zh"], "separator": "[\\s]+"},
    "docs": [
        {"location": "a/", "title": "投诉<b>处理</b>", "text": ""},
        {"location": "a/#投诉处理", "title": "投诉处理", "text": "<p>先\u200b听</p><p>再&lt;说&gt;</p>"},
        {"location": "a/#四步", "title": "四步", "text": "", "boost": 2},
        {"location": "a/#要点", "title": "投诉处理", "text": ""},
        {"location": "b/#投诉处理", "title": "投诉处理", "text": ""},
        {"location": "a/#投诉处理_1", "title": "投诉处理", "text": "<p>再问</p>"},
        {"location": "reference/glossary/", "title": "术语表", "text": ""},
        {"location": "reference/phrasebook/", "title": "话术速查", "text": ""},
    ],
}
QUESTION = {
    "page": {"address": "a/", "title": "投诉处理"},
    "anchor": "q-first",
    "stem": "第一步做什么？",
    "data": {"options": [{"text": "道歉", "correct": True, "feedback": "理由"}]},
    "html": "<p>道歉</p>",
}
SOURCES = Sources(
    manifest={"quizzes": [{"questions": [QUESTION, {**QUESTION, "page": {"address": "gone/", "title": ""}}]}]},
    terms=(Term(term="共情", hant="同理心（台）", en="empathy (EI)", aliases=["感同身受"], definition="看见处境。"),),
    scenes=(Scene(title="致歉", phrases=[Phrase(avoid="您别急", say="让您久等了", why="认下等待")]),),
    synonyms=synonyms.Synonyms(groups=[["骂人", "辱骂"]]),
    descriptions={"a/": "四步处理投诉。"},
)


@pytest.fixture(scope="module", name="index")
def finished() -> dict[str, object]:
    """Return the index of a small handbook."""
    return finish(INDEX, SOURCES)


def test_a_page_takes_in_its_title_heading_and_its_description(index: dict) -> None:
    """MkDocs writes the text under the page's title as a section of the same name, and sections kept out as well."""
    assert index["docs"][:3] == [
        {"location": "a/", "title": "投诉处理", "text": "四步处理投诉。 先听 再<说> 再问"},
        {"location": "a/#四步", "title": "四步", "text": "", "boost": 2},
        {"location": "b/#投诉处理", "title": "投诉处理", "text": ""},
    ]


def test_questions_terms_and_phrases_lead_to_themselves(index: dict) -> None:
    """Each is an entry of its own; a question brings its stem and nothing that gives the answer away."""
    extra = {entry["kind"]: entry for entry in index["docs"] if "kind" in entry}
    assert extra["question"] == {"location": "a/#q-first", "title": "第一步做什么？", "text": "", "kind": "question"}
    assert extra["term"]["location"] == "reference/glossary/#term-共情"
    assert extra["term"]["text"] == "看见处境。"
    assert extra["term"]["forms"] == ["感同身受", "同理心", "empathy", "EI"]
    assert extra["phrase"]["location"].startswith("reference/phrasebook/#say-")
    assert extra["phrase"]["text"] == "致歉 您别急"
    assert "道歉" not in all_text(index)
    assert "理由" not in all_text(index)
    assert sum(entry.get("kind") == "question" for entry in index["docs"]) == 1


def test_synonyms_are_those_of_the_file(index: dict) -> None:
    """The glossary's spellings stand with their terms; the theme's own settings stay."""
    assert index["config"]["handbook"]["synonyms"] == ["骂人|辱骂"]
    assert index["config"]["separator"] == "[\\s]+"


def test_tables(index: dict) -> None:
    """Forms and readings of the characters in use, and readings of common ones that may be typed by mistake."""
    fold, readings = (index["config"]["handbook"][key] for key in ("fold", "readings"))
    assert dict(zip(fold[::2], fold[1::2], strict=True))["訴"] == "诉"
    unpacked = everything(readings)
    assert "诉" in unpacked["su"]
    assert "朱" in unpacked["zhu"]
    assert "女" in unpacked["nv"]
    assert "骂" in unpacked["ma"], "a word that only the synonyms have can be typed as well"
    assert all(name.isascii() and name.isalpha() for name in unpacked)


def everything(readings: dict[str, Any]) -> dict[str, str]:
    """Return syllable → characters, as the browser unpacks it."""
    table, at = dict(readings["more"]), 0
    for name, count in re.findall(r"([a-z]+)(\d+)", readings["runs"]):
        table[name] = tables.ordered()[at : at + int(count)] + table.get(name, "")
        at += int(count)
    assert at == len(tables.ordered()) == 3755
    return table


def test_readings_in_the_order_of_the_standard_are_those_of_the_dictionary() -> None:
    """What the browser unpacks by counting is a reading that each character has, nearly always its usual one."""
    names = {char: name for name, chars in everything(tables.readings(frozenset())).items() for char in chars}
    assert [char for char, name in names.items() if name not in tables.syllables(char)] == []
    assert sum(name == tables.syllables(char)[0] for char, name in names.items()) > 3600


@pytest.mark.parametrize(
    ("char", "names"),
    [
        ("重", ["zhong", "chong"]),
        ("行", ["hang", "xing"]),
        ("绿", ["lv", "lu"]),
        ("和", ["he", "huo"]),
        ("着", ["zhao", "zhe", "zhuo"]),
        ("声", ["sheng"]),
        ("听", ["ting"]),
        ("嗯", []),
    ],
)
def test_readings(char: str, names: list[str]) -> None:
    """A character has the readings in use, without tones; what is no syllable, or long out of use, is left out."""
    assert sorted(
        name for name, chars in everything(tables.readings(frozenset(char))).items() if char in chars
    ) == sorted(names)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>一</p><p>二</p>", "一 二"),
        ("<td>一</td><td>二</td>", "一 二"),
        ("一<b>二</b>&amp;&lt;b&gt;", "一二&<b>"),
        ("a\u200bb \n c", "ab c"),
        ("", ""),
    ],
)
def test_text_of_html(markup: str, text: str) -> None:
    """Blocks stand apart, inline markup does not."""
    assert text_of(markup) == text


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("groups:\n  - [骂, 辱骂]\n", "synonym-short", 2, 6, "“骂”只有一个字"),
        ("groups:\n  - [保安, 安保，门卫]\n", "wide-comma-list", 2, 12, "- [保安, 安保, 门卫]"),
        ("groups:\n  - [骂人, 辱骂, 骂人]\n", "synonym-twice", 2, 14, "“骂人”在这一组里写了两次"),
        ("groups:\n  - [骂人]\n", "too-few", 2, 5, ""),
        ("groups: [[退款, 退钱]]\ntopic: [退款]\n", "unknown-key", 2, 1, "topic"),
    ],
)
def test_a_wrong_file(text: str, code: str, line: int, column: int, words: str) -> None:
    """Every fault is named at its place."""
    report = synonyms.load("docs/reference/synonyms.yml", text.encode())[1]
    problem = report.problems[0]
    assert problem.code == code, problem
    assert (problem.place.line, problem.place.column) == (line, column)
    assert words in problem.text(catalogue("zh"))


def test_a_group_that_leads_nowhere_is_advice(tmp_path: Path) -> None:
    """A group none of whose words the handbook uses finds nothing."""
    path = tmp_path / "synonyms.yml"
    path.write_text("groups:\n  - [骂人, 辱骂]\n  - [CSAT, 打分]\n", encoding="utf-8")
    problems = synonyms.unused("s.yml", path, "用csat量")
    assert [(problem.code, problem.place.line) for problem in problems] == [("synonym-unused", 2)]
    assert synonyms.unused("s.yml", tmp_path / "none.yml", "") == []


SETTINGS = '<script id="__config" type="application/json">{"search": "WORKER"}</script>'
STOCK = "../assets/javascripts/workers/search.a7633da7.min.js"


@pytest.mark.parametrize(
    ("html", "expected", "right"),
    [
        (SETTINGS.replace("WORKER", STOCK), SETTINGS.replace("WORKER", "../x.js"), True),
        (SETTINGS.replace("WORKER", "other.js"), SETTINGS.replace("WORKER", "other.js"), False),
        (f"<p>{STOCK}</p>", f"<p>{STOCK}</p>", True),
    ],
)
def test_the_worker_is_named_in_the_settings(html: str, expected: str, right: bool) -> None:
    """Settings that name no stock worker, or several, are reported; pages without settings are left alone."""
    assert wiring.named(html, "x.js") == (expected, right)
