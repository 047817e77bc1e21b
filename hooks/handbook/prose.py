"""What a page owes its reader, as far as a program can see it: front matter, reading time, Chinese typing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.problem import Place, Problem, Severity

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\S")
NO_PARAGRAPH = re.compile(r"^\s*(?:$|#|>|\||[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|<|:)")
TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*\|[\s:|-]*$")
INDENTED = re.compile(r"^\s{2,}")
UNSPOKEN = re.compile(
    r"`[^`]*`"  # code
    r"|\]\([^)]*\)"  # where a link leads
    r"|<[^>]*>"  # tags
    r"|\{[^}]*\}"  # attributes
    r"|https?://\S+"
    r'|(?<=^!!! )[\w-]+ "[^"]*"'
)
BOX_TITLE = re.compile(r'^(\s*(?:!!!|\?\?\?\+?|===)\s+(?:[\w-]+\s+)?)"(.*)"\s*$')
HALF_WIDTH = re.compile(
    rf"(?<=[{HAN}”’）])(?:[,;:!?](?=\s|[{HAN}“‘（]|$)|[(]|\.(?=\s*$))"  # behind a Chinese character
    rf"|[,;!?)](?=[{HAN}“])"  # in front of one
)
FULL = dict(zip(",;:!?().", "，；：！？（）。", strict=True))
STRAIGHT = re.compile(rf'(?<=[{HAN}，。！？：；])"|"(?=[{HAN}])|[「」『』]')

REQUIRED = ("title", "description")
REQUIRED_OF_CHAPTERS = ("minutes", "objectives")

CHARACTERS_PER_MINUTE = 200
MINUTES_PER_QUESTION = 1.25
MINUTES_PER_RATING = 0.3
TOLERANCE = 0.25
"""A page read to be used is read slowly: two hundred characters a minute, and a little over a minute a question."""


def expected_minutes(markdown: str, questions: int, ratings: int = 0) -> float:
    """Return the minutes that reading a page and answering its questions and rating its statements takes."""
    characters = sum(len(re.findall(rf"[{HAN}]|[A-Za-z0-9]+", line)) for _, line in _spoken(markdown))
    return characters / CHARACTERS_PER_MINUTE + questions * MINUTES_PER_QUESTION + ratings * MINUTES_PER_RATING


def check_front_matter(file: str, meta: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem for every key that a page must have and lacks; one with `covers` is a page to learn from."""
    for key in (*REQUIRED, *(REQUIRED_OF_CHAPTERS if meta.get("covers") else ())):
        if not meta.get(key):
            example = {"objectives": "objectives:\n  - …", "minutes": "minutes: 12"}.get(key, f"{key}: …")
            yield Problem("front-matter", Place(file), {"key_name": key}, fix=example, severity=Severity.WARNING)


def check_minutes(place: Place, minutes: int, expected: float) -> Iterator[Problem]:
    """Yield a problem if a page takes a quarter more or less time than it says."""
    if abs(minutes - expected) > max(2.0, TOLERANCE * expected):
        params = {"minutes": minutes, "expected": round(expected)}
        fix = f"minutes: {max(1, round(expected))}"
        yield Problem("minutes-off", place, params, fix=fix, severity=Severity.WARNING)


def check_typing(file: str, markdown: str, offset: int = 0) -> Iterator[Problem]:
    """Yield what is typed so that it shows otherwise than meant; `offset` lines stand before the text in its file."""
    previous = ""
    for number, line in lines(markdown):
        if ITEM.match(line) and previous and not NO_PARAGRAPH.match(previous) and not INDENTED.match(previous):
            place = Place(file, number + offset + 1)
            yield Problem("list-under-paragraph", place, fix=f"\n{line.strip()}", severity=Severity.WARNING)
        if TABLE_RULE.match(line) and any(not cell.strip() for cell in previous.strip().strip("|").split("|")):
            place = Place(file, number + offset)
            yield Problem("table-header-empty", place, severity=Severity.WARNING)
        previous = line
    for number, line in _spoken(markdown):
        for code, pattern in (("half-width", HALF_WIDTH), ("straight-quote", STRAIGHT)):
            if match := pattern.search(line):
                shown = line[max(0, match.start() - 6) : match.end() + 6].strip()
                params = {"sign": match[0], "shown": shown, "full": FULL.get(match[0], "“ ”")}
                place = Place(file, number + offset + 1, match.start() + 1)
                yield Problem(code, place, params, severity=Severity.WARNING)
        if line.count("“") != line.count("”"):
            place = Place(file, number + offset + 1, max(line.find("“"), line.find("”")) + 1)
            yield Problem("quotes-unpaired", place, severity=Severity.WARNING)


def lines(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield number (from 0) and text of each line outside code fences."""
    fence = ""
    for number, line in enumerate(markdown.split("\n")):
        match = FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and line.strip() == match[1]:
                fence = ""
        elif match:
            fence = match[1]
        else:
            yield number, line


def _spoken(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with everything blanked that is no text for the reader, columns kept."""
    for number, line in lines(markdown):
        title = BOX_TITLE.match(line)
        text = f"{' ' * len(title[1])} {title[2]} " if title else line
        yield number, UNSPOKEN.sub(lambda match: " " * len(match[0]), text)
