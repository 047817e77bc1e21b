"""Words in a figure: how wide they are, and where their lines break.

SVG breaks no lines by itself and the build knows no fonts, so widths are estimated: one em for a Chinese character or
full-width sign, about half of one for Latin letters. Estimates err on the wide side.
"""

from __future__ import annotations

import re

WIDE = (
    r"\u1100-\u115f\u2014-\u201f\u2026\u2190-\u21ff\u2460-\u24ff\u25a0-\u27bf"
    r"\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
)
TOKEN = re.compile(rf"[{WIDE}]|\s+|[^\s{WIDE}]+")
CLOSING = "，。、；：！？”’）》】…%％"
OPENING = "“‘（《【"
NARROW = frozenset(" .,:;!|'iljtfrI()")
BREAK = "|"
"""Where an author wants a new line."""


def width(text: str, size: float) -> float:
    """Return about how wide a text of one line is, in the units of its font size."""
    return size * sum(_em(char) for char in text)


def wrap(text: str, room: float, size: float) -> list[str]:
    """Return the lines of a text, none wider than `room` if it can be helped, all about equally long."""
    return [line for part in text.split(BREAK) for line in _balanced(part.strip(), room, size)]


def _balanced(text: str, room: float, size: float) -> list[str]:
    """Return the fewest lines that fit, drawn in as far as their number stays the same."""
    lines = _greedy(text, room, size)
    least, most = room / max(1, len(lines)), room
    while len(lines) > 1 and most - least > size / 4:
        middle = (least + most) / 2
        tried = _greedy(text, middle, size)
        if len(tried) == len(lines) and all(width(line, size) <= middle for line in tried):
            lines, most = tried, middle
        else:
            least = middle
    return lines


def _greedy(text: str, room: float, size: float) -> list[str]:
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and width(lines[-1] + piece.rstrip(), size) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return [line for line in lines if line]


def _pieces(text: str) -> list[str]:
    """Return what must not be torn apart: words, and signs with the character that they belong to."""
    pieces: list[str] = []
    held = False
    for token in TOKEN.findall(text):
        if pieces and (held or token[0] in CLOSING):
            pieces[-1] += token
        else:
            pieces.append(token)
        held = token[-1] in OPENING
    return pieces


def _em(char: str) -> float:
    if re.match(f"[{WIDE}]", char):
        return 1.0
    if char in NARROW:
        return 0.36
    return 0.68 if char.isupper() else 0.58
