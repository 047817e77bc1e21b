"""What trainers mistype in a line of YAML, each slip with the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from handbook import company_values
from handbook.quiz import flow, spoken
from handbook.quiz.flow import closing_quote, quoted
from handbook.quiz.model import Part, Quiz
from handbook.quiz.types import parts, question_types

WIDE = "\u3000\u00a0\u2000-\u200d\u202f\u205f\u2060"
ALL_WIDE = "\u3000\u00a0\u202f\u205f\u2060" + "".join(map(chr, range(0x2000, 0x200E)))
DASH = re.compile(r"^(?P<lead> *)(?P<dash>[－—–−•·●]+\s*|-(?=[^\s-]))(?P<rest>.*)$")
BULLET = re.compile(
    r"^(?P<lead> *)(?P<dash>[*+](?= )|[○■□◆◇▪▫◦➢➤►▶※★☆✓✔\u2043\ue000-\uf8ff]|[0-9]{1,2}[.、)）]|[①-⑳]"
    r"|[(（][0-9]{1,2}[)）])"
    r"\s*(?P<rest>.+)$"
)
"""What a word processor puts before the items of a list."""
NO_COLON = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[a-z_-]+)(?:\s+(?P<rest>[^\s:：].*))?$")
KEY = r"(?:[A-Za-z_][\w-]*|\"[^\"]*\"|'[^']*')"
COLON = re.compile(
    rf"^(?P<lead> *(?:- +)*)(?P<key>{KEY}|[\u4e00-\u9fff]{{1,6}}) *(?P<sep>：\s*|:(?=[^\s/]))(?P<rest>.*)$"
)
ODD_SPACE = re.compile(
    rf"^(?P<lead> *)(?P<dash>(?:-[ {WIDE}]+)?)(?P<key>{KEY})(?P<sep>[ {WIDE}]*[:：][ {WIDE}]*)(?P<rest>.*)$"
)
VALUE = re.compile(r"^(?P<lead> *(?:- +)*(?:(?:[\w-]+|\"[^\"]*\"|'[^']*') *: +)?)(?P<value>\S.*)$")
KEY_LINE = re.compile(r"^(?P<lead> *)(?P<key>[a-z_-]+):(\s|$)")
NO_BRACE = re.compile(rf"^(?P<lead> *- +)(?P<rest>{KEY}: [^{{]*\}})\s*$")
FAR = 300
"""How many lines before a line may hold what it belongs to: those of a long question."""
LONE_WORD = re.compile(r"^ +[a-z][a-z0-9-]*\s*$")
LONE_KEY = re.compile(r"[A-Za-z_][\w-]* *:(\s+#.*)?")
BLOCK_HEADER = re.compile(r"[|>][+-]?\d?[+-]?(\s+#.*)?$")
CUT = re.compile(r"\s(#.*)")
SPECIAL = re.compile(r"[@`%&*!|>{}\[\]#,]|[-?:](?=\s|$)")
INDENT = re.compile(rf"^[ \t{WIDE}]*")
WIDE_CHAR = re.compile(r"[^ ]")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in a line: its code and column (from 0), the corrected line, and what the message names."""

    code: str
    column: int
    line: str
    params: dict[str, object] = field(default_factory=dict[str, object])


@cache
def known_keys() -> frozenset[str]:
    """Return every key that may stand somewhere in a quiz file."""
    found: set[str] = set()
    waiting: list[Any] = [Quiz, *question_types().values()]
    seen: set[type[Part]] = set()
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if isinstance(kind, type) and issubclass(kind, Part) and kind not in seen:
            seen.add(kind)
            found |= set(parts(kind))
            waiting += (field.annotation for field in kind.model_fields.values())
    return frozenset(found)


