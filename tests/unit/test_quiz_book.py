"""The quizzes of a site together: what only the whole of them can show to be wrong."""

from __future__ import annotations

import pytest

from handbook.locale import catalogue
from handbook.problem import Problem, Severity, in_order
from handbook.quiz.book import QuizBook
from handbook.quiz.links import PageInfo
from handbook.quiz.render import Renderer
from preview import ROOT

QUIZ = "title: 试\nquestions:\n" + "".join(
    f"  - id: {{{i}}}\n    type: true-false\n    stem: 第{i}题对吗？\n    answer: true\n" for i in (0, 1)
)
FENCE = "# 页\n\n```quiz\n{}```\n"


def built(files: dict[str, str], pages: dict[str, str]) -> list[Problem]:
    """Return the errors and warnings of a site of these quiz files and pages."""
    book = QuizBook(Renderer(ROOT / "overrides/quiz", catalogue("zh")))
    for name, text in files.items():
        book.add(name, text.encode())
    for name, text in pages.items():
        book.place(name, text, offset=2)
    infos = {name: PageInfo(name.removesuffix(".md") + "/", name, {}) for name in pages}
    return in_order(problem for problem in book.finish(infos) if problem.severity is not Severity.ADVICE)


def places(problems: list[Problem]) -> list[tuple[str, str]]:
    """Return code and place of each problem."""
    return [(problem.code, str(problem.place)) for problem in problems]


def quiz(first: str, second: str) -> str:
    """Return a quiz of two questions with these names."""
    return QUIZ.replace("{0}", first).replace("{1}", second)


def test_sound_site() -> None:
    """Nothing is said where nothing is wrong."""
    files = {"a.quiz.yml": quiz("a-one", "a-two"), "b.quiz.yml": quiz("b-one", "b-two")}
    assert built(files, {"a.md": FENCE.format(""), "b.md": FENCE.format("questions: [b-two, b-one]\n")}) == []


def test_question_that_no_page_shows() -> None:
    """A question is named (question-unused) when all fences of its file name others, with the list that takes it in."""
    files = {"a.quiz.yml": quiz("a-one", "a-two")}
    problems = built(files, {"a.md": FENCE.format("questions: [a-two]\n")})
    assert places(problems) == [("question-unused", "docs/a.quiz.yml:3:9")]
    assert problems[0].fix == "questions: [a-two, a-one]"
    assert (
        built(files, {"a.md": FENCE.format("questions: [a-two]\n"), "b.md": FENCE.format("file: a.quiz.yml\n")}) == []
    )


def test_page_without_its_quiz_file() -> None:
    """Another page's file is not what a page means whose own is not there; a misspelt one may be."""
    files = {"listening.quiz.yml": quiz("a-one", "a-two")}
    (problem,) = built(files, {"listening.md": FENCE.format(""), "first.md": FENCE.format("")})
    assert (problem.code, problem.fix) == ("quiz-not-found", "")
    pages = {"listening.md": FENCE.format(""), "listenning.md": FENCE.format("")}
    assert built(files, pages)[0].fix == "```quiz\nfile: listening.quiz.yml\n```"


def test_duplicate_id_names_both_places() -> None:
    """The second place is where the problem stands, the first is in its words; both within a file and across files."""
    files = {"a.quiz.yml": quiz("one", "two"), "b.quiz.yml": quiz("three", "one"), "c.quiz.yml": quiz("four", "four")}
    problems = built(files, {name.replace("quiz.yml", "md"): FENCE.format("") for name in files})
    assert places(problems) == [("duplicate-id", "docs/b.quiz.yml:7:9"), ("duplicate-id", "docs/c.quiz.yml:7:9")]
    texts = [problem.text(catalogue("zh")) for problem in problems]
    assert "docs/a.quiz.yml:3:9" in texts[0]
    assert "docs/c.quiz.yml:3:9" in texts[1]
    assert [problem.fix for problem in problems] == ["  - id: one-2", "  - id: four-2"]


def test_duplicate_id_in_a_file_with_errors() -> None:
    """What else is wrong with a file does not hide that an id of it is taken, or takes that of another."""
    broken = quiz("two", "three").replace("stem:", "stemm:", 1)
    files = {"a.quiz.yml": quiz("one", "two"), "b.quiz.yml": broken, "c.quiz.yml": quiz("three", "four")}
    problems = built(files, {name.replace("quiz.yml", "md"): FENCE.format("") for name in files})
    found = [(str(problem.place), problem.fix) for problem in problems if problem.code == "duplicate-id"]
    assert found == [("docs/b.quiz.yml:3:9", "  - id: two-2"), ("docs/c.quiz.yml:3:9", "  - id: three-2")]
    assert any(problem.code == "unknown-key" for problem in problems)


