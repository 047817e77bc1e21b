"""Corrected lines to paste over the ones that are wrong."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, cast

from handbook import yamltree
from handbook.quiz.report import Report

WIDE_QUOTES = "“”‘’„＂＇「」『』"
YES = frozenset({"yes", "y", "on", "1", "是", "对", "正确", "true", "t", "√", "✓"})
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
    """
    node = yamltree.locate(report.root, (*report.base, *path)) if report.root is not None else None
    if not isinstance(node, yamltree.Mapping) or not node.entries:
        return entry
    old, (first, value) = report.line(line), next(iter(node.entries.values()))
    last = list(node.entries.values())[-1][1]
    if node.flow:
        if node.line != line or not isinstance(last, yamltree.Scalar) or last.end_line != line:
            return entry
        return f"{old[: last.end_column]}, {entry}{old[last.end_column :]}"
    lead = " " * first.column
    if first.line > line:
        return f"{old}\n{lead}{entry}"
    if isinstance(value, yamltree.Scalar) and value.end_line == line:
        return f"{old}\n{lead}{entry}"
    return f"{old[: first.column]}{entry}\n{lead}{old[first.column :]}"


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
    """Return what the author of a flag meant: `true` for all that says yes or is `true` mistyped."""
    word = unicodedata.normalize("NFKC", without_quotes(given)).lower()
    return "true" if word in YES or difflib.get_close_matches(word, ["true", "false"], n=1) == ["true"] else "false"


def number(given: str) -> str:
    """Return the number in a text that writes it otherwise, such as ３０, 1,000 or 30分; empty for none."""
    text = unicodedata.normalize("NFKC", without_quotes(given)).replace(" ", "").replace("−", "-")
    text = re.sub(r"(?<=\d)[,，](?=\d{3}(\D|$))", "", text)
    found = re.search(r"[-+]?[0-9]+(\.[0-9]+)?", text)
    return found[0] if found and not re.search(r"\d[,，]\d", text) else ""


def as_list(report: Report, path: yamltree.Path, name: str, given: str) -> str:
    """Return the key with a list of the items that the text enumerates."""
    items = items_of(given)
    node = yamltree.locate_key(report.root, (*report.base, *path)) if report.root is not None else None
    lead = " " * node.column if isinstance(node, yamltree.Scalar) else ""
    return "\n".join([f"{lead}{name}:", *(f"{lead}  - {item}" for item in items)])


def items_of(text: str) -> list[str]:
    """Return the items that a text enumerates."""
    return [item for item in SEPARATORS.split(text.strip("[]［］【】")) if item]


def shown(given: Any) -> str:
    """Return a value as a message may quote it."""
    if isinstance(given, str):
        return given if len(given) <= 60 else f"{given[:60]}…"
    return {dict: "{…}", list: "[…]"}.get(cast("type[Any]", type(given)), "" if given is None else str(given))