def slips(lines: Sequence[str], number: int) -> Iterator[Slip]:
    """Yield what may be wrong with a line, the likeliest first; only a reading of the whole file tells."""
    line = lines[number]
    if not line.strip() or line.lstrip().startswith("#"):
        return
    if indent := bad_indent(line):
        yield from _indentation(lines, number, indent)
        return
    yield from dash(line)
    if match := NO_BRACE.match(line):
        yield Slip("bracket-not-closed", len(line.rstrip()) - 1, f"{match['lead']}{{{match['rest']}", {"sign": "}"})
    yield from odd_space(line)
    yield from colon(line)
    yield from value(line)
    if (match := NO_COLON.match(line)) and match["key"] in known_keys():
        fixed = f"{match['lead']}{match['key']}: {match['rest'] or ''}".rstrip()
        yield Slip("colon-missing", match.end("key"), fixed, {"key": match["key"]})
    elif LONE_WORD.match(line):
        yield Slip("colon-missing", len(line.rstrip()), f"{line.rstrip()}:", {"key": line.strip()})
    for width in _levels(lines, number):
        yield Slip("indent", len(line) - len(line.lstrip()), " " * width + line.lstrip())
    if (match := KEY_LINE.match(line)) and match["key"] in known_keys() and len(match["lead"]) > 1:
        for lead in (match["lead"][:-2], match["lead"]):
            yield Slip("dash-missing", len(match["lead"]), f"{lead}- {line.lstrip()}")


def bad_indent(line: str) -> str:
    """Return the indentation of a line when anything but spaces is in it, else nothing."""
    match = INDENT.match(line)
    return match[0] if match and match[0].strip(" ") and line.strip() else ""


def dash(line: str) -> Iterator[Slip]:
    """Yield the dash of a list item that YAML takes for text."""
    if match := DASH.match(line):
        wide = match["dash"][0] != "-"
        code = "wide-dash" if wide else "space-after-dash"
        yield Slip(code, match.start("dash"), f"{match['lead']}- {match['rest']}", {"sign": match["dash"].strip()})
    elif match := BULLET.match(line):
        sign = "•" if "\ue000" <= match["dash"] <= "\uf8ff" else match["dash"]
        yield Slip("wide-dash", match.start("dash"), f"{match['lead']}- {match['rest']}", {"sign": sign})


def odd_space(line: str) -> Iterator[Slip]:
    """Yield a character around a key and its colon that only looks like a space."""
    if not (match := ODD_SPACE.match(line)) or not re.search(f"[{WIDE}]", match[0][: match.start("rest")]):
        return
    narrow = f"{match['lead']}{'- ' if match['dash'] else ''}{match['key']}: {match['rest'].rstrip(' ' + ALL_WIDE)}"
    column = next(at for at, char in enumerate(line) if char in ALL_WIDE)
    yield Slip("odd-space", column, narrow.rstrip(), {"key": match["key"].strip("\"'")})


def colon(line: str) -> Iterator[Slip]:
    """Yield the colon after a key that YAML takes for text."""
    match = COLON.match(line)
    if match and not match["key"].isascii():
        if best := spoken.key(match["key"], known_keys()):
            fixed = f"{match['lead']}{best}: {match['rest']}".rstrip()
            params: dict[str, object] = {"key": match["key"], "key_name": match["key"], "best": best}
            yield Slip("unknown-key", match.start("key"), fixed, params)
    elif match:
        wide = match["sep"][0] == "："
        fixed = f"{match['lead']}{match['key']}: {match['rest']}".rstrip()
        code = "wide-colon" if wide else "space-after-colon"
        yield Slip(code, match.start("sep"), fixed, {"key": match["key"].strip("\"'")})


def value(line: str) -> Iterator[Slip]:
    """Yield what is wrong with the value that a line ends in."""
    match = VALUE.match(line)
    if match is None or LONE_KEY.fullmatch(match["value"].rstrip()):
        return
    lead, text = match["lead"], match["value"].rstrip()
    yield from _brackets(lead, text)
    if not lead.strip():
        if cut := CUT.search(text):
            yield Slip("comment-cut", len(lead) + cut.start(1), lead + text.replace(" #", " ＃"), {"cut": cut[1]})
    elif text[0] in "\"'":
        yield from _quotes(lead, text)
    else:
        yield from _plain(lead, text)


