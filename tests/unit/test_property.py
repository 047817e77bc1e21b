"""Quiz files nobody would think of: each gives a quiz or problems with a place, and known slips get their name.

`HYPOTHESIS_EXAMPLES` sets how many files each property tries (300 without it).
"""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz_files import SAMPLES, SOUND, judge, many

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
