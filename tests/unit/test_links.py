"""Addresses inside quiz texts lead where the author meant, from wherever the quiz is shown."""

from __future__ import annotations

import pytest

from handbook.problem import Problem
from handbook.quiz.links import PageInfo, Resolver
from handbook.quiz.load import Loaded, load
from handbook.quiz.report import Report

PAGES = {
    "index.md": PageInfo("", "首页", {}),
    "start/index.md": PageInfo("start/", "开始", {"怎么用": "怎么用"}),
    "talk/listening.md": PageInfo("talk/listening/", "倾听", {"要点": "要点", "先听完-再开口": "先听完，再开口"}),
    "talk/asking.md": PageInfo("talk/asking/", "提问", {"开放-封闭": "开放与封闭"}),
    "flat.html.md": PageInfo("flat.html", "平铺", {}),
}
QUIZ = """\
title: 倾听
questions:
  - id: wait
    type: true-false
    stem: 见[提问](asking.md)
    answer: true
    section: "{section}"
"""


def resolver(file: str = "talk/listening.quiz.yml", page: str = "talk/listening.md") -> Resolver:
    """Return a resolver for a quiz file shown on a page."""
    return Resolver(file, page, PAGES, Report(f"docs/{file}", []))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("asking.md", "../asking/"),
        ("asking.md#开放-封闭", "../asking/#开放-封闭"),
        ("../start/index.md", "../../start/"),
        ("../index.md", "../../"),
        ("#要点", "#要点"),
        ("listening.md#要点", "#要点"),
        ("listening.md", "./"),
        ("asking.md#%E5%BC%80%E6%94%BE-%E5%B0%81%E9%97%AD", "../asking/#开放-封闭"),
        ("../flat.html.md", "../../flat.html"),
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("TEL:110", "TEL:110"),
    ],
)
def test_resolved(address: str, expected: str) -> None:
    """An address relative to the quiz file becomes one relative to the page that shows it."""
    links = resolver()
    assert links.link(address, links.report, ()) == expected
    assert links.report.problems == []


def test_quiz_shown_on_another_page() -> None:
    """`#…` means the page that shows the quiz; a file means the folder in which the quiz file lies."""
    links = resolver(page="start/index.md")
    assert links.link("asking.md", links.report, ()) == "../talk/asking/"
    assert links.link("#怎么用", links.report, ()) == "#怎么用"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("askin.md", "link-not-found"),
        ("../../etc/passwd", "link-not-found"),
        ("asking.md#要点", "anchor-not-found"),
        ("#没有", "anchor-not-found"),
        ("http://example.org/", "link-scheme"),
        ("javascript:alert(1)", "link-scheme"),
        ("JAVASCRIPT:alert(1)", "link-scheme"),
        ("data:text/html,x", "link-scheme"),
        ("//example.org/", "link-scheme"),
        ("/start/", "link-scheme"),
        ("..\\start\\index.md", "link-scheme"),
        ("[x", "link-not-found"),
        ("http://[x", "link-scheme"),
        ("\u0001javascript:alert(1)", "link-scheme"),
    ],
)
def test_refused(address: str, code: str) -> None:
    """Everything else is refused with a problem, whatever it looks like."""
    links = resolver()
    assert links.link(address, links.report, ()) is None
    assert [problem.code for problem in links.report.problems] == [code]


def section(text: str) -> tuple[tuple[str, str] | None, list[Problem], Loaded]:
    """Return the section of a question whose `section` is this text, the problems, and what was loaded."""
    loaded, problems = load("docs/talk/listening.quiz.yml", QUIZ.replace("{section}", text).encode())
    assert loaded is not None, problems
    links = Resolver("talk/listening.quiz.yml", "talk/listening.md", PAGES, loaded.report)
    about = loaded.about(0)
    return links.section(loaded.questions[0].section or "", about), about.problems, loaded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#要点", ("#要点", "要点")),
        ("#先听完-再开口", ("#先听完-再开口", "先听完，再开口")),
        ("asking.md", ("../asking/", "提问")),
        ("asking.md#开放-封闭", ("../asking/#开放-封闭", "开放与封闭")),
    ],
)
def test_section(text: str, expected: tuple[str, str]) -> None:
    """A section gives its address and the heading to show."""
    assert section(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("#要店", "anchor-not-found", '    section: "#要点"'),
        ("asking.md#开放", "anchor-not-found", '    section: "asking.md#开放-封闭"'),
        ("askng.md", "link-not-found", '    section: "asking.md"'),
        ("“#要点”", "wide-quote", '    section: "#要点"'),
        ("https://example.org/", "link-not-found", ""),
        ("要点", "section-hash", '    section: "#要点"'),
        ("＃先听完，再开口", "section-hash", '    section: "#先听完-再开口"'),
        ("docs/talk/asking.md", "link-not-found", '    section: "asking.md"'),
    ],
)
def test_section_that_is_not_there(text: str, code: str, fix: str) -> None:
    """A broken section is named with line, column and the whole line to paste."""
    found, problems, _ = section(text)
    assert found is None
    (problem,) = [problem for problem in problems if problem.severity.value != "advice"]
    assert (problem.code, problem.place.line, problem.place.column) == (code, 7, 14)
    assert problem.question == "wait"
    assert problem.fix == fix


def test_broken_link_in_a_text() -> None:
    """A broken link is named where it stands in its line, with the line as it should be."""
    text = QUIZ.replace("{section}", "#要点").replace("asking.md", "askin.md")
    loaded, _ = load("docs/talk/listening.quiz.yml", text.encode())
    assert loaded is not None
    links = Resolver("talk/listening.quiz.yml", "talk/listening.md", PAGES, loaded.report)
    about = loaded.about(0)
    assert links.link("askin.md", about, ("stem",)) is None
    (problem,) = [problem for problem in about.problems if problem.code == "link-not-found"]
    assert (problem.place.line, problem.place.column) == (5, 17)
    assert problem.fix == "    stem: 见[提问](asking.md)"
