"""Quiz files nobody would think of: each gives a quiz or problems with a place, in time, and known slips get their name.

`HYPOTHESIS_EXAMPLES` sets how many files each property tries (300 without it).
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.locale import catalogue
from handbook.problem import Problem, in_order
from handbook.quiz.load import Loaded, load

ROOT = Path(__file__).parents[2]
EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "300"))
SLOWEST = 1.0
FILE = "docs/a.quiz.yml"
TEXTS = catalogue("zh")
CASES = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests/cases/quiz").glob("*.yml"))]
SAMPLES = [
    *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.quiz.yml"))),
    *(case["input"].removeprefix("\ufeff") for case in CASES if len(case.get("input", "")) > 30 and "times" not in case),
]
SOUND = [text for text in SAMPLES if load(FILE, text.encode())[0]]

many = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def judge(data: bytes) -> tuple[Loaded | None, list[Problem]]:
    """Load a file, insist on what holds for every file, and return what came of it."""
    start = time.perf_counter()
    loaded, problems = load(FILE, data)
    spent = time.perf_counter() - start
    assert spent < SLOWEST, f"{spent:.1f} s for {len(data)} bytes"
    assert loaded is not None or problems
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in in_order(problems):
        place = problem.place
        assert 1 <= place.line <= len(lines), problem
        corrected = [p.fix for p in problems if p.place.line == place.line and "\n" not in p.fix]
        assert 1 <= place.column <= max(map(len, [lines[place.line - 1], *corrected])) + 1, problem
        assert problem.text(TEXTS)
    return loaded, problems


SIGNS = ":-[]{},#&*!|>'\"%@`?~\\=<. \n\t\r：，。“”‘’（）【】｛｝－　\u00a0\u200b\ufeff\u2028\x07ab是题1０"
FRAGMENTS = st.sampled_from(
    [
        *("title: 甲", "questions:", "  - id: q", "    type: single", "    stem: 好吗？", "    options:", "---", "..."),
        *("      - text: 甲", "        correct: true", "      - {text: 乙, feedback: 丙}", "    answer: yes", "bands:"),
        *("  - {from: 0, to: 1, title: 低, text: 写}", "scale: [{text: 是, points: 1}, {text: 否, points: 0}]"),
        *("    type: branch", "    nodes: {a: {say: 甲, choices: [{text: 乙, goto: b}]}}", "    start: a", "? [a]"),
        *("    type: cloze", "    text: 到点[[回访|回电]]", "    pairs: [[a, b], [c, d,e]]", "&a [*a]", "%YAML 9.9"),
        *("    answer: 1e999", "    points: -0", "a: &x [*x, *x]", "<<: *x", "!!binary x", "contexts: {A b: c}"),
    ]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(alphabet=SIGNS, max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "type", "stem", "options", "text", "correct", "questions", "title", "bands", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@many
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Bytes that are no text at all."""
    judge(data)


@many
@given(st.lists(st.text(alphabet=SIGNS, max_size=20) | FRAGMENTS, max_size=25).map("\n".join))
def test_any_text(text: str) -> None:
    """Signs that mean something to YAML, mixed with pieces of real files."""
    judge(text.encode("utf-8", "surrogatepass"))


