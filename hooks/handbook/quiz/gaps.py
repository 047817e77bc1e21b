"""Texts with marked places: `[[answer|also accepted]]` in a cloze, `[[phrase|why it is wrong]]` in a highlight."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.quiz.report import Report

GAP = re.compile(r"\[\[(?P<inside>[^\[\]]*)\]\]")
HOLDER = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Gap:
    """A marked place: what stands before the first bar, and what stands after each."""

    first: str
    others: tuple[str, ...]


def gaps(text: str) -> list[Gap]:
    """Return the marked places of a text in order."""
    found: list[Gap] = []
    for match in GAP.finditer(text):
        parts = [part.strip() for part in re.split(r"[|｜]", match["inside"])]
        found.append(Gap(parts[0], tuple(parts[1:])))
    return found


def held(text: str) -> str:
    """Return the text with a holder, which no markup touches, in place of each marked place."""
    numbers = iter(range(len(text)))
    return GAP.sub(lambda _: f"\ue000{next(numbers)}\ue001", text)


def check_gaps(report: Report, text: str) -> bool:
    """Report brackets that do not pair up, places with nothing in them, and a text without any; True when sound."""
    rest = GAP.sub("", text)
    if "[[" in rest or "]]" in rest:
        at = next(sign for sign in ("[[", "]]") if sign in rest)
        report.add("gap-open", "text", sign=at, shown=_around(rest, at))
        return False
    found = gaps(text)
    if not found:
        report.add("gap-none", "text")
    for gap in found:
        if not gap.first or not all(gap.others):
            report.add("gap-empty", "text")
            return False
    return bool(found)


def _around(text: str, sign: str) -> str:
    at = text.index(sign)
    return text[max(0, at - 6) : at + 12].strip()
