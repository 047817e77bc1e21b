"""Corrected lines to paste over the ones that are wrong."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, cast

import yaml

from handbook import yamltree
from handbook.quiz import flow, spoken
from handbook.quiz.report import Report

WIDE_QUOTES = "“”‘’„＂＇「」『』"
DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2, "〇": 0}
TENS = {"十": 10, "百": 100, "千": 1000}
SLUG = re.compile(r"[a-z][a-z0-9-]*")
NEEDS_QUOTES = re.compile(r"^[\[\]{}*&!|>%@`#?,\"'-]|:(\s|$)|\s#")
"""A text that YAML does not take as it stands."""
SEPARATORS = re.compile(r"\s*[，、,;；]\s*")


def over(report: Report, path: yamltree.Path, text: str, *, key: bool = False) -> str:
    """Return the line of the value (or key) at `path` with `text` in its place; without its line, `key: text`."""
    full = (*report.base, *path)
    root = report.root
    node = (yamltree.locate_key if key else yamltree.locate)(root, full) if root is not None else None
    if not isinstance(node, yamltree.Scalar) or node.line != node.end_line:
        return text if key or not path or isinstance(path[-1], int) else f"{path[-1]}: {text}"
    line = report.line(node.line)
    if node.is_null and not key:
        before, after = line[: node.column].rstrip(), line[node.column :].strip()
        if node.value:
            after = line[node.end_column :]
        return f"{before} {text}{'  ' + after if after[:1] == '#' else after}"
    return line[: node.column] + text + line[node.end_column :]


def over_all(report: Report, texts: Mapping[yamltree.Path, str]) -> str:
    """Return the lines of the values at these paths, each value with its text in its place, other lines left out."""
    lines: dict[int, str] = {}
    found: list[tuple[int, int, int, str]] = []
    for path, text in texts.items():
        node = yamltree.locate(report.root, (*report.base, *path)) if report.root is not None else None
        if isinstance(node, yamltree.Scalar):
            found.append((node.line, node.column, node.end_column, text))
    for number, start, end, text in sorted(found, reverse=True):
        line = lines.get(number, report.line(number))
        lines[number] = line[:start] + text + line[end:]
    return "\n".join(line for number, line in sorted(lines.items()) if line != report.line(number))


def adding(report: Report, path: yamltree.Path, entry: str, line: int) -> str:
    """Return the lines to paste over `line`, counted from 0, so that the mapping at `path` holds `entry` as well.

    The mapping begins in that line or, where the line only holds its key, in the next one; else the entry is all.
    The entry may be several lines, its first at the left margin; brackets take none but single ones.
    """
    node = yamltree.locate(report.root, (*report.base, *path)) if report.root is not None else None
    if not isinstance(node, yamltree.Mapping) or not node.entries:
        return entry
    old, (first, value) = report.line(line), next(iter(node.entries.values()))
    last = list(node.entries.values())[-1][1]
    if node.flow:
        if node.line != line or not isinstance(last, yamltree.Scalar) or last.end_line != line or "\n" in entry:
            return ""
        return f"{old[: last.end_column]}, {entry}{old[last.end_column :]}"
    lead = " " * first.column
    entry = entry.replace("\n", f"\n{lead}")
    if first.line > line:
        return f"{old}\n{lead}{entry}"
    if isinstance(value, yamltree.Scalar) and value.end_line == line:
        return f"{old}\n{lead}{entry}"
    return f"{old[: first.column]}{entry}\n{lead}{old[first.column :]}"


def before(report: Report, path: yamltree.Path, entry: str) -> str:
    """Return the line of the key at `path` with another entry of the same mapping before it."""
    node = yamltree.locate_key(report.root, (*report.base, *path)) if report.root is not None else None
    if not isinstance(node, yamltree.Scalar):
        return ""
    line = report.line(node.line)
    if line[: node.column].strip(" -"):
        return f"{line[: node.column]}{entry}, {line[node.column :]}"
    return f"{line[: node.column]}{entry}\n{' ' * node.column}{line[node.column :]}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that another one most resembles, empty when none does."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def written(name: str, example: object) -> str:
    """Return a key with an example of its value, several lines for a list or mapping, the first at the left margin."""
    if not isinstance(example, list | dict):
        return f"{name}: {example}"
    plain = all(isinstance(item, str) for item in cast("list[object]", example))
    if isinstance(example, list) and plain:
        return "\n".join([f"{name}:", *(f"  - {item}" for item in cast("list[str]", example))])
    rows = isinstance(example, list) and isinstance(example[0], list)
    style: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 1000}
    text = cast("str", yaml.safe_dump(example, default_flow_style=None if rows else False, **style))
    lines = text.rstrip().split("\n")
    return "\n".join([f"{name}:", *(f"  {line}" for line in lines)])


def find(report: Report, path: yamltree.Path, words: str) -> tuple[int, int] | None:
    """Return line and column, from 0, of words in the text at `path`, None where escapes or folding hide them."""
    node = yamltree.locate(report.root, (*report.base, *path)) if report.root is not None else None
    if not isinstance(node, yamltree.Scalar):
        return None
    for number in range(node.line, node.end_line + 1):
        column = report.line(number).find(words, node.column if number == node.line else 0)
        if column >= 0:
            return number, column
    return None


def without_quotes(given: Any) -> str:
    """Return a text without the Chinese quotes that an author may have put around it for YAML's."""
    return str(given).strip().strip(WIDE_QUOTES + "\"'").strip()


