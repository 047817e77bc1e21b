"""What trainers are known to mistype is named as what it is, wherever it happens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from quiz_files import SOUND, judge, many


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
    text, number = data.draw(st.sampled_from(places(slip)))
    lines = text.split("\n")
    lines[number] = lines[number].replace(slip.before, slip.after, 1)
    problems = judge("\n".join(lines).encode())[1]
    assert (slip.code, number + 1) in {(problem.code, problem.place.line) for problem in problems}


@cache
def places(slip: Slip) -> list[tuple[str, int]]:
    """Return every sound file and line in which a slip can happen."""
    found: list[tuple[str, int]] = []
    for text in SOUND:
        lines = text.split("\n")
        found += [(text, n) for n, line in enumerate(lines) if fits(slip, line, lines[n + 1 : n + 2])]
    return found


def fits(slip: Slip, line: str, following: list[str]) -> bool:
    """Return whether a slip can happen in a line: its words are there, before a plain value on this line alone."""
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
