"""Small handbooks with quizzes, built by the real command: what stops the build, what it says, and what comes out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from harness import Build

QUIZ = """\
title: 倾听
questions:
  - id: {id}
    type: single
    stem: 客户停顿时怎么办？
    options:
      - text: 等两秒密语甲
        correct: true
        feedback: 多半还有话密语乙。
      - text: 接着说密语丙
        feedback: 会打断他。
    section: "#要点"
    level: apply
"""
PAGE = "---\ntitle: {title}\ndescription: 一页试验，看测验怎样放进来。\n---\n\n# {title}\n\n## 要点\n\n先听完。\n\n{rest}\n"
FENCE = "```quiz\n```"


def page(title: str, rest: str = FENCE) -> str:
    """Return a page with a heading `要点` and then what the test puts there."""
    return PAGE.replace("{title}", title).replace("{rest}", rest)


def quiz(name: str) -> str:
    """Return a sound quiz of one question."""
    return QUIZ.replace("{id}", name)


def problems(log: str) -> list[str]:
    """Return `file:line:column` of every problem in a build's log, in order."""
    return re.findall(r"(?:ERROR|WARNING)\s+-\s+quiz: (docs/\S+:\d+:\d+)", log)


def after(log: str, place: str) -> str:
    """Return what a build's log says about a place, up to the next problem."""
    return re.split(r"\n(?=ERROR|WARNING|INFO)", log.split(place, 1)[1])[0] + "\n"


BROKEN = {
    "a.quiz.yml": (quiz("qa").replace("stem:", "stam:"), "docs/a.quiz.yml:5:5", "    stem: 客户停顿时怎么办？"),
    "b.quiz.yml": (quiz("qb").replace("type: ", "type："), "docs/b.quiz.yml:4:9", "    type: single"),
    "c.quiz.yml": (quiz("qc").replace("        feedback: 会", "        correct: true\n        feedback: 会"), "docs/c.quiz.yml:10:9", "type: multiple"),
    "d.quiz.yml": (quiz("qe"), "docs/e.quiz.yml:3:9", "  - id: qe-2"),
    "e.quiz.yml": (quiz("qe"), "", ""),
    "f.quiz.yml": (
        "title: 自测\nscale: [{text: 是, points: 1}, {text: 否, points: 0}]\nbands:\n"
        "  - {from: 0, to: 0, title: 低, text: 写}\n  - {from: 2, to: 2, title: 高, text: 写}\n"
        "questions:\n  - {id: fa, type: scale, stem: 会等}\n  - {id: fb, type: scale, stem: 会记}\n",
        "docs/f.quiz.yml:4:5",
        "  - {from: 1, to: 2, title: 高, text: 写}",
    ),
    "g.quiz.yml": (quiz("qg").replace("    stem", "\tstem"), "docs/g.quiz.yml:5:1", "    stem: 客户停顿时怎么办？"),
    "h.quiz.yml": (quiz("qh").replace("客户停顿", '"客户停顿'), "docs/h.quiz.yml:5:11", '    stem: "客户停顿时怎么办？"'),
    "i.quiz.yml": (quiz("qi").replace("correct: true", "correct: 是"), "docs/i.quiz.yml:8:18", "        correct: true"),
    "j.quiz.yml": (quiz("qj").replace("#要点", "#要店"), "docs/j.quiz.yml:12:14", '    section: "#要点"'),
    "k.quiz.yml": (
        quiz("qk").replace("会打断他", "见[倾听](aa.md)"), "docs/k.quiz.yml:11:25", "        feedback: 见[倾听](a.md)。"
    ),
}
"""Quiz file → its text, where its problem is and the line to paste."""


def test_ten_broken_files_in_one_build(build: Build) -> None:
    """One build names the problems of all files, each with line, column and the line to paste, and then stops."""
    files = {name: text for name, (text, _, _) in BROKEN.items()}
    files |= {name.replace(".quiz.yml", ".md"): page(f"第{name[0]}页") for name in BROKEN}
    result = build(files | {"index.md": page("首页", "")})
    log = result.stdout
    assert result.returncode == 1, log
    assert problems(log) == sorted(place for _, place, _ in BROKEN.values() if place)
    for _, place, fix in BROKEN.values():
        assert not place or f"        {fix}\n" in after(log, place), place
    assert "Traceback" not in log
    assert log.count("构建已停止") == 1
    assert "docs/d.quiz.yml:3:9" in after(log, "docs/e.quiz.yml:3:9")
    assert not re.search(r"\.py\b|pydantic|ValidationError", log)


