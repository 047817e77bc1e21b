"""Where a page places its quizzes: the ```quiz fence and nothing else."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from typing import Any, cast

from handbook import yamlread, yamltree
from handbook.quiz import fixes, slips

OPENING = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>[^`]*)$")
MISPLACED = re.compile(r"^(?P<indent>[ \t]*)(?:(?:>|[-*+]|\d+[.)])[ \t]+)+(?:`{3,}|~{3,})[ \t]*quiz[ \t]*$")
CONTAINER = re.compile(r"(!!!|\?\?\?\+?|===|[-*+]|\d+[.)]|:|\[\^[^\]]+\]:|\.\.\.)(\s|$)")
HEADING = re.compile(r"^#{1,6}\s|^=+\s*$|^-+\s*$")
NAME = re.compile("quiz", re.IGNORECASE)
NEARLY = re.compile(r"^[ \t]*(?:<!--\s*)?(?:[`｀·'‘’´~]{2,}|~{3,})[ \t]*(?P<word>[^`｀\s]*)")
SPOKEN = {"测验", "測驗", "自测", "自測", "测试", "測試", "题目", "題目", "练习", "練習"}
WORDS = {"文件": "file", "檔案": "file", "题目": "questions", "題目": "questions", "question": "questions"}
TEXTS, LISTS, FLAGS = {"file"}, {"questions"}, {"heading", "source"}
KEYS = TEXTS | LISTS | FLAGS


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence as written: its lines (0-based, last one included) and what it asks for, or the code of its fault."""

    first: int
    last: int
    indent: str
    text: str
    heading: bool = True
    source: bool = False
    file: str | None = None
    questions: tuple[str, ...] = ()
    fault: str = ""
    detail: str = ""
    fix: str = ""


def find(markdown: str) -> list[Fence]:
    """Return the quiz fences of a page in order; those inside other code or a comment are left alone."""
    if not NAME.search(markdown):
        return []
    lines = markdown.split("\n")
    found: list[Fence] = []
    number = 0
    while number < len(lines):
        line = lines[number].rstrip()
        match = OPENING.match(line)
        if match is None:
            if (
                line.endswith("quiz")
                and (misplaced := MISPLACED.match(line))
                and not _is_code(lines, number, misplaced["indent"])
            ):
                source = lines[number]
                found.append(Fence(number, number, misplaced["indent"], source, fault="fence-misplaced"))
            number = _end_of_comment(lines, number) + 1
            continue
        last = _end(lines, number, match["indent"], match["ticks"])
        info = match["info"].strip()
        if re.match(r"quiz(?![\w-])", info, re.IGNORECASE) and not _is_code(lines, number, match["indent"]):
            found.append(_read(lines, number, last, match["indent"], info))
        number = (last if last is not None else len(lines)) + 1
    return found


def nearly(markdown: str) -> int | None:
    """Return the line, from 0, that was meant for a fence on a page that has none; None when there is no such line."""
    for number, line in enumerate(markdown.split("\n")):
        if match := NEARLY.match(line):
            word = match["word"].strip("{}.'‘’·").lower()
            if word in SPOKEN or difflib.get_close_matches(word, ["quiz"], cutoff=0.7):
                return number
    return None


def replace(markdown: str, fences: list[Fence], write: Callable[[int, Fence], str]) -> str:
    """Return the page with every fence replaced by what `write` returns for its position and itself."""
    if not fences:
        return markdown
    lines = markdown.split("\n")
    for position, fence in reversed(list(enumerate(fences))):
        lines[fence.first : fence.last + 1] = write(position, fence).split("\n")
    return "\n".join(lines)


def _end_of_comment(lines: list[str], number: int) -> int:
    """Return the line in which the HTML comment that a line opens ends; the line itself when it opens none."""
    if "<!--" not in lines[number] or "-->" in lines[number].split("<!--")[-1]:
        return number
    return next((i for i in range(number + 1, len(lines)) if "-->" in lines[i]), number)


