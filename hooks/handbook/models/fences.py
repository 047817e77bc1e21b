"""Where a page places its models: ```model fences at the left margin."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handbook import records
from handbook.models.kinds import KINDS, Settings
from handbook.problem import Place, Problem

OPENING = re.compile(r"^(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*?)[ \t]*$")
MISPLACED = re.compile(r"^(?:[ \t]|>|[-*+][ \t]|\d+[.)][ \t])[ \t>]*(?P<ticks>`{3,}|~{3,})[ \t]*model[ \t]*$")
KIND = re.compile(r"^kind[ \t]*[:：][ \t]*(?P<kind>[^\s#]*)", re.MULTILINE)
EXAMPLE = "```model\nkind: {kind}\n```"


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence as written: its lines (0-based, last one included), what it asks for, and what is wrong with it."""

    first: int
    last: int
    settings: Settings | None
    problems: tuple[Problem, ...] = ()


def find(markdown: str, file: str, offset: int = 0) -> list[Fence]:
    """Return the model fences of a page; those inside other code are left alone.

    `file` is the path to name in problems; `offset` lines stand before the text in it.
    """
    lines = markdown.split("\n")
    found: list[Fence] = []
    number = 0
    while number < len(lines):
        match = OPENING.match(lines[number].rstrip())
        if match is None:
            if MISPLACED.match(lines[number].rstrip()):
                problem = Problem("model-misplaced", Place(file, number + offset + 1))
                found.append(Fence(number, number, None, (problem,)))
            number += 1
            continue
        last = _end(lines, number, match["ticks"])
        if re.match(r"model(?![\w-])", match["info"]):
            found.append(_read(lines, number, last, match["info"], file, offset))
        number = (len(lines) if last is None else last) + 1
    return found


def replace(markdown: str, fences: Sequence[Fence], write: Callable[[int], str]) -> str:
    """Return the page with every fence replaced by what `write` returns for its position, no line more or less."""
    lines = markdown.split("\n")
    for position, fence in enumerate(fences):
        written = write(position).split("\n")
        count = fence.last - fence.first + 1
        lines[fence.first : fence.last + 1] = [*written, *[""] * (count - len(written))][:count]
    return "\n".join(lines)


def _end(lines: Sequence[str], first: int, ticks: str) -> int | None:
    closing = re.compile(rf"^ {{0,3}}{re.escape(ticks[0])}{{{len(ticks)},}}\s*$")
    return next((i for i in range(first + 1, len(lines)) if closing.match(lines[i])), None)


def _read(lines: Sequence[str], first: int, last: int | None, info: str, file: str, offset: int) -> Fence:
    place = Place(file, first + offset + 1)
    if last is None:
        return Fence(first, first, None, (Problem("model-unclosed", place, fix="```"),))
    body = "\n".join(lines[first + 1 : last])
    match = KIND.search(body)
    kind = match["kind"] if match else info.removeprefix("model").strip()
    if match is None or info != "model" or kind not in KINDS:
        if match:
            place = Place(file, first + offset + 2 + body[: match.start()].count("\n"))
        best = next(iter(difflib.get_close_matches(kind.lower(), KINDS, n=1)), "")
        only = info == "model" and match is not None and best
        fix = f"kind: {best}" if only else EXAMPLE.format(kind=best or "clv")
        problem = Problem("model-kind", place, {"given": kind, "known": "、".join(KINDS)}, fix=fix)
        return Fence(first, last, None, (problem,))
    # Blank lines in front make the positions those of the page.
    data = ("\n" * (first + offset + 1) + body + "\n").encode()
    settings, report = records.load(file, data, KINDS[kind])
    if settings is not None:
        settings.check(report)
    return Fence(first, last, settings, tuple(report.problems))
