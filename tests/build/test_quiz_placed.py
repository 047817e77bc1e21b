"""What comes out of a build: a quiz in its page and nowhere else, code left alone, answers kept from the search."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import harness
from quiz_site import FENCE, page, quiz

CODE = (
    "````markdown\n```quiz\n```\n````\n\n缩进：\n\n    ```quiz\n    file: no-such.quiz.yml\n    ```\n\n"
    "<!--\n```quiz\n```\n-->"
)


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a handbook with a quiz, one in a box, one mentioned in code, and a page that only speaks of code."""
    folder = tmp_path_factory.mktemp("placed")
    files = {
        "index.md": page("首页", ""),
        "code.md": page("代码", CODE),
        "a.md": page("甲"),
        "a.quiz.yml": quiz("qa").replace("等两秒", "<b>等两秒</b> &lt;"),
        "box.md": page("乙", f'!!! note "练"\n\n    文字。\n\n    {FENCE.replace(chr(10), chr(10) + "    ")}\n\n'),
        "box.quiz.yml": quiz("qbox"),
    }
    result = harness.build(folder, files)
    assert result.returncode == 0, result.stdout
    return folder / "site"


def html(site: Path, name: str) -> str:
    """Return the source of a page."""
    return (site / name / "index.html").read_text(encoding="utf-8")


def test_quiz_stands_in_its_page(placed: Path) -> None:
    """A fence becomes a quiz below a heading of its own; in a box it stays in the box, without one."""
    text = html(placed, "a")
    assert text.count("<hb-quiz ") == text.count("</hb-quiz>") == 1
    assert re.search(r'<h2 [^>]*id="quiz">自测', text)
    box = html(placed, "box")
    assert re.search(r'<div class="admonition note">(?:(?!</div>).)*<hb-quiz ', box, re.S)
    assert 'id="quiz"' not in box


def test_code_is_left_alone(placed: Path) -> None:
    """A fence inside code or a comment is no quiz, is not checked, and is shown as it was written."""
    text = html(placed, "code")
    assert "<hb-quiz" not in text
    assert "data-hb-quiz" not in text
    shown = re.sub(r"<[^>]+>", "", text)
    assert shown.count("```quiz") == 2
    assert "file: no-such.quiz.yml" in shown


@pytest.mark.parametrize("name", ["", "code"])
def test_page_without_quiz_has_no_byte_of_it(placed: Path, name: str) -> None:
    """A page without a quiz loads no file and holds no markup of quizzes."""
    head = html(placed, name).split("</head>")[0]
    assert "quiz" not in head
    assert not re.findall(r'(?:src|href)="[^"]*quiz[^"]*"', html(placed, name))


def test_text_of_the_author_is_escaped(placed: Path) -> None:
    """What a trainer writes with angle brackets arrives as text."""
    assert "&lt;b&gt;等两秒&lt;/b&gt; &amp;lt;" in html(placed, "a")


def test_search_does_not_know_the_answers(placed: Path) -> None:
    """No option or reason of a quiz is in the search index or in any other file but its page and the manifest."""
    index = (placed / "search/search_index.json").read_text(encoding="utf-8")
    assert json.loads(index)["docs"]
    assert not re.search("密语[甲乙丙]", index)
    found = [
        path
        for path in placed.rglob("*.*")
        if path.suffix in {".html", ".xml", ".js"} and "密语乙" in path.read_text("utf-8")
    ]
    assert sorted(path.parent.name for path in found) == ["a", "box"]


def test_source_files_stay_at_home(placed: Path) -> None:
    """The quiz files themselves are not published."""
    assert not list(placed.rglob("*.yml"))
    assert not list(placed.rglob("*.quiz.*"))