def test_warnings_fail_and_advice_does_not(build: Build, tmp_path: Path) -> None:
    """A band whose edge nothing reaches fails the strict build; a multiple question without a wrong option does not."""
    advised = quiz("qa").replace("single", "multiple").replace("        feedback: 会", "        correct: true\n        feedback: 会")
    result = build({"index.md": page("首页"), "index.quiz.yml": advised})
    assert result.returncode == 0, result.stdout
    assert "docs/index.quiz.yml:7:7" in result.stdout
    loose = BROKEN["f.quiz.yml"][0].replace("to: 0", "to: 1").replace("to: 2,", "to: 9,")
    (tmp_path / "docs/index.quiz.yml").write_text(loose, encoding="utf-8")
    again = rebuild(tmp_path)
    assert again.returncode == 1, again.stdout
    assert problems(again.stdout) == ["docs/index.quiz.yml:5:5"]
    assert "Traceback" not in again.stdout


def rebuild(tmp_path: Path):  # noqa: ANN201
    """Build the handbook of the last `build` once more."""
    import preview

    return preview.mkdocs("build", "--strict", "-d", str(tmp_path / "site"), cwd=tmp_path)


def test_faults_of_placing(build: Build) -> None:
    """Unused and missing files, unknown questions, broken, repeated and unclosed fences: each is named where it is."""
    files = {
        "index.md": page("首页", ""),
        "unused.quiz.yml": quiz("unused"),
        "a.md": page("甲"),
        "a.quiz.yml": quiz("listening-wait"),
        "b.md": page("乙", "```quiz\nfile: aa.quiz.yml\n```"),
        "c.md": page("丙", "```quiz\nfile: a.quiz.yml\nquestions: [listening-weit]\n```"),
        "d.md": page("丁", "```quiz\nfile：a.quiz.yml\n```"),
        "e.md": page("戊", "```quiz\nfile: a.quiz.yml\n```\n\n```quiz\nfile: a.quiz.yml\n```"),
        "f.md": page("己", "- ```quiz\n  ```"),
        "g.md": page("庚", "```quiz\nfile: a.quiz.yml"),
    }
    result = build(files)
    log = result.stdout
    assert result.returncode == 1, log
    assert problems(log) == [
        "docs/b.md:12:1",
        "docs/c.md:12:1",
        "docs/d.md:12:1",
        "docs/e.md:16:1",
        "docs/f.md:12:1",
        "docs/g.md:12:1",
        "docs/unused.quiz.yml:1:1",
    ]
    assert "        file: a.quiz.yml\n" in after(log, "docs/b.md:12:1")
    assert "questions: [listening-wait]" in after(log, "docs/c.md:12:1")
    assert "        file: a.quiz.yml\n" in after(log, "docs/d.md:12:1")
    assert "第 12 行" in after(log, "docs/e.md:16:1")
    assert "Traceback" not in log


CODE = '````markdown\n```quiz\n```\n````\n\n缩进：\n\n    ```quiz\n    file: no-such.quiz.yml\n    ```\n\n<!--\n```quiz\n```\n-->'


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a handbook with a quiz, one in a box, one mentioned in code, and a page that only speaks of code."""
    import harness

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
    """No option, reason or stem of a quiz is in the search index or in any other file but its page and the manifest."""
    index = (placed / "search/search_index.json").read_text(encoding="utf-8")
    assert json.loads(index)["docs"]
    assert not re.search("密语[甲乙丙]|客户停顿", index)
    found = [path for path in placed.rglob("*.*") if path.suffix in {".html", ".xml", ".js"} and "密语乙" in path.read_text("utf-8")]
    assert sorted(path.parent.name for path in found) == ["a", "box"]


def test_source_files_stay_at_home(placed: Path) -> None:
    """The quiz files themselves are not published."""
    assert not list(placed.rglob("*.yml"))
    assert not list(placed.rglob("*.quiz.*"))


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_problems_in_the_sites_language(build: Build, language: str) -> None:
    """A site in another language gets its problems in that language."""
    config = f"INHERIT: mkdocs.base.yml\nsite_name: Trial\nsite_url: https://example.org/a/\ntheme:\n  language: {language}\n"
    result = build({"index.md": page("首页"), "index.quiz.yml": quiz("qa").replace("stem:", "stem：")}, config)
    assert result.returncode == 1, result.stdout
    assert problems(result.stdout) == ["docs/index.quiz.yml:5:9"]
    words = {"en": "full-width colon", "zh-TW": "全形冒號"}[language]
    assert words in result.stdout