@many
@given(ANYTHING)
def test_any_tree(tree: object) -> None:
    """Sound YAML of any shape, with the keys of the format in the wrong places."""
    judge(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"))


@many
@given(st.data())
def test_any_change_to_a_real_file(data: st.DataObject) -> None:
    """A real file with a few characters or lines taken out, doubled, moved or replaced."""
    lines = data.draw(st.sampled_from(SAMPLES)).split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        column = data.draw(st.integers(0, len(lines[at])))
        match data.draw(st.sampled_from(["insert", "delete", "cut", "drop", "double", "swap", "indent"])):
            case "insert":
                lines[at] = lines[at][:column] + data.draw(st.text(alphabet=SIGNS, max_size=3)) + lines[at][column:]
            case "delete":
                lines[at] = lines[at][:column] + lines[at][column + data.draw(st.integers(1, 5)) :]
            case "cut":
                lines[at] = lines[at][:column]
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = " " * data.draw(st.integers(0, 9)) + lines[at].lstrip()
    judge("\n".join(lines).encode("utf-8", "replace"))


@dataclass(frozen=True)
class Slip:
    """A slip of a known kind: the code it must get, what it needs in a line, and the line with the slip in it."""

    code: str
    before: str
    after: str


SLIPS = [
    Slip("wide-colon", "stem: ", "stem："),
    Slip("wide-colon", "- text: ", "- text："),
    Slip("wide-colon", "type: ", "type："),
    Slip("wide-colon", "title: ", "title："),
    Slip("space-after-colon", "stem: ", "stem:"),
    Slip("space-after-colon", "- text: ", "- text:"),
    Slip("colon-missing", "type: ", "type "),
    Slip("tab", "    stem: ", "\tstem: "),
    Slip("tab", "      - text: ", "\t\t\t- text: "),
    Slip("wide-space", "    stem: ", "  \u3000stem: "),
    Slip("wide-space", "    type: ", "\u00a0\u00a0\u00a0\u00a0type: "),
    Slip("wide-dash", "      - text: ", "      － text: "),
    Slip("wide-dash", "  - id: ", "  — id: "),
    Slip("space-after-dash", "      - text: ", "      -text: "),
    Slip("quote-not-closed", "stem: ", 'stem: "'),
    Slip("value-needs-quotes", "stem: ", "stem: *"),
    Slip("value-needs-quotes", "stem: ", "stem: @"),
    Slip("value-needs-quotes", "text: ", "text: !"),
    Slip("value-needs-quotes", "text: ", "text: `"),
    Slip("value-needs-quotes", "stem: ", "stem: %"),
    Slip("colon-in-value", "stem: ", "stem: 客户说: "),
    Slip("comment-cut", "stem: ", "stem: 第 #3 题 "),
    Slip("comment-cut", "text: ", "text: #"),
    Slip("text-after-quote", "stem: ", 'stem: "您好"'),
    Slip("unknown-key", "stem: ", "stam: "),
    Slip("unknown-key", "options:", "option:"),
    Slip("unknown-key", "feedback: ", "feedbak: "),
    Slip("unknown-type", "type: single", "type: singel"),
    Slip("unknown-type", "type: multiple", "type: 多选题"),
    Slip("want-flag", "correct: true", "correct: yes"),
    Slip("want-flag", "answer: false", "answer: 错"),
    Slip("wide-quote", "correct: true", "correct: “true”"),
    Slip("wide-quote", "type: single", "type: “single”"),
    Slip("bad-id", "- id: ", "- id: 题"),
    Slip("empty-value", "stem: ", "stem: ''  # "),
    Slip("control-character", "stem: ", "stem: \x07"),
    Slip("control-character", "stem: ", "stem: \u2028"),
    Slip("indent", "    stem: ", "   stem: "),
]


@many
@given(st.data())
def test_known_slip_is_named(data: st.DataObject) -> None:
    """One slip in a sound file is named as what it is, in its own line, whatever the file."""
    slip = data.draw(st.sampled_from(SLIPS))
    found = [
        (text, number)
        for text in SOUND
        for number, line in enumerate(text.split("\n"))
        if fits(slip, line, text.split("\n")[number + 1 : number + 2])
    ]
    text, number = data.draw(st.sampled_from(found))
    lines = text.split("\n")
    lines[number] = lines[number].replace(slip.before, slip.after, 1)
    problems = judge("\n".join(lines).encode())[1]
    assert (slip.code, number + 1) in {(problem.code, problem.place.line) for problem in problems}


def fits(slip: Slip, line: str, following: list[str]) -> bool:
    """Return whether a slip can happen in a line: its words are there, once, before a plain value on this line alone."""
    if slip.before.lstrip() != slip.before and not line.startswith(slip.before):
        return False
    lead, found, rest = line.partition(slip.before)
    if not found or lead.strip(" -") or (not rest.strip() and slip.before.endswith(" ")):
        return False
    column = len(lead) + 2 * slip.before.lstrip().startswith("- ") + len(slip.before) - len(slip.before.lstrip())
    if slip.before == "options:" and (not following or not following[0].lstrip().startswith("- ")):
        return False
    alone = not following or not following[0].strip() or len(following[0]) - len(following[0].lstrip()) <= column
    return (alone or slip.before == "options:") and rest[:1] not in set("\"'|>[{&*") and ": " not in rest


@many
@given(st.data())
def test_two_slips_are_both_named(data: st.DataObject) -> None:
    """A slip does not hide another one in a later line."""
    kinds = [slip for slip in SLIPS if slip.code in {"wide-colon", "tab", "colon-in-value", "want-flag", "wide-quote"}]
    text = data.draw(st.sampled_from(SOUND))
    lines = text.split("\n")
    wanted: set[tuple[str, int]] = set()
    taken: set[int] = set()
    for slip in (data.draw(st.sampled_from(kinds)), data.draw(st.sampled_from(kinds))):
        places = [n for n, line in enumerate(lines) if n not in taken and fits(slip, line, lines[n + 1 : n + 2])]
        if not places:
            return
        number = data.draw(st.sampled_from(places))
        taken |= {number - 1, number, number + 1}
        lines[number] = lines[number].replace(slip.before, slip.after, 1)
        wanted.add((slip.code, number + 1))
    problems = judge("\n".join(lines).encode())[1]
    assert wanted <= {(problem.code, problem.place.line) for problem in problems}


@many
@given(st.sampled_from(SOUND), st.integers(0, 10_000))
def test_duplicate_keys_are_named(text: str, seed: int) -> None:
    """A line that gives a key twice is named."""
    lines = text.split("\n")
    places = [n for n, line in enumerate(lines) if line.startswith("    stem: ") and not line.endswith(("|", ">"))]
    if not places:
        return
    at = places[seed % len(places)]
    lines.insert(at + 1, "    stem: 又一句")
    assert "duplicate-key" in {problem.code for problem in judge("\n".join(lines).encode())[1]}


@many
@given(st.sampled_from([text for text in SOUND if "stem: " in text]))
def test_other_encodings_are_named(text: str) -> None:
    """A file in the encoding of Chinese Windows is named as such; in UTF-8 with a mark and CRLF it is read."""
    assert [problem.code for problem in judge(text.encode("gb18030"))[1]] == ["encoding-gbk"]
    loaded, _ = judge(b"\xef\xbb\xbf" + text.replace("\r\n", "\n").replace("\n", "\r\n").encode())
    assert loaded is not None


def test_largest_file_in_time() -> None:
    """The largest file allowed is read, sound or broken in every line, within the second."""
    question = "  - id: q{n}\n    type: true-false\n    stem: " + "长" * 700 + "\n    answer: true\n"
    sound = "title: 甲\nquestions:\n" + "".join(question.replace("{n}", str(n)) for n in range(190))
    for text in (sound, sound.replace("stem: ", "stem："), sound.replace("    ", "\t\t"), sound.replace("true", "yes")):
        judge(text.encode())