def flag(given: Any) -> str:
    """Return what the author of a flag meant, `true` or `false` mistyped included; nothing where that is not sure."""
    word = spoken.plainly(without_quotes(given))
    return spoken.flag(word) or next(iter(difflib.get_close_matches(word, ["true", "false"], n=1, cutoff=0.7)), "")


def number(given: str) -> str:
    """Return the number in a text that writes it otherwise, such as ３０, 1,000, 30分, 三十; empty for none or many."""
    if re.search(r"\d{3}[，、]\d|[，、].*[，、]|、", given):
        return ""
    text = unicodedata.normalize("NFKC", without_quotes(given)).replace(" ", "").replace("−", "-")
    text = re.sub(r"(?<=\d)[,，](?=\d{3}(\D|$))", "", text)
    found = re.search(r"[-+]?[0-9]+(\.[0-9]+)?", text)
    if found is None:
        return _counted(text)
    return found[0] if not re.search(r"\d[,，]\d", text) else ""


def _counted(text: str) -> str:
    """Return the number that a text says in Chinese numerals up to some thousands, such as 两 or 一百二十."""
    match = re.fullmatch(rf"约?([{''.join(DIGITS)}{''.join(TENS)}]+)[个道分秒小题钟元天%]*", text)
    total, digit = 0, -1
    for sign in match[1] if match else "":
        if sign in DIGITS:
            if digit > 0:
                return ""
            digit = DIGITS[sign]
        else:
            total += TENS[sign] * (1 if digit < 0 else digit)
            digit = -1
    return str(total + max(digit, 0)) if match else ""


def text(given: str) -> str:
    """Return a text as a value to write: in quotes where YAML would take it for something else."""
    return flow.quoted(given) if NEEDS_QUOTES.search(given) else given


def parted(report: Report, path: yamltree.Path) -> bool:
    """Report an item of a list in brackets whose wide commas were meant to part items; False when that is not so."""
    root = report.root
    node = yamltree.locate(root, (*report.base, *path[:-1])) if root is not None and path else None
    if not isinstance(node, yamltree.Sequence) or not node.flow:
        return False
    line = report.line(node.line)
    signs = sum(line.count(sign, node.column, max(line.find("]", node.column), 0)) for sign in "，、；")
    fixed, at = flow.mend_commas(line, node.column, signs) if signs else ("", -1)
    if fixed and not report.has("wide-comma-list", node.line):
        report.at(node.line, at, "wide-comma-list", fix=fixed, sign=line[at])
    return bool(fixed)


def as_list(report: Report, path: yamltree.Path, name: str, items: list[str]) -> str:
    """Return the key with a list of these items, in one line when they are words of the format."""
    node = yamltree.locate_key(report.root, (*report.base, *path)) if report.root is not None else None
    lead = " " * node.column if isinstance(node, yamltree.Scalar) else ""
    if all(SLUG.fullmatch(item) for item in items):
        return f"{lead}{name}: [{', '.join(items)}]"
    return "\n".join([f"{lead}{name}:", *(f"{lead}  - {item}" for item in items)])


def items_of(text: str) -> list[str]:
    """Return the items that a text enumerates."""
    return [item for item in SEPARATORS.split(text.strip("[]［］【】")) if item]


def shown(given: Any) -> str:
    """Return a value as a message may quote it."""
    if isinstance(given, str):
        return given if len(given) <= 60 else f"{given[:60]}…"
    return {dict: "{…}", list: "[…]"}.get(cast("type[Any]", type(given)), "" if given is None else str(given))
