"""Lists and mappings in brackets on one line: what their author may have meant by them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

WIDE_SIGNS = "｛｝［］【】"
WIDE_BRACKETS = str.maketrans(WIDE_SIGNS, "{}[][]")
CLOSING = {"{": "}", "[": "]"}
INNER_KEY = re.compile(r"\s*(?P<key>[a-z_-]+)\s*(?P<sep>[:：])(?P<gap>\s*)(?P<value>.*)$", re.DOTALL)
RISKY = re.compile(r"^[\[\]{}*&!|>%@`#]|^[-?:](\s|$)|:(\s|$)|\s#|[\[\]{},]")
"""What a text without quotes may not hold between brackets."""


@dataclass(slots=True)
class Mended:
    """The text as it should be, and what was wrong: codes and what their messages name, first things first."""

    text: str = ""
    faults: list[tuple[str, dict[str, object]]] = field(default_factory=list[tuple[str, dict[str, object]]])

    def note(self, code: str, **params: object) -> None:
        """Add something that was wrong."""
        self.faults.append((code, params))


def quoted(value: str) -> str:
    """Return the value in half-width quotes of the kind that needs the least escaping."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def closing_quote(text: str) -> int:
    """Return where the quote that opens the text closes again, -1 when it does not."""
    sign, at = text[0], 1
    while at < len(text):
        if text[at] == "\\" and sign == '"':
            at += 1
        elif text[at] == sign:
            if sign == "'" and text[at + 1 : at + 2] == "'":
                at += 1
            else:
                return at
        at += 1
    return -1


def mend_mapping(text: str, keys: Collection[str]) -> Mended | None:
    """Return `{key: value, …}` as it was meant, None when the text is not that at all or nothing is wrong."""
    mended = Mended()
    inside = _inside(text, mended)
    entries: list[tuple[str, str]] = []
    for separator, piece in _pieces(inside, keys):
        match = INNER_KEY.match(piece)
        if match and match["key"] in keys:
            if match["sep"] == "：":
                mended.note("wide-colon", key=match["key"])
            elif not match["gap"] and match["value"]:
                mended.note("space-after-colon", key=match["key"])
            if separator not in {"", ","}:
                mended.note("wide-comma", sign=separator)
            entries.append((match["key"], match["value"].strip()))
        elif not entries:
            return None
        elif piece.strip():
            mended.note("flow-comma", text=piece.strip())
            key, value = entries[-1]
            entries[-1] = (key, f"{value}，{piece.strip()}")
    mended.text = "{" + ", ".join(f"{key}: {_safe(value, mended)}" for key, value in entries) + "}"
    return mended if mended.faults else None


def _inside(text: str, mended: Mended) -> str:
    """Return what stands between the braces."""
    narrow = text.translate(WIDE_BRACKETS) if text[0] == "｛" else text
    if narrow != text:
        mended.note("wide-bracket", sign=text[0])
    inside = narrow[1:].rstrip()
    if inside.endswith("｝"):
        mended.note("wide-bracket", sign="｝")
        return inside[:-1]
    if inside.endswith("}"):
        return inside[:-1]
    mended.note("bracket-not-closed", sign="{")
    return inside


def mend_list(line: str, start: int, limit: int = 0) -> str:
    """Return a line with the commas that cut an item of the list at `start` as Chinese ones, part of the item.

    These are the commas without a space after them where others have one; where none has, with a `limit` of items,
    all commas after the last that the limit allows. Empty when the list does not end in the line.
    """
    end = line.find("]", start)
    commas = [match.start() for match in re.finditer(",", line) if start < match.start() < end]
    tight = [at for at in commas if line[at + 1] != " "]
    inner = commas[limit - 1 :] if limit and len(tight) == len(commas) else tight
    return "".join("，" if at in inner else char for at, char in enumerate(line)) if inner and end > 0 else ""


def mend_commas(line: str, start: int, lacking: int) -> tuple[str, int]:
    """Return a line whose list at `start` lacks some items with the Chinese commas that must part them as half-width.

    These are all of them, or all outside Chinese quotes, if they are as many; else nothing. Also where the first is,
    -1 without any.
    """
    end = line.find("]", start)
    signs = [at for at in range(start, end) if line[at] in "，、；"]
    outside = [at for at in signs if line[start:at].count("“") == line[start:at].count("”")]
    for found in (signs, outside):
        if len(found) == lacking:
            parts = [line[:start], line[start:end], line[end:]]
            inner = "".join(", " if at in found else line[at] for at in range(start, end))
            return parts[0] + re.sub(r", +", ", ", inner) + parts[2], found[0]
    return "", signs[0] if signs else -1


def _pieces(inside: str, keys: Collection[str]) -> list[tuple[str, str]]:
    """Return the entries, each with the sign before it, cut at commas that stand outside quotes and brackets."""
    found: list[tuple[str, str]] = []
    start, at, depth, separator = 0, 0, 0, ""
    while at < len(inside):
        char = inside[at]
        if char in "\"'" and inside[start:at].rstrip()[-1:] in {"", ":", "："}:
            length = closing_quote(inside[at:])
            at += max(length, 0)
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth = max(0, depth - 1)
        elif not depth and (char == "," or (char in "，、；;" and _is_entry(inside[at + 1 :], keys))):
            found.append((separator, inside[start:at]))
            start, separator = at + 1, char
        at += 1
    return [*found, (separator, inside[start:])]


def _is_entry(text: str, keys: Collection[str]) -> bool:
    match = INNER_KEY.match(text)
    return bool(match and match["key"] in keys)


def _safe(value: str, mended: Mended) -> str:
    """Return a value that may stand between brackets, noting why it could not as it was."""
    if not value or (value[0] in "\"'" and closing_quote(value) == len(value) - 1):
        return value
    if value[0] in CLOSING and value.endswith(CLOSING[value[0]]) and value.count(value[0]) == 1:
        return value
    if value[0] in "\"'":
        mended.note("text-after-quote" if closing_quote(value) > 0 else "quote-not-closed", sign=value[0])
        return quoted(value.strip("\"'"))
    if not RISKY.search(value):
        return value
    if cut := re.search(r"\s(#.*)", value):
        mended.note("comment-cut", cut=cut[1])
    elif re.search(r":(\s|$)", value):
        mended.note("colon-in-value")
    else:
        mended.note("value-needs-quotes", sign=value[0])
    return quoted(value)
