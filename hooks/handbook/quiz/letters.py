"""Options and answers as other formats write them: A, B, C before the options, and the right letter in a line below."""

from __future__ import annotations

import re
from typing import Any, cast

from handbook import yamltree
from handbook.quiz import fixes, spoken
from handbook.quiz.report import Report

LETTER = re.compile(r"[A-Za-zＡ-Ｚ](?:项|选项)?|[1-9１-９①-⑨]")
PREFIX = re.compile(r"^(?:[A-Ha-hＡ-Ｈ]\s?[.．、)）:：]|[(（][A-Ha-h1-8][)）]|[①-⑧])\s*(?=\S)")


def answer_apart(report: Report, name: str) -> bool:
    """Report the answer of a choice question that stands in a line of its own; False where `name` is no such line.

    It belongs to the options: each that it names is reported with the lines as they would be if it were marked.
    """
    if not spoken.key(name, ["answer"]):
        return False
    question = yamltree.locate(report.root, report.base) if report.root is not None else None
    entries = question.entries if isinstance(question, yamltree.Mapping) else {}
    key, value = entries[name]
    options = _options(entries["options"][1]) if "options" in entries else []
    unmarked = [at for at in _named(value, options) if not _is_right(options[at])]
    for at in unmarked:
        place, fix = _marked(report, at, options[at])
        params = {"line": key.line + 1, "given": fixes.shown(yamltree.plain(value)), "number": at + 1}
        report.put(place.line, place.column, "answer-on-option", params, fix=fix)
    if not unmarked:
        report.add("answer-not-needed", name, key=True, key_name=name)
    return True


def _options(listed: yamltree.Node) -> list[yamltree.Node]:
    """Return the options, each as it stands, those of a mapping of letters included."""
    if isinstance(listed, yamltree.Sequence):
        return listed.items
    if not isinstance(listed, yamltree.Mapping) or listed.flow:
        return []
    return [value for key, value in listed.entries.values() if LETTER.fullmatch(key.value)]


def _named(value: yamltree.Node, options: list[yamltree.Node]) -> list[int]:
    """Return the positions of the options that an answer names by letter, number or text."""
    given = yamltree.plain(value)
    words = cast("list[Any]", given) if isinstance(given, list) else [given]
    texts = [spoken.plainly(_text(option)) for option in options]
    found: list[int] = []
    for word in map(str, words):
        if spoken.plainly(word) in texts:
            found.append(texts.index(spoken.plainly(word)))
        elif re.fullmatch(r"[A-Za-zＡ-Ｚ1-9１-９①-⑨项选答案是和\s、，,/&+.．。]{1,20}", word):
            letters = re.findall(r"[A-Z1-9]", spoken.plainly(word).upper())
            found += [ord(sign) - ord("A" if sign.isalpha() else "1") for sign in letters]
    return sorted({at for at in found if at < len(options)})


def _text(option: yamltree.Node) -> str:
    text = option if isinstance(option, yamltree.Scalar) else yamltree.locate(option, ("text",))
    return PREFIX.sub("", text.value) if isinstance(text, yamltree.Scalar) else ""


def _is_right(option: yamltree.Node) -> bool:
    given = yamltree.locate(option, ("correct",))
    return isinstance(given, yamltree.Scalar) and isinstance(option, yamltree.Mapping) and given.value == "true"


def _marked(report: Report, at: int, option: yamltree.Node) -> tuple[yamltree.Node, str]:
    """Return the place in an option where it is marked as right, and the line there with the mark."""
    if isinstance(option, yamltree.Scalar):
        line = report.line(option.line)
        lead = line[: option.column]
        lead = lead if lead.endswith("- ") else f"{lead[: len(lead) - len(lead.lstrip())]}- "
        return option, f"{lead}text: {fixes.text(_text(option))}\n{' ' * len(lead)}correct: true"
    if isinstance(option, yamltree.Mapping) and "correct" in option.entries:
        return option.entries["correct"][1], fixes.over(report, ("options", at, "correct"), "true")
    return option, fixes.adding(report, ("options", at), "correct: true", option.line)


def without_letter(report: Report, path: yamltree.Path) -> bool:
    """Report the key at `path` when it is a letter in the place of `text`; False when it is not."""
    name = str(path[-1])
    node = yamltree.locate_key(report.root, (*report.base, *path)) if report.root is not None else None
    value = yamltree.locate(report.root, (*report.base, *path)) if report.root is not None else None
    if not LETTER.fullmatch(name) or not isinstance(value, yamltree.Scalar) or node is None:
        return False
    if node.line != value.end_line:
        return False
    line = report.line(node.line)
    fix = f"{line[: node.column]}text: {line[value.column :]}"
    report.put(node.line, node.column, "option-letter", {"letter": name}, fix=fix)
    return True


def in_list(report: Report, path: yamltree.Path) -> bool:
    """Report each line of the options at `path` that are a mapping of letters; False when they are not."""
    node = yamltree.locate(report.root, (*report.base, *path)) if report.root is not None else None
    if not isinstance(node, yamltree.Mapping) or node.flow:
        return False
    entries = list(node.entries.values())
    if not all(LETTER.fullmatch(key.value) and isinstance(value, yamltree.Scalar) for key, value in entries):
        return False
    for key, value in entries:
        if report.has("answer-on-option", value.line):
            continue
        line = report.line(key.line)
        fix = f"{line[: key.column]}- text: {line[value.column :]}" if value.line == key.line else ""
        report.put(key.line, key.column, "option-letter", {"letter": key.value}, fix=fix)
    return True
