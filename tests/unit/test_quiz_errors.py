"""What a corrected line is worth: pasted over its own it mends it, and one slip in a real file gets one message."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.locale import catalogue, languages
from handbook.problem import Problem, Severity, in_order
from handbook.quiz import spoken
from handbook.quiz.load import load
from handbook.quiz.types import question_types
from quiz_files import CASES, FILE, SOUND, many

REAL = [text for text in SOUND if len(text) > 600]
TEXT_KEYS = "stem|text|feedback|explanation"
KEYS = f"{TEXT_KEYS}|section|level|type|correct|id|say|goto|end"
SLIPS: dict[str, tuple[str, Callable[[str], str]]] = {
    "option without its dash": (r"      - text: ", lambda line: line.replace("- ", "  ", 1)),
    "question without its dash": (r"  - id: ", lambda line: line.replace("- ", "  ", 1)),
    "option too far left": (r"      - text: ", lambda line: line[2:]),
    "option too far right": (r"      - text: ", lambda line: "  " + line),
    "reason too far left": (r"        feedback: ", lambda line: line[2:]),
    "reason at the question's level": (r"        feedback: ", lambda line: line[4:]),
    "reason too far right": (r"        feedback: ", lambda line: "  " + line),
    "mark at the question's level": (r"        correct: ", lambda line: line[4:]),
    "mark behind tabs": (r"        correct: ", lambda line: "\t\t" + line.strip()),
    "option behind a tab": (r"      - text: ", lambda line: "\t" + line.strip()),
    "stem at the left margin": (r"    stem: ", lambda line: line[4:]),
    "stem too far right": (r"    stem: ", lambda line: "  " + line),
    "section at an option's level": (r"    section: ", lambda line: "    " + line),
    "question too far right": (r"  - id: ", lambda line: "  " + line),
    "key without its colon": (r"    options:$", lambda line: line[:-1]),
    "name without its colon": (r"      [a-z][a-z-]*:$", lambda line: line[:-1]),
    "wide colon": (rf" +(- )?({KEYS}): ", lambda line: line.replace(": ", "：", 1)),
    "no space after the colon": (rf" +(- )?({KEYS}): ", lambda line: line.replace(": ", ":", 1)),
    "wide space after the colon": (r" +(- )?(stem|text|type|correct): ", lambda line: line.replace(": ", ":\u3000", 1)),
    "no-break space after the dash": (r"      - text: ", lambda line: line.replace("- ", "-\u00a0", 1)),
    "bullet": (r"      - text: ", lambda line: line.replace("- ", "•", 1)),
    "asterisk": (r"      - text: ", lambda line: line.replace("- ", "* ", 1)),
    "number": (r"      - text: ", lambda line: line.replace("- ", "1. ", 1)),
    "bracket not closed": (r"      - \[[^\[]*\]$", lambda line: line[:-1]),
    "bracket closed by a wide one": (r"      - \[[^\[]*\]$", lambda line: line[:-1] + "】"),
    "brace not closed": (r" +- \{[^{]*\}$", lambda line: line[:-1]),
    "brace not opened": (r" +- \{text: [^{]*\}$", lambda line: line.replace("{", "", 1)),
    "wide commas between keys": (r" +- \{[^{]*, [^{]*\}$", lambda line: line.replace(", ", "，")),
    "quote not closed": (r'    section: "[^"]*"$', lambda line: line[:-1]),
    "quotes around the first word": (
        rf" +(- )?({TEXT_KEYS}): [^\"'|>\[{{]",
        lambda line: re.sub(r": (.)", r': "\1"', line, count=1),
    ),
    "colon in the text": (
        rf" +(- )?({TEXT_KEYS}): [^\"'|>\[{{]",
        lambda line: re.sub(r": (.)", r": \1: ", line, count=1),
    ),
    "是的 for true": (r"        correct: true", lambda line: line.replace("true", "是的")),
    "Chinese quotes around true": (r"        correct: true", lambda line: line.replace("true", "“true”")),
    "type in Chinese": (r"    type: single", lambda line: line.replace("single", "单项选择题")),
    "capital key": (r"    type: ", lambda line: line.replace("type", "Type")),
}
"""What is done to a line of a real file → which lines it can be done to, and how."""


def errors(text: str) -> list[Problem]:
    """Return the errors of a quiz file."""
    return [problem for problem in in_order(load(FILE, text.encode())[1]) if problem.severity is Severity.ERROR]


def pasted(text: str, problem: Problem) -> str:
    """Return a file with a problem's corrected lines pasted over the one it stands in."""
    lines = text.split("\n")
    lines[problem.place.line - 1] = problem.fix
    return "\n".join(lines)


