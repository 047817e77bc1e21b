"""Line breaks inside Chinese text: no space is wanted where two characters meet over one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

BLOCKS = frozenset({"p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "summary"})
INLINE = frozenset({"a", "abbr", "b", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "u"})
HAN = "\u2e80-\u2fff\u3005-\u3007\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = "\u3001-\u3003\u3008-\u301f\uff01-\uff60“”‘’…—·"
BREAK = re.compile(
    f"(?:(?<=[{HAN}])[ \\t]*\\n[ \\t]*(?=[{HAN}{MARKS}]))|(?:(?<=[{MARKS}])[ \\t]*\\n[ \\t]*(?=[{HAN}{MARKS}]))"
)
FOREIGN = "\x00"


@dataclass(slots=True)
class Piece:
    """A run of text and the slot of the tree that holds it."""

    element: Element
    slot: str
    text: str


def join_lines(root: Element) -> None:
    """Take the line breaks between two Chinese characters out of every block of text."""
    for block in root.iter():
        if block.tag in BLOCKS:
            _join(_pieces(block))


def _pieces(block: Element) -> list[Piece]:
    """Return the block's text in reading order; what is not running text counts as one foreign character."""
    found = [Piece(block, "text", block.text or "")]
    for child in block:
        found += _pieces(child) if child.tag in INLINE else [Piece(child, "", FOREIGN)]
        found.append(Piece(child, "tail", child.tail or ""))
    return found


def _join(pieces: list[Piece]) -> None:
    """Delete the breaks from the pieces, looking across their borders."""
    whole = "".join(piece.text for piece in pieces)
    gone = {at for match in BREAK.finditer(whole) for at in range(*match.span())}
    if not gone:
        return
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        if piece.slot and not gone.isdisjoint(range(start, end)):
            kept = "".join(char for at, char in enumerate(piece.text, start) if at not in gone)
            setattr(piece.element, piece.slot, kept)
        start = end
