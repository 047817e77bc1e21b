"""Where a page places its quizzes: the ```quiz fence and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from handbook import yamltree

OPENING = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>[^`]*)$")
HEADING = re.compile(r"^#{1,6}\s|^=+\s*$|^-+\s*$")
KEYS = {"file", "questions"}


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence as written: its lines (0-based, last one included) and what it asks for."""

    first: int
    last: int
    indent: str
    source: str
    after_heading: bool
    file: str | None = None
    questions: tuple[str, ...] = ()
    fault: str = ""
    closed: bool = True


def find(markdown: str) -> list[Fence]:
    """Return the quiz fences of a page in order; those inside another fence are left alone."""
    lines = markdown.split("\n")
    found: list[Fence] = []
    number = 0
    while number < len(lines):
        match = OPENING.match(lines[number].rstrip())
        if match is None:
            number += 1
            continue
        last = _end(lines, number, match["ticks"])
        if match["info"].strip() == "quiz":
            found.append(_read(lines, number, last, match["indent"]))
        number = (last if last is not None else len(lines)) + 1
    return found


def replace(markdown: str, fences: list[Fence], write: Callable[[int, Fence], str]) -> str:
    """Return the page with every fence replaced by what `write` returns for its position and itself."""
    lines = markdown.split("\n")
    for position, fence in reversed(list(enumerate(fences))):
        lines[fence.first : fence.last + 1] = write(position, fence).split("\n")
    return "\n".join(lines)


def _end(lines: list[str], first: int, ticks: str) -> int | None:
    closing = re.compile(rf"^\s*{re.escape(ticks[0])}{{{len(ticks)},}}\s*$")
    return next((i for i in range(first + 1, len(lines)) if closing.match(lines[i])), None)


def _read(lines: list[str], first: int, last: int | None, indent: str) -> Fence:
    before = next((line for line in reversed(lines[:first]) if line.strip()), "")
    after_heading = bool(HEADING.match(before.strip()))
    end = len(lines) - 1 if last is None else last
    source = "\n".join(lines[first : end + 1])
    if last is None:
        return Fence(first, end, indent, source, after_heading, closed=False)
    body = "\n".join(line.removeprefix(indent) for line in lines[first + 1 : last])
    file, questions, fault = _settings(body)
    return Fence(first, end, indent, source, after_heading, file, questions, fault)


def _settings(body: str) -> tuple[str | None, tuple[str, ...], str]:
    tree, faults = yamltree.parse(body)
    if faults:
        return None, (), faults[0].detail or faults[0].code
    data = yamltree.plain(tree) if tree is not None else None
    if data is None:
        return None, (), ""
    if not isinstance(data, dict) or set(data) - KEYS:
        return None, (), body.strip().splitlines()[0]
    file, questions = data.get("file"), data.get("questions", [])
    if not isinstance(file, str | None) or not isinstance(questions, list):
        return None, (), body.strip().splitlines()[0]
    if not all(isinstance(name, str) for name in questions):
        return None, (), "questions"
    return file, tuple(questions), ""