@cache
def places(name: str) -> list[tuple[str, int]]:
    """Return every real file and line in which a slip can happen; lines of longer texts are none."""
    pattern = re.compile(SLIPS[name][0])
    found: list[tuple[str, int]] = []
    for text in REAL:
        block = -1
        for number, line in enumerate(text.split("\n")):
            indent = len(line) - len(line.lstrip())
            if 0 <= block < indent or not line.strip():
                continue
            block = indent if re.search(r"[|>]$", line) else -1
            if pattern.match(line):
                found.append((text, number))
    return found


@many
@given(st.data())
def test_one_slip_one_message(data: st.DataObject) -> None:
    """One slip in a real file is one problem, in its own line, and the line to paste leaves none."""
    name = data.draw(st.sampled_from(sorted(SLIPS)))
    text, number = data.draw(st.sampled_from(places(name)))
    lines = text.split("\n")
    lines[number] = SLIPS[name][1](lines[number])
    broken = "\n".join(lines)
    problems = errors(broken)
    assert [problem.place.line for problem in problems] == [number + 1]
    assert errors(pasted(broken, problems[0])) == []


@pytest.mark.parametrize("name", SLIPS)
def test_every_slip_can_happen(name: str) -> None:
    """No slip is tried in vain."""
    assert places(name)


@pytest.mark.parametrize("case", [case for case in CASES if "input" in case], ids=lambda case: case["about"])
def test_pasted_line_cures_its_problem(case: dict[str, str]) -> None:
    """Each corrected line of a case, pasted alone, takes its own problem away; a `…` in it is still to be filled in."""
    text = (case["input"] * int(case.get("times", 1))).removeprefix("\ufeff")
    before = errors(text)
    for problem in before:
        if not problem.fix or problem.code in {"empty-file", "not-a-quiz"}:
            continue
        after = errors(pasted(text, problem))
        at = (problem.code, problem.place.line, problem.place.column, problem.params.get("key_name"))
        left = {(p.code, p.place.line, p.place.column, p.params.get("key_name")) for p in after}
        assert at not in left, problem
        assert len(after) < len(before) or "…" in problem.fix or problem.code in STEPS, problem


STEPS = {"answer-on-option", "option-letter", "want-list", "question-not-a-mapping", "node-dead-end", "unknown-key"}
"""Problems whose correction shows the next one: a line still to be deleted or corrected, an answer to be given."""


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", ["type-missing", "unheard-type", "unclear-type"])
def test_all_types_are_listed(code: str, language: str) -> None:
    """Who writes no type, or none that there is, is told all of them."""
    text = catalogue(language).group("problems")[code]
    assert [name for name in question_types() if not re.search(rf"(?<![a-z-]){name}(?![a-z-])", text)] == []


@pytest.mark.parametrize("name", question_types())
def test_types_are_known_by_the_names_that_readers_see(name: str) -> None:
    """The name that a page shows for a type of question is understood for it, in every script."""
    for language in languages():
        label = catalogue(language).group("ui.kind")[name]
        assert label.isascii() or spoken.types(label) == (name,), label
