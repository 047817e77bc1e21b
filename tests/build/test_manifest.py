"""The manifest of a built site: as its schema says, complete, and with addresses that lead somewhere."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft202012Validator

import harness
import preview
from preview import Site

SCHEMA = preview.ROOT / "schema/manifest.schema.json"
FIELDSET = re.compile(r'<fieldset class="hb-question" id="q-([a-z0-9-]+)"')
ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
QUIZ = """\
title: 试
note: 看[首页](../index.md)。
mode: test
pass_mark: 60
shuffle: [questions, options]
draw: 2
contexts:
  late: 客户等了*三天*，看[首页](../index.md#二)。
questions:
  - id: first
    type: single
    context: late
    stem: 先说**哪一句**？看[别处](other.md#小节)。
    section: "#本节"
    level: apply
    points: 2
    options:
      - {text: 我来查, correct: true, feedback: "见[首页](../index.md)"}
      - {text: 不归我管, feedback: "见[本节](#本节)和[官网](https://example.org/)"}
  - id: second
    type: branch
    context: late
    stem: 走一走。
    start: one
    nodes:
      one: {say: 喂？, choices: [{text: 您好, goto: good}, {text: 谁, goto: bad}]}
      good: {end: 好, score: 100}
      bad: {end: 坏, score: 0}
  - id: third
    type: true-false
    stem: 对。
    answer: true
"""
HEAD = "---\ntitle: {0}\ndescription: 用来试一试的一页。\n---\n\n# {0}\n"
FILES = {
    "index.md": HEAD.format("首页") + "\n## 二\n\n```quiz\nfile: part/own.quiz.yml\nquestions: [third]\n```\n",
    "part/own.md": HEAD.format("本页") + "\n## 本节\n\n```quiz\nquestions: [first, second]\n```\n",
    "part/other.md": HEAD.format("别处") + "\n## 小节\n\n    ```quiz\n    ```\n",
    "part/own.quiz.yml": QUIZ,
}


def read(folder: Path) -> dict[str, Any]:
    """Return the manifest of a built site, checked against its schema."""
    data = json.loads((folder / "quiz/manifest.json").read_text(encoding="utf-8"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(data)]
    assert errors == []
    return data


def questions(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the questions of all quizzes."""
    return [question for quiz in data["quizzes"] for question in quiz["questions"]]


def addresses(data: dict[str, Any]) -> set[str]:
    """Return every address in a manifest that leads to a page of the site."""
    found = {question["page"]["address"] + "#" + question["anchor"] for question in questions(data)}
    found |= {question["section"]["address"] for question in questions(data) if question["section"]}
    found |= {page["address"] for quiz in data["quizzes"] for page in quiz["pages"]}
    html = [question["html"] for question in questions(data)]
    html += [context["html"] for quiz in data["quizzes"] for context in quiz["contexts"].values()]
    links = {link for text in html for link in ADDRESS.findall(text)}
    return found | {link for link in links if not re.match(r"#|[a-z]+:", link)}


def test_of_the_handbook(site: Site) -> None:
    """The handbook's manifest holds each question of its pages once, and everything it points at is there."""
    data = read(site.folder)
    pages = {page: site.html(page) for page in site.pages()}
    shown = [name for html in pages.values() for name in FIELDSET.findall(html)]
    assert sorted(question["id"] for question in questions(data)) == sorted(set(shown))
    assert len(shown) > 30
    for question in questions(data):
        (opening,) = re.findall(r"^<fieldset[^>]*>", question["html"])
        assert opening in pages[question["page"]["address"].removeprefix("./")]
        assert question["html"].endswith("</fieldset>")
        assert question["html"].count("<fieldset") == question["html"].count("</fieldset>")

    @cache
    def ids(path: str) -> set[str]:
        return set(re.findall(r'\bid="([^"]*)"', site.html(path)))

    for address in addresses(data):
        path, _, anchor = address.removeprefix("./").partition("#")
        assert path in pages, address
        assert not anchor or unquote(anchor) in ids(path), address


def test_parts(build: harness.Build, tmp_path: Path) -> None:
    """A file whose questions stand on two pages is one quiz; links start at the root, those into a question stay."""
    assert build(FILES).returncode == 0
    data = read(tmp_path / "site")
    assert data["format"] == 1
    (quiz,) = data["quizzes"]
    assert (quiz["file"], quiz["name"], quiz["flow"]) == ("part/own.quiz.yml", "part/own", "test")
    assert [page["address"] for page in quiz["pages"]] == ["part/own/", "./"]
    assert quiz["settings"] == {
        "mode": "test",
        "pass_mark": 60,
        "shuffle": ["options", "questions"],
        "draw": 2,
        "time_limit": None,
        "confidence": False,
    }
    first, second, third = quiz["questions"]
    assert [question["id"] for question in quiz["questions"]] == ["first", "second", "third"]
    assert [question["page"]["title"] for question in quiz["questions"]] == ["本页", "本页", "首页"]
    assert first["stem"] == "先说哪一句？看别处。"
    assert first["section"] == {"address": "part/own/#本节", "title": "本节"}
    assert (first["level"], first["points"], first["graded"]) == ("apply", 2, True)
    assert first["data"]["options"][0] == {"text": "我来查", "correct": True, "feedback": "见[首页](../index.md)"}
    assert set(ADDRESS.findall(first["html"])) == {
        "part/other/#小节",
        "./",
        "part/own/#本节",
        "https://example.org/",
    }
    assert set(ADDRESS.findall(second["html"])) <= {f"#q-second-{name}" for name in ("one", "good", "bad")}
    (context,) = quiz["contexts"].values()
    assert context["text"] == "客户等了三天，看首页。"
    assert ADDRESS.findall(context["html"]) == ["./#二"]
    assert first["context"] == second["context"] in quiz["contexts"]
    assert third["context"] is None


def test_file_names_for_addresses(build: harness.Build, tmp_path: Path) -> None:
    """With `use_directory_urls: false` the addresses are those of files."""
    assert build(FILES, harness.PROJECT + "use_directory_urls: false\n").returncode == 0
    first = questions(read(tmp_path / "site"))[0]
    assert first["page"]["address"] == "part/own.html"
    assert "part/other.html#小节" in ADDRESS.findall(first["html"])
    assert "index.html" in ADDRESS.findall(first["html"])


def test_without_quizzes(build: harness.Build, tmp_path: Path) -> None:
    """A handbook without a quiz has a manifest that says so."""
    assert build({"index.md": HEAD.format("首页")}).returncode == 0
    assert read(tmp_path / "site") == {"format": 1, "quizzes": []}
