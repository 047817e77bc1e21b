"""Small handbooks with quizzes, built by the real command: what stops the build, what it says, and what comes out."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import preview
from harness import Build
from quiz_site import page, quiz


def problems(log: str) -> list[str]:
    """Return `file:line:column` of every problem in a build's log, in order."""
    return re.findall(r"(?:ERROR|WARNING)\s+-\s+quiz: (docs/\S+:\d+:\d+)", log)


def after(log: str, place: str) -> str:
    """Return what a build's log says about a place, up to the next problem."""
    return re.split(r"\n(?=ERROR|WARNING|INFO)", log.split(place, 1)[1])[0] + "\n"


BROKEN = {
    "a.quiz.yml": (quiz("qa").replace("stem:", "stam:"), "docs/a.quiz.yml:5:5", "    stem: 客户停顿时怎么办？"),
    "b.quiz.yml": (quiz("qb").replace("type: ", "type："), "docs/b.quiz.yml:4:9", "    type: single"),
    "c.quiz.yml": (
        quiz("qc").replace("        feedback: 会", "        correct: true\n        feedback: 会"),
        "docs/c.quiz.yml:10:9",
        "type: multiple",
    ),
    "d.quiz.yml": (quiz("qe"), "docs/e.quiz.yml:3:9", "  - id: qe-2"),
    "e.quiz.yml": (quiz("qe"), "", ""),
    "f.quiz.yml": (
        (
            "title: 自测\nscale: [{text: 是, points: 1}, {text: 否, points: 0}]\nbands:\n"
            "  - {from: 0, to: 0, title: 低, text: 写}\n  - {from: 2, to: 2, title: 高, text: 写}\n"
            "questions:\n  - {id: fa, type: scale, stem: 会等}\n  - {id: fb, type: scale, stem: 会记}\n"
        ),
        "docs/f.quiz.yml:4:5",
        "  - {from: 1, to: 2, title: 高, text: 写}",
    ),
    "g.quiz.yml": (quiz("qg").replace("    stem", "\tstem"), "docs/g.quiz.yml:5:1", "    stem: 客户停顿时怎么办？"),
    "h.quiz.yml": (
        quiz("qh").replace("客户停顿", '"客户停顿'),
        "docs/h.quiz.yml:5:11",
        '    stem: "客户停顿时怎么办？"',
    ),
    "i.quiz.yml": (quiz("qi").replace("correct: true", "correct: 是"), "docs/i.quiz.yml:8:18", "        correct: true"),
    "j.quiz.yml": (quiz("qj").replace("#要点", "#要店"), "docs/j.quiz.yml:12:14", '    section: "#要点"'),
    "k.quiz.yml": (
        quiz("qk").replace("会打断他", "见[倾听](aa.md)"),
        "docs/k.quiz.yml:11:25",
        "        feedback: 见[倾听](a.md)。",
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
    advised = (
        quiz("qa")
        .replace("single", "multiple")
        .replace("        feedback: 会", "        correct: true\n        feedback: 会")
    )
    result = build({"index.md": page("首页"), "index.quiz.yml": advised})
    assert result.returncode == 0, result.stdout
    assert "docs/index.quiz.yml:7:7" in result.stdout
    loose = BROKEN["f.quiz.yml"][0].replace("to: 0", "to: 1").replace("to: 2,", "to: 9,")
    (tmp_path / "docs/index.quiz.yml").write_text(loose, encoding="utf-8")
    again = rebuild(tmp_path)
    assert again.returncode == 1, again.stdout
    assert problems(again.stdout) == ["docs/index.quiz.yml:5:5"]
    assert "Traceback" not in again.stdout


def rebuild(tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Build the handbook of the last `build` once more."""
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


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_problems_in_the_sites_language(build: Build, language: str) -> None:
    """A site in another language gets its problems in that language."""
    config = (
        f"INHERIT: mkdocs.base.yml\nsite_name: T\nsite_url: https://example.org/a/\ntheme:\n  language: {language}\n"
    )
    result = build({"index.md": page("首页"), "index.quiz.yml": quiz("qa").replace("stem:", "stem：")}, config)
    assert result.returncode == 1, result.stdout
    assert problems(result.stdout) == ["docs/index.quiz.yml:5:9"]
    words = {"en": "full-width colon", "zh-TW": "全形冒號"}[language]
    assert words in result.stdout
