"""Each file in `tests/cases/quiz` is a quiz file and what reading it must give.

Keys of a case: `about` (a sentence); `input`, or `hex` where bytes matter, with `newline: CRLF` and `times` (how often
the input is repeated); `problems` in order, each with code, line, column and, where they matter, severity, `fix` (the
exact lines offered), `pastes` (the same, pasted over the problem's line it must cure it) and `contains` (words of the
Chinese message); `quiz` for what can be read: title, ids, types, values by dotted path; `after`: the codes left when
every `pastes` is pasted.
"""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.locale import catalogue, languages
from handbook.problem import Problem, Severity, in_order
from handbook.quiz.load import Loaded, load

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests/cases/quiz"
CASES = sorted(path.stem for path in FOLDER.glob("*.yml"))
FILE = "docs/sample.quiz.yml"
CODE = re.compile(r"[a-z]+(-[a-z]+)*")


@functools.cache
def read(name: str) -> dict[str, Any]:
    """Return a case by its name."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


def content(case: dict[str, Any]) -> bytes:
    """Return the bytes of a case's quiz file."""
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    text = case["input"] * case.get("times", 1)
    return (text.replace("\n", "\r\n") if case.get("newline") == "CRLF" else text).encode()


def run(data: bytes) -> tuple[Loaded | None, list[Problem]]:
    """Return the quiz and its problems in the order in which they are shown."""
    loaded, problems = load(FILE, data)
    return loaded, in_order(problems)


def asked_for(case: dict[str, Any], problems: list[Problem]) -> list[Problem]:
    """Return the problems without the advice that the case does not speak of."""
    listed = {problem["code"] for problem in case.get("problems", [])}
    return [p for p in problems if p.severity is not Severity.ADVICE or p.code in listed]


def found(problem: Problem) -> dict[str, object]:
    """Return a problem in the shape of a case."""
    return {
        "code": problem.code,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "fix": problem.fix,
    }


@pytest.mark.parametrize("name", CASES)
def test_problems(name: str) -> None:
    """The problems come in order, each at its line and column with its fix, and nothing else does."""
    case = read(name)
    problems = asked_for(case, run(content(case))[1])
    wanted = [
        {
            "code": problem["code"],
            "line": problem["line"],
            "column": problem["column"],
            "severity": problem.get("severity", "error"),
            "fix": problem.get("pastes", problem.get("fix", "")),
        }
        for problem in case.get("problems", [])
    ]
    assert [found(problem) for problem in problems] == wanted


@pytest.mark.parametrize("name", [name for name in CASES if read(name).get("problems")])
def test_messages(name: str) -> None:
    """Every problem can be said in every language, names its place and says the words that the case asks for."""
    case = read(name)
    problems = asked_for(case, run(content(case))[1])
    for problem, wanted in zip(problems, case["problems"], strict=True):
        for language in languages():
            text = problem.text(catalogue(language))
            place = f"{FILE}:{wanted['line']}:{wanted['column']}"
            assert text.startswith(place), text
            assert not re.search(r"\{[a-z_]+\}|\bNone\b", text), text
        assert str(wanted.get("contains", "")) in problem.text(catalogue("zh"))


@pytest.mark.parametrize("name", [name for name in CASES if any("pastes" in p for p in read(name).get("problems", []))])
def test_pasted_fixes_cure(name: str) -> None:
    """With every offered line pasted over its own, what is left is what the case says: mostly nothing."""
    case = read(name)
    lines = content(case).decode("utf-8-sig").splitlines()
    if any(sign in case["input"] for sign in "\u2028\u2029\x85"):
        lines = content(case).decode().split("\n")
    rest = {problem["code"] for problem in case["problems"] if "pastes" not in problem}
    for problem in case["problems"]:
        if "pastes" in problem:
            lines[problem["line"] - 1] = problem["pastes"]
    left = {p.code for p in run("\n".join(lines).encode())[1] if p.severity is not Severity.ADVICE}
    cured = {problem["code"] for problem in case["problems"] if "pastes" in problem}
    assert left == set(case["after"]) if "after" in case else left <= rest - cured


@pytest.mark.parametrize("name", [name for name in CASES if "quiz" in read(name)])
def test_quiz(name: str) -> None:
    """What can be read is read as it was meant."""
    case = read(name)
    loaded, problems = run(content(case))
    assert loaded is not None, [problem.text(catalogue("zh")) for problem in problems]
    wanted = case["quiz"]
    assert wanted.get("title", loaded.quiz.title) == loaded.quiz.title
    assert wanted.get("ids", [q.id for q in loaded.questions]) == [q.id for q in loaded.questions]
    assert wanted.get("types", [q.type for q in loaded.questions]) == [q.type for q in loaded.questions]
    for path, value in wanted.get("values", {}).items():
        assert follow(loaded, path) == value


def follow(loaded: Loaded, path: str) -> object:
    """Return the value at a dotted path such as `questions.0.stem`."""
    node: Any = loaded
    for step in path.split("."):
        node = node[int(step)] if step.isdigit() else getattr(node, step)
    return node


@pytest.mark.parametrize("name", CASES)
def test_case_is_sound(name: str) -> None:
    """A case says in one sentence what it is about and asks for something."""
    case = read(name)
    assert case["about"].endswith(("。", "？"))
    assert ("input" in case) != ("hex" in case)
    assert "problems" in case or "quiz" in case


def test_enough_cases() -> None:
    """The format's traps are many."""
    assert len(CASES) >= 60


def raised() -> set[str]:
    """Return every code that the source gives a problem."""
    codes: set[str] = set()
    known = set(catalogue("zh").group("problems"))
    for path in (ROOT / "hooks/handbook").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in known:
                codes.add(node.value)
    return codes


def called() -> set[tuple[str, str]]:
    """Return file and code of every call that makes a problem with a literal code."""
    places = {"add": 0, "at": 2, "Problem": 0, "Slip": 0, "Fault": 0}
    found: set[tuple[str, str]] = set()
    for path in (ROOT / "hooks/handbook/quiz").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            position = places.get(name)
            if position is None or len(node.args) <= position:
                continue
            code = node.args[position]
            if isinstance(code, ast.Constant) and isinstance(code.value, str) and CODE.fullmatch(code.value):
                found.add((path.name, code.value))
    return found


def test_every_code_has_a_text() -> None:
    """What the source reports is in the catalogue of every language."""
    missing = {
        f"{language}: {code} ({file})"
        for language in languages()
        for file, code in called()
        if code not in catalogue(language).group("problems")
    }
    assert not missing


def test_every_text_is_raised() -> None:
    """The catalogue holds no text that nothing reports."""
    assert not set(catalogue("zh").group("problems")) - raised()


def test_every_code_has_a_case() -> None:
    """Every problem is shown by a case or, where it takes a whole site, by another test or case."""
    shown = {problem["code"] for name in CASES for problem in read(name).get("problems", [])}
    others = [
        path for path in (ROOT / "tests").rglob("*.*") if path.suffix in {".py", ".yml"} and path.parent != FOLDER
    ]
    words = "\n".join(f"{path.stem}\n{path.read_text(encoding='utf-8')}" for path in others)
    missing = [code for code in catalogue("zh").group("problems") if code not in shown]
    assert [code for code in missing if not re.search(rf"(?<![\w-]){code}(?![\w-])", words)] == []
