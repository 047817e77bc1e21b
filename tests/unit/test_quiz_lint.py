"""Each file in `tests/cases/lint` is one situation and the advice that it gives rise to.

Keys of a case: `about` (a sentence) and one of
- `stem` or `option`: words that are `flagged`, or `fine`, by the rule that the file is named after;
- `input`: a quiz file;
- `keys`: the letters of the right options of as many single-choice questions, with `head` and `each` as further lines
  of the file and of each question, and `longest`: in how many of them the right option is the longest.
With `rule`, only that code counts. `advice` lists code and question and, where they matter, line, column, `fix` and
`contains` (words of the Chinese message).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.locale import catalogue
from handbook.problem import Problem, Severity, in_order
from handbook.quiz import lint_bank
from handbook.quiz.advice import Answered
from handbook.quiz.lint_bank import advise_bank
from handbook.quiz.load import load

FOLDER = Path(__file__).parents[1] / "cases/lint"
CASES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))}
TABLES = [
    (name, kind, words, flagged)
    for name, case in CASES.items()
    for kind in ("stem", "option")
    for flagged in (True, False)
    for words in case.get(kind, {}).get("flagged" if flagged else "fine", ())
]
FILE = "docs/sample.quiz.yml"
BANK_CODES = {"longest-option-habit"}
"""Codes of habits: a question is left out of the count by an answer to the code of its own."""


def advice(*texts: str) -> list[Problem]:
    """Return the advice on quiz files of these texts."""
    files = []
    for text in texts:
        loaded, problems = load(FILE, text.encode())
        assert loaded, [problem.text(catalogue("zh")) for problem in problems]
        files.append(loaded)
    advise_bank(files)
    problems = in_order(problem for loaded in files for problem in loaded.report.problems)
    return [problem for problem in problems if problem.severity is Severity.ADVICE]


def singles(case: dict[str, Any]) -> str:
    """Return a file of single-choice questions with the keys of a case."""
    lines = ["title: 试", case.get("head", "note: 试一试"), "questions:"]
    for number, key in enumerate(case["keys"], 1):
        long = "很" if number <= case.get("longest", 0) else ""
        lines += [f"  - id: q-{number}", "    type: single", f"    stem: 第{number}题{'问' * number}？"]
        lines += [f"    {case.get('each', 'points: 1')}", "    options:"]
        for letter in "ABCD":
            right = letter == key
            lines.append(
                f"      - {{text: {'甲乙丙丁'['ABCD'.index(letter)]}{long * right}, correct: {str(right).lower()}}}"
            )
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("name", "kind", "words", "flagged"), TABLES)
def test_words(name: str, kind: str, words: str, flagged: bool) -> None:
    """A rule on wording fires on these words and not on those."""
    stem, option = (words, "客户先开口") if kind == "stem" else ("先做什么？", words)
    question = {"id": "one", "type": "single", "stem": stem}
    options = [{"text": "按约定回电给他", "correct": True}, {"text": option}]
    text = yaml.safe_dump({"title": "试", "questions": [question | {"options": options}]}, allow_unicode=True)
    assert (name in {problem.code for problem in advice(text)}) is flagged


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "advice" in case])
def test_advice(name: str) -> None:
    """The advice is what the case says, in its order."""
    case = CASES[name]
    found = advice(case["input"] if "input" in case else singles(case))
    found = [problem for problem in found if problem.code == case.get("rule", problem.code)]
    assert [(problem.code, problem.question) for problem in found] == [
        (a["code"], a["question"]) for a in case["advice"]
    ]
    for problem, wanted in zip(found, case["advice"], strict=True):
        at = problem.place
        assert (at.line, at.column) == (wanted.get("line", at.line), wanted.get("column", at.column))
        assert problem.fix == wanted.get("fix", problem.fix)
        assert wanted.get("contains", "") in problem.text(catalogue("zh"))


def test_every_code_has_a_case() -> None:
    """All advice that can be answered is shown by a case, and can be given."""
    tables = {name for name, *_, flagged in TABLES if flagged}
    shown = tables | {piece["code"] for case in CASES.values() for piece in case.get("advice", ())}
    answerable = {field.alias for field in Answered.model_fields.values()}
    assert shown == answerable | BANK_CODES


def test_answers_need_a_reason_and_a_known_code() -> None:
    """An empty answer silences nothing, and an unknown code is an error that names the nearest one."""
    text = "title: 试\nquestions:\n  - {id: one, type: numeric, stem: 几天？, answer: 1, advice-ok: {%s}}\n"
    assert {problem.code for problem in advice(text % "level-missing: ")} == {"section-missing", "level-missing"}
    assert {problem.code for problem in advice(text % "level-missing: 调查用")} == {"section-missing"}
    _, problems = load(FILE, (text % "level-mising: 调查用").encode())
    assert [problem.params["best"] for problem in problems] == ["level-missing"]


def test_comparisons_grow_with_the_bank(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of thousands of questions, many of them alike, each is compared with a few others, not with all."""
    compare, calls = lint_bank.alike, []
    monkeypatch.setattr(lint_bank, "alike", lambda one, other: calls.append(1) or compare(one, other))
    stems = [f"客户第{n}次来电说{'包裹' * (n % 7)}还没有收到，你先核对哪一个号码？" for n in range(2000)]
    texts = [
        "title: 试\nquestions:\n"
        + "".join(
            f"  - {{id: q-{start}-{i}, type: numeric, stem: {stem}, answer: 1}}\n"
            for i, stem in enumerate(stems[start : start + 100])
        )
        for start in range(0, len(stems), 100)
    ]
    assert sum(problem.code == "similar-stem" for problem in advice(*texts)) > 1000
    assert len(calls) <= len(stems) * (1 + lint_bank.SKETCH) * lint_bank.NEIGHBOURS
