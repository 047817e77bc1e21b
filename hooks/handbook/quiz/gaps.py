"""Texts with marked places: `[[answer|also accepted]]` in a cloze, `[[phrase|why it is wrong]]` in a highlight."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.quiz import fixes
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
    rest = GAP.sub("\n", text)
    for sign in ("[[", "]]"):
        if sign in rest:
            words = rest[rest.index(sign) :].split("\n")[0][:8]
            _add_at(report, words, "gap-open", sign=sign, shown=_around(rest, sign))
            return False
    for match in GAP.finditer(text):
        (gap,) = gaps(match[0])
        if not gap.first or not all(gap.others):
            _add_at(report, match[0], "gap-empty")
            return False
    if not GAP.search(text):
        report.add("gap-none", "text")
        return False
    return True


def check_reasons(report: Report, text: str) -> None:
    """Report marked phrases that lack a reason, each with its line as it could be."""
    for match in GAP.finditer(text):
        (gap,) = gaps(match[0])
        if not gap.others:
            _add_at(report, match[0], "phrase-without-reason", f"[[{gap.first}|…]]", text=gap.first)


def _add_at(report: Report, words: str, code: str, better: str = "", **params: object) -> None:
    """Report something about words of the question's text where they stand; `better` are the words as they could be."""
    found = fixes.find(report, ("text",), words)
    place = report.place("text")
    line, column = found or (place.line - 1, place.column - 1)
    fix = report.line(line).replace(words, better, 1) if found and better else ""
    report.put(line, column, code, params, fix=fix)


def _around(text: str, sign: str) -> str:
    at = text.index(sign)
    return text[max(0, at - 6) : at + 12].strip()