def _end(lines: list[str], first: int, indent: str, ticks: str) -> int | None:
    closing = re.compile(rf"^[ \t]{{0,{len(indent) + 3}}}{re.escape(ticks[0])}{{{len(ticks)},}}\s*$")
    return next((i for i in range(first + 1, len(lines)) if closing.match(lines[i])), None)


def _is_code(lines: list[str], number: int, indent: str) -> bool:
    """Return whether a line this deep is an indented code block: nothing before it opens a box or list to hold it."""
    width = len(indent.expandtabs(4))
    if width < 4:
        return False
    for line in reversed(lines[:number]):
        own = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        if line.strip() and own < width:
            if not CONTAINER.match(line.strip()):
                return width - own >= 4
            width = own
    return width >= 4


def _read(lines: list[str], first: int, last: int | None, indent: str, info: str) -> Fence:
    before = next((line for line in reversed(lines[:first]) if line.strip()), "")
    heading = not indent and not HEADING.match(before.strip())
    end = len(lines) - 1 if last is None else last
    fence = Fence(first, end, indent, "\n".join(lines[first : end + 1]), heading)
    body = [line.removeprefix(indent) for line in lines[first + 1 : end]]
    if last is None:
        return _faulty(fence, "fence-unclosed", [])
    if info != "quiz":
        return _faulty(fence, "fence-syntax", body, info)
    settings, fault = _settings("\n".join(body))
    if fault:
        return _faulty(fence, "fence-syntax", body, fault)
    return replace_fields(
        fence,
        file=settings.get("file"),
        questions=tuple(settings.get("questions", ())),
        heading=heading and settings.get("heading") != "false",
        source=settings.get("source") == "true",
    )


def _faulty(fence: Fence, fault: str, body: list[str], detail: str = "") -> Fence:
    """Return the fence with its fault and, as the fix, itself as it should be."""
    mended = [*body]
    for number in range(len(mended)):
        if _settings(mended[number])[1]:
            lines = [slip.line for slip in slips.slips(mended, number) if slip.code != "value-needs-quotes"]
            lines = [_as_setting(mended[number]), *lines]
            mended[number] = next((line for line in lines if not _settings(line)[1]), mended[number])
    if _settings("\n".join(mended))[1]:
        mended = []
    fix = "\n".join(fence.indent + line for line in ("```quiz", *mended, "```"))
    return replace_fields(fence, fault=fault, detail=detail, fix=fix)


def _as_setting(line: str) -> str:
    """Return a line of a fence with its key and truth value as they are written, a mere file name as the file."""
    if re.fullmatch(r"\s*[^\s:：]+\.yml\s*", line):
        return f"file: {line.strip()}"
    key, _, value = line.replace("：", ":").partition(":")
    name, given = WORDS.get(key.strip(), key.strip()), value.strip()
    return f"{name}: {fixes.flag(given) or given if name in FLAGS else given}"


def _settings(body: str) -> tuple[dict[str, Any], str]:
    """Return what a fence asks for, and what of it cannot be read."""
    if not body:
        return {}, ""
    tree, faults = yamlread.parse(body)
    if faults:
        return {}, body.split("\n")[min(faults[0].line, body.count("\n"))].strip()
    data = yamltree.plain(tree) if tree is not None else None
    if data is None:
        return {}, ""
    if not isinstance(data, dict):
        return {}, body.strip().splitlines()[0]
    settings = cast("dict[str, Any]", data)
    if isinstance(names := settings.get("questions"), str):
        settings["questions"] = fixes.items_of(names)
    return settings, next(
        (f"{key}: …" if key in KEYS else key for key in settings if not _fits(key, settings[key])), ""
    )


def _fits(key: str, value: Any) -> bool:
    """Return whether a setting is a known one and of its kind."""
    if key in LISTS:
        return isinstance(value, list) and all(isinstance(name, str) for name in cast("list[Any]", value))
    return isinstance(value, str) and (key in TEXTS or (key in FLAGS and value in {"true", "false"}))
