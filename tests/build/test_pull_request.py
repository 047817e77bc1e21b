"""A proposal with faults: each is marked on its line, in Chinese, and summed up; a sound one passes."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import harness
import preview
import quiz_site

HEAD = "---\ntitle: {title}\ndescription: 一页试验。\n---\n\n# {title}\n\n"
NAV = (
    "INHERIT: mkdocs.base.yml\nsite_name: 试验\nsite_url: https://example.org/a/b/\nnav:\n  - index.md\n  - sound.md\n"
)
SOUND = {
    "index.md": HEAD.format(title="首页") + "见[好的一页](sound.md#要点)。\n",
    "sound.md": quiz_site.page("好的一页"),
    "sound.quiz.yml": quiz_site.quiz("sound"),
}
COMMAND = re.compile(r"^::(?P<level>error|notice) (?P<properties>.*?)::(?P<text>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Check:
    """What a check printed, its summary, and its exit code."""

    code: int
    output: str
    summary: str

    def marks(self) -> list[tuple[str, str, int, str]]:
        """Return level, file, line and text of each annotation, the text as GitHub shows it."""
        found: list[tuple[str, str, int, str]] = []
        for match in COMMAND.finditer(self.output):
            values = dict(part.split("=", 1) for part in match["properties"].split(","))
            text = match["text"].replace("%0A", "\n").replace("%25", "%")
            found.append((match["level"], values.get("file", ""), int(values.get("line", 0)), text))
        return found


def check(folder: Path, files: dict[str, str], config: str = NAV, *, github: bool = True) -> Check:
    """Run the check on a handbook of a few files, as the workflow does."""
    harness.lay_out(folder, files, config)
    tool = [sys.executable, str(preview.ROOT / "tools/annotate.py")]
    page = folder / "summary.md"
    variables = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page)} if github else {}
    links = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "abc"}
    result = subprocess.run(
        tool, cwd=folder, env=preview.quiet(variables | links), capture_output=True, text=True, check=False
    )
    assert "Traceback" not in result.stdout + result.stderr, result.stdout + result.stderr
    return Check(result.returncode, result.stdout, page.read_text(encoding="utf-8") if github else "")


def test_sound(tmp_path: Path) -> None:
    """A sound proposal passes; the summary counts pages and questions and says where the preview is."""
    result = check(tmp_path, SOUND)
    assert result.code == 0, result.output
    assert result.marks() == []
    assert "✅ 检查通过" in result.summary
    assert "| 2 | 1 | 0 | 0 |" in result.summary
    assert "打开预览.html" in result.summary


BROKEN = {
    "index.md": HEAD.format(title="首页")
    + "见[好的一页](sound.md#要领)。\n\n再见[没有的页](gone.md)，\n[又一次](gone.md)、[斜杠](/sound.md)。\n",
    "sound.md": quiz_site.page("好的一页"),
    "sound.quiz.yml": quiz_site.quiz("sound").replace("        correct: true\n", ""),
    "colon.quiz.yml": quiz_site.quiz("colon").replace("    stem: ", "    stem："),
    "colon.md": quiz_site.page("冒号"),
    "head.md": HEAD.format(title="页首").replace("title: ", "title：") + "正文。\n",
    "open.md": "---\ntitle: 没有结尾\ndescription: 少一行。\n\n# 没有结尾\n\n正文。\n",
    "lost.md": HEAD.format(title="目录里没有") + "正文。\n",
}
CONFIG = NAV + "  - colon.md\n  - head.md\n  - open.md\n  - missing.md\n"
EXPECTED = [
    ("docs/colon.quiz.yml", 5, "全角冒号"),
    ("docs/head.md", 2, "title: 页首"),
    ("docs/index.md", 8, "“要领”"),
    ("docs/index.md", 10, "“gone.md”"),
    ("docs/index.md", 11, "“gone.md”"),
    ("docs/index.md", 11, "斜杠"),
    ("docs/lost.md", 1, "- lost.md"),
    ("docs/open.md", 4, "结尾的 ---"),
    ("docs/sound.quiz.yml", 7, "单选题没有正确答案"),
    ("mkdocs.yml", 10, "“missing.md”"),
]


def test_every_fault_is_marked_on_its_line(tmp_path: Path) -> None:
    """Quizzes, links, heads of pages and contents, all in one run, none hidden by another, nothing in English."""
    result = check(tmp_path, BROKEN, CONFIG)
    assert result.code == 1
    marks = result.marks()
    for file, line, words in EXPECTED:
        texts = [text for level, where, first, text in marks if (level, where) == ("error", file) and first <= line]
        assert any(words in text for text in texts), (file, line, words, marks)
    exact = {(where, line) for _, where, line, _ in marks}
    assert {(file, line) for file, line, _ in EXPECTED} - exact <= {("docs/index.md", 10), ("docs/index.md", 11)}
    assert len(marks) <= 10
    assert not [text for *_, text in marks if "Doc file" in text or "nav' configuration" in text]
    for file, line, _ in EXPECTED:
        assert f"{file}?plain=1#L{line})" in result.summary, (file, line)


def test_a_proposal_gives_github_no_orders(tmp_path: Path) -> None:
    """What a page says is no workflow command, and does not leave its place in the summary."""
    orders = "::error file=docs/x.md::%0A::add-mask::a"
    text = f"见[<img src=x>`{orders}`](gone.md)。\n"
    result = check(tmp_path, SOUND | {"index.md": HEAD.format(title="首页") + text})
    assert result.code == 1
    first, *_, last = [line for line in result.output.splitlines() if line.startswith("::")]
    token = first.removeprefix("::stop-commands::")
    assert f"\n::{token}::\n" in result.output
    assert last.startswith("::error file=docs/index.md,line=8,")
    assert "<img" not in result.summary


@pytest.mark.parametrize(
    ("config", "file", "line", "words"),
    [
        (NAV + "  - a: [\n", "mkdocs.yml", 7, "只有一半"),
        (NAV + "unknown_key: 1\n", "mkdocs.yml", 0, "unknown_key"),
    ],
)
def test_settings_that_cannot_be_read(tmp_path: Path, config: str, file: str, line: int, words: str) -> None:
    """A slip in mkdocs.yml is marked there too."""
    result = check(tmp_path, SOUND, config)
    assert result.code == 1
    assert [(where, at) for _, where, at, text in result.marks() if words in text] == [(file, line)], result.output


def test_at_a_desk(tmp_path: Path) -> None:
    """Without GitHub the log is all there is."""
    result = check(tmp_path, BROKEN, CONFIG, github=False)
    assert result.code == 1
    assert result.marks() == []
    assert "docs/index.md:8:" in result.output
