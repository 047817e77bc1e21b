"""Where a page describes its figures: the ```figure fence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<name>[^`]*?)[ \t]*$")
NAMES = frozenset({"figure", "figures"})


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence as written: its lines, from 0 and the last one included, how far it is indented, and what it holds."""

    name: str
    first: int
    last: int
    indent: str
    body: str
    closed: bool = True


def find(markdown: str) -> Iterator[Fence]:
    """Yield the fences of figures and of the sheet of all figures; those inside other code are left alone."""
    rows = markdown.split("\n")
    number = 0
    while number < len(rows):
        match = OPENING.match(rows[number])
        if match is None:
            number += 1
            continue
        closing = re.compile(rf"^[ \t]*{re.escape(match['ticks'][0])}{{{len(match['ticks'])},}}[ \t]*$")
        found = (i for i in range(number + 1, len(rows)) if closing.match(rows[i]))
        last = next(found, None)
        end = len(rows) - 1 if last is None else last
        if match["name"] in NAMES and len(match["ticks"]) == 3:
            body = "\n".join(rows[number + 1 : end])
            yield Fence(match["name"], number, end, match["indent"], body, last is not None)
        number = end + 1
