"""Workflow commands: escaped, at most ten of a level, none lost; the log of a build read back."""

from __future__ import annotations

from pathlib import Path

import annotate
from handbook.buildlog import Finding, findings
from handbook.locale import catalogue
from handbook.problem import Place, Problem, Severity
from handbook.summary import Counts, Links, summary

TEXTS = catalogue("zh")


def error(file: str, line: int, text: str = "错了") -> Finding:
    """Return an error."""
    return Finding(Severity.ERROR, text, file, line, 1)


def test_escapes() -> None:
    """Line ends, per cent signs, and in properties commas and colons, arrive as they are."""
    one = Finding(Severity.WARNING, "100%\n::x", "docs/a,b:c.md", 3, 5, "题目a")
    assert annotate.annotation(one, TEXTS) == (
        "::error file=docs/a%2Cb%3Ac.md,line=3,col=5,title=请改这里 · 题目a::100%25%0A::x"
    )


def test_no_more_than_github_shows_and_nothing_lost() -> None:
    """Neighbours in a file are joined, the nearest first; a file beyond the tenth is counted."""
    many = [error("a.md", line, f"错{line}") for line in (*range(1, 40, 3), 38)]
    fitted = annotate.fitted(many, TEXTS)
    assert len(fitted) == 10
    assert all(any(one.text in shown.text for shown in fitted) for one in many)
    assert fitted[-1].line == 37
    files = [error(f"{number}.md", 1) for number in range(14)]
    fitted = annotate.fitted(files, TEXTS)
    assert len(fitted) == 10
    assert "5处" in fitted[-1].text
    assert annotate.fitted([], TEXTS) == []


def test_changed_files_first_and_advice_on_them_alone() -> None:
    """A proposal hears of itself first, and no advice about what it did not touch."""
    advice = [Finding(Severity.ADVICE, "短些", name, 2, 1) for name in ("old.quiz.yml", "new.quiz.yml")]
    commands = annotate.commands(
        [error("old.md", 1), *advice, error("new.md", 1)], frozenset({"new.md", "new.quiz.yml"}), TEXTS
    )
    assert [command.split("file=")[1].split(",")[0] for command in commands] == ["new.md", "old.md", "new.quiz.yml"]
    assert commands[-1].startswith("::notice ")


def test_log_is_read_back() -> None:
    """What `Problem.text` wrote comes back with its place and severity; MkDocs' own lines get the file they name."""
    problem = Problem("stem-missing", Place("docs/a.quiz.yml", 3, 5), question="x", fix="stem: 问\n  什么")
    problem = Problem("missing-key", problem.place, {"key_name": "stem", "about": "题干"}, "x", problem.fix)
    log = f"INFO    -  Building\n\x1b[31mERROR   -  \x1b[0mquiz: {problem.text(TEXTS)}\nWARNING -  something about 'README.md'\n"  # noqa: E501
    found = findings(
        log + "INFO    -  quiz: docs/b.quiz.yml:1:2\n    短些。\n\nAborted with 1 warnings\n", Path(__file__).parents[2]
    )
    assert [(one.severity, one.file, one.line, one.column) for one in found] == [
        (Severity.ERROR, "docs/a.quiz.yml", 3, 5),
        (Severity.WARNING, "README.md", 0, 0),
        (Severity.ADVICE, "docs/b.quiz.yml", 1, 2),
    ]
    assert "题干" in found[0].text
    assert "    stem: 问\n      什么" in found[0].text


def test_a_failure_of_another_kind_is_told(tmp_path: Path) -> None:
    """A build that stops without naming a problem leaves its last lines."""
    found = annotate.told(1, "Traceback\nValueError: 坏了\n", tmp_path, TEXTS)
    assert len(found) == 1
    assert "ValueError: 坏了" in found[0].text


def test_summary_folds_and_escapes() -> None:
    """Twenty problems are open, the others folded; what a page says stays text."""
    found = [error("docs/a.md", line, "“<script>|`x`”\n可以改成：\n    ```\n    y") for line in range(1, 31)]
    text = summary(1, found, Counts(2, 3), Links("https://h.example/o/r/blob/c"), (), TEXTS)
    assert "| 2 | 3 | 30 | 0 |" in text
    assert "<script>" not in text
    assert text.count("<details>") == 1
    assert "还有10处" in text
    assert "````text" in text
    assert "https://h.example/o/r/blob/c/docs/a.md?plain=1#L7" in text


def test_a_repeated_line_is_one_finding(tmp_path: Path) -> None:
    """What two builds, or two hooks, say of one place counts once."""
    line = "WARNING -  page: docs/a.md:1:2\n    短些。\n"
    assert len(findings(line * 2, tmp_path)) == 1


def test_summary_lists_no_more_than_fit() -> None:
    """Two hundred problems are listed, however many there are; the number of all stays true."""
    found = [error("docs/a.md", line, "短些。") for line in range(1, 251)]
    text = summary(1, found, Counts(2, 3), Links(), (), TEXTS)
    assert "| 2 | 3 | 250 | 0 |" in text
    assert text.count("`docs/a.md:") == 200


def test_the_stop_of_a_build_is_no_problem_of_its_own(tmp_path: Path) -> None:
    """MkDocs' last line counts when nothing else says why the build failed, and not otherwise."""
    stop = "ERROR   -  坏了\n\nAborted with a BuildError!\n"
    line = "ERROR   -  page: docs/a.md:1:2\n    短些。\n"
    assert [one.text for one in findings(stop, tmp_path)] == ["坏了"]
    assert [one.text for one in findings(line + stop, tmp_path)] == ["短些。"]