def _brackets(lead: str, text: str) -> Iterator[Slip]:
    """Yield what is wrong with a value in brackets."""
    if text.startswith("{{") and company_values.TOKEN.match(text):
        yield Slip("value-needs-quotes", len(lead), lead + quoted(text), {"sign": "{{"})
        return
    if text[0] in "{｛" and (mended := flow.mend_mapping(text, known_keys())):
        code, params = mended.faults[0]
        yield Slip(code, len(lead), lead + mended.text, params)
    if text[0] in "[［【":
        narrow = text.translate(flow.WIDE_BRACKETS)
        closed = narrow if "]" in narrow else f"{narrow}]"
        if narrow != text:
            at = next(at for at, char in enumerate(text) if char in flow.WIDE_SIGNS)
            mended = closed if "," in closed else re.sub("， *", ", ", closed)
            yield Slip("wide-bracket", len(lead) + at, lead + mended, {"sign": text[at]})
        if closed != narrow:
            yield Slip("bracket-not-closed", len(lead), lead + closed, {"sign": "["})


def _plain(lead: str, text: str) -> Iterator[Slip]:
    """Yield why a value without quotes needs them."""
    if text[0] == "#":
        yield Slip("comment-cut", len(lead), lead + quoted(text), {"cut": text})
    elif SPECIAL.match(text):
        if not BLOCK_HEADER.match(text):
            yield Slip("value-needs-quotes", len(lead), lead + quoted(text), {"sign": text[0]})
    elif re.search(r":(\s|$)", text):
        yield Slip("colon-in-value", len(lead), lead + quoted(text))
    elif cut := CUT.search(text):
        column = len(lead) + cut.start(1)
        for fixed in (quoted(text), text.replace(" #", " ＃")):
            yield Slip("comment-cut", column, lead + fixed, {"cut": cut[1]})


def _quotes(lead: str, text: str) -> Iterator[Slip]:
    """Yield what is wrong with a value that begins with a half-width quote."""
    end = closing_quote(text)
    params: dict[str, object] = {"sign": text[0]}
    if end < 0:
        inside = text[1:-1] if text[-1] in "”’“‘＂" else text[1:]
        yield Slip("quote-not-closed", len(lead), lead + quoted(inside), params)
    elif "\\" in text and text[0] == '"':
        yield Slip("backslash", len(lead), lead + quoted(text[1:end]) + text[end + 1 :], params)
    elif text[end + 1 :].strip() and not text[end + 1 :].lstrip().startswith("#"):
        inside = text[1:-1] if text.endswith(text[0]) else text
        yield Slip("text-after-quote", len(lead) + end + 1, lead + quoted(inside), params)


def _indentation(lines: Sequence[str], number: int, indent: str) -> Iterator[Slip]:
    """Yield an indentation that is not made of spaces, in every width that it may stand for."""
    rest = lines[number][len(indent) :]
    code = "tab" if "\t" in indent else "wide-space"
    column = next(i for i, char in enumerate(indent) if char != " ")
    widths = [len(re.sub(r"[^ ]", "  ", indent)), len(re.sub(r"[^ ]", "    ", indent)), len(indent)]
    levels = _levels(lines, number)
    opens = levels[:1] if _before(lines, number).rstrip().endswith(":") else []
    for width in dict.fromkeys([*opens, *widths, *levels]):
        yield Slip(code, column, " " * width + rest)


def _before(lines: Sequence[str], number: int) -> str:
    return next((line for line in reversed(lines[:number]) if line.strip() and line.lstrip()[0] != "#"), "")


def _levels(lines: Sequence[str], number: int) -> list[int]:
    """Return the columns in which the line could begin, given the lines before it, the likeliest first."""
    before = _before(lines, number)
    levels: list[int] = []
    limit = 10_000
    for line in reversed(lines[max(0, number - FAR) : number]):
        if not limit:
            break
        if not line.strip() or "\t" in line[: len(line) - len(line.lstrip())]:
            continue
        start = len(line) - len(line.lstrip())
        inner = start + len(re.match(r"(?:- +)*", line[start:])[0])  # type: ignore[index]
        if start < limit:
            levels += [inner, start] if inner != start else [start]
            limit = start
    match = KEY_LINE.match(lines[number])
    outermost = [0] if match and match["key"] in parts(Quiz) else []
    deeper = [levels[0] + 2] if levels and before.rstrip().endswith(":") else []
    own = len(lines[number]) - len(lines[number].lstrip())
    return list(dict.fromkeys([*deeper, *sorted(levels, key=lambda level: abs(level - own)), *outermost]))