@pytest.mark.parametrize(
    ("inside", "code", "fix"),
    [
        ("file: c.quiz.yml\n", "quiz-not-found", "```quiz\nfile: a.quiz.yml\n```"),
        ("file: ../a.quiz.yml\n", "quiz-not-found", "```quiz\nfile: a.quiz.yml\n```"),
        ("file: /a.quiz.yml\n", "quiz-not-found", "```quiz\nfile: a.quiz.yml\n```"),
        ("questions: [a-ome]\n", "question-not-found", "```quiz\nquestions: [a-one]\n```"),
        ("题目: a-one\n", "fence-syntax", "```quiz\nquestions: a-one\n```"),
        ("文件：a.quiz.yml\n", "fence-syntax", "```quiz\nfile: a.quiz.yml\n```"),
        ("a.quiz.yml\n", "fence-syntax", "```quiz\nfile: a.quiz.yml\n```"),
        ("heading: 否\n", "fence-syntax", "```quiz\nheading: false\n```"),
        ("questions: [x]\n", "question-not-found", ""),
        ("file：a.quiz.yml\n", "fence-syntax", "```quiz\nfile: a.quiz.yml\n```"),
    ],
)
def test_fence_that_asks_for_what_is_not_there(inside: str, code: str, fix: str) -> None:
    """The problem stands at the fence, front matter counted, and offers the nearest thing that there is."""
    files = {"a.quiz.yml": quiz("a-one", "a-two")}
    problems = built(files, {"a.md": FENCE.format(inside), "b.md": FENCE.format("file: a.quiz.yml\n")})
    assert places(problems) == [(code, "docs/a.md:5:1")]
    assert problems[0].fix == fix


def test_quiz_that_no_page_uses() -> None:
    """A quiz file without a page is named, broken or not."""
    files = {"a.quiz.yml": quiz("a-one", "a-two"), "b.quiz.yml": "title: 试\n"}
    problems = built(files, {"c.md": "# 页\n"})
    assert places(problems) == [
        ("quiz-unused", "docs/a.quiz.yml:1:1"),
        ("missing-key", "docs/b.quiz.yml:1:1"),
        ("quiz-unused", "docs/b.quiz.yml:1:1"),
    ]


@pytest.mark.parametrize("line", ["```quizz", "```qiuz", "```测验", "``quiz", "｀｀｀quiz", "···quiz", "```quiz```"])
def test_fence_that_is_misspelt(line: str) -> None:
    """A line that was meant for a fence is named (fence-misspelt), and not that no page uses the file."""
    (problem,) = built({"a.quiz.yml": quiz("one", "two")}, {"a.md": f"# 页\n\n{line}\n```\n"})
    assert (problem.code, str(problem.place), problem.fix) == ("fence-misspelt", "docs/a.md:5:1", "```quiz\n```")
    assert line in problem.text(catalogue("zh"))


def test_other_code_is_no_misspelt_fence() -> None:
    """Code in other languages on a page without a fence stays what it is."""
    (problem,) = built({"a.quiz.yml": quiz("one", "two")}, {"a.md": "# 页\n\n```yaml\n```\n\n```text\n```\n"})
    assert problem.code == "quiz-unused"
    assert "docs/a.md" in problem.text(catalogue("zh"))


def test_file_that_a_fence_misspells_is_used() -> None:
    """One cause, one message: the file that the fence meant is not called unused as well."""
    problems = built({"a.quiz.yml": quiz("one", "two")}, {"a.md": FENCE.format("file: a.quiz.yaml\n")})
    assert [problem.code for problem in problems] == ["quiz-not-found"]


def test_question_twice_on_a_page() -> None:
    """A question can stand on many pages, but once on each: answers go by its name."""
    files = {"a.quiz.yml": quiz("one", "two")}
    again = FENCE.format("questions: [one]\n") + "\n" + FENCE.format("file: a.quiz.yml\n")
    problems = built(files, {"a.md": again, "b.md": FENCE.format("file: a.quiz.yml\n")})
    assert places(problems) == [("quiz-twice", "docs/a.md:11:1")]
    assert problems[0].params == {"id": "one", "line": 5}
    apart = FENCE.format("questions: [one]\n") + "\n" + FENCE.format("questions: [two]\n")
    assert built(files, {"a.md": apart}) == []


def test_broken_file_is_reported_once() -> None:
    """A file that two pages show is checked once."""
    files = {"a.quiz.yml": quiz("one", "two").replace("answer: true", "answer: 对")}
    problems = built(files, {"a.md": FENCE.format(""), "b.md": FENCE.format("file: a.quiz.yml\n")})
    assert places(problems) == [("want-flag", "docs/a.quiz.yml:6:13"), ("want-flag", "docs/a.quiz.yml:10:13")]


def test_broken_link_on_two_pages_is_reported_for_both() -> None:
    """A section that only one of the pages has is named once, at its place in the quiz file."""
    text = quiz("one", "two").replace("第0题", "见[乙](no.md)，第0题")
    problems = built({"a.quiz.yml": text}, {"a.md": FENCE.format(""), "b.md": FENCE.format("file: a.quiz.yml\n")})
    assert places(problems) == [("link-not-found", "docs/a.quiz.yml:5:16")]
