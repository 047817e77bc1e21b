"""Explain why a quiz file is not readable YAML, and find what YAML reads otherwise than its author meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from handbook import yamltree
from handbook.problem import Place, Problem
from handbook.quiz.choice import Option
from handbook.quiz.model import Band, Quiz, ScalePoint
from handbook.quiz.report import Report
from handbook.quiz.types import parts, question_types
from handbook.yamltree import Fault

KEY_WITH_WIDE_COLON = re.compile(r"^(?P<lead>\s*(?:-\s+)?)(?P<key>[a-z_]+)\s*：\s*(?P<rest>.*)$")
WIDE_INDENT = re.compile(r"^[ ]*[\u3000\u00a0\u2000-\u200b]")
VALUE = re.compile(r"^(?P<lead>\s*(?:-\s+)?(?:[\w-]+:\s+)?)(?P<value>.*)$")
COMMENT_CUT = re.compile(r"^\s+(?P<cut>#\S.*)$")


@cache
def known_keys() -> frozenset[str]:
    """Return every key that may stand somewhere in a quiz file."""
    models = [Quiz, Band, ScalePoint, Option, *question_types().values()]
    return frozenset(key for model in models for key in parts(model))


def decode(file: str, data: bytes, limit: int) -> tuple[str | None, Problem | None]:
    """Return the text of a file, a byte order mark taken off, or the problem that keeps it from being read."""
    if len(data) > limit:
        return None, Problem("file-too-long", Place(file), {"size": len(data) // 1024, "limit": limit // 1024})
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        try:
            data.decode("gb18030")
            return None, Problem("encoding-gbk", Place(file, line))
        except UnicodeDecodeError:
            return None, Problem("encoding", Place(file, line))


def explain(report: Report, faults: Sequence[Fault]) -> None:
    """Report the faults of reading, each as the slip that usually causes it."""
    for fault in faults:
        if fault.code == "syntax":
            _explain_syntax(report, fault)
        elif fault.code == "unknown-alias":
            _quote(report, fault.line, "value-needs-quotes", sign="*")
        elif fault.code == "tag":
            _quote(report, fault.line, "value-needs-quotes", sign="!")
        else:
            report.at(fault.line, fault.column, fault.code, detail=fault.detail)


def _explain_syntax(report: Report, fault: Fault) -> None:
    before = len(report.problems)
    for number, line in enumerate(report.lines):
        _indent(report, number, line)
        _wide_colon(report, number, line)
    if len(report.problems) > before:
        return
    for number in (fault.line, fault.line - 1):
        match = VALUE.match(report.line(number))
        value = match["value"] if match else ""
        if value[:1] and value[0] in "@`%&*!|>{[":
            if value[0] not in "{[" or _unbalanced(value) or value[0] == "{":
                _quote(report, number, "value-needs-quotes", sign=value[0])
                return
        if value[:1] in {'"', "'"} and value.count(value[0]) % 2:
            report.at(number, len(match["lead"]) if match else 0, "quote-not-closed", fix=report.line(number) + value[0])
            return
        if ": " in value and value[:1] not in {'"', "'"}:
            _quote(report, number, "colon-in-value")
            return
    report.at(fault.line, fault.column, "syntax", detail=fault.detail, shown=report.line(fault.line).strip())


def _unbalanced(value: str) -> bool:
    return value.count("[") != value.count("]") or value.count("{") != value.count("}")


def _indent(report: Report, number: int, line: str) -> None:
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" in lead:
        column = lead.index("\t")
        report.at(number, column, "tab", fix=lead.replace("\t", "  ") + line.lstrip())
    elif WIDE_INDENT.match(line) and line.strip():
        _wide_indent(report, number, line)


def _wide_indent(report: Report, number: int, line: str) -> None:
    lead = line[: len(line) - len(line.lstrip(" \u3000\u00a0\u200b"))]
    wide = next(i for i, c in enumerate(line) if c != " ")
    report.at(number, wide, "wide-space", fix=re.sub(r"[^ ]", "  ", lead) + line[len(lead) :])


def _wide_colon(report: Report, number: int, line: str) -> bool:
    match = KEY_WITH_WIDE_COLON.match(line)
    if match is None or match["key"] not in known_keys():
        return False
    fix = f"{match['lead']}{match['key']}: {match['rest']}".rstrip()
    report.at(number, line.index("："), "wide-colon", fix=fix, key=match["key"])
    return True


def _quote(report: Report, number: int, code: str, **params: object) -> None:
    """Report a value that has to stand in quotes, with the line as it should be."""
    line = report.line(number)
    match = VALUE.match(line)
    lead, value = (match["lead"], match["value"]) if match else ("", line)
    escaped = value.rstrip().replace("\\", "\\\\").replace('"', '\\"')
    report.at(number, len(lead), code, fix=f'{lead}"{escaped}"', **params)


def look_for_slips(report: Report, tree: yamltree.Node) -> None:
    """Report what reads as YAML without a fault but hardly as it was meant."""
    for scalar in yamltree.scalars(tree):
        if not scalar.plain:
            continue
        for number in range(scalar.line, scalar.end_line + 1):
            line = report.line(number)
            if number > scalar.line or scalar.value.startswith(line.strip()):
                _wide_colon(report, number, line)
        if scalar.value[:1] in {"\u3000", "\u00a0", "\u200b"}:
            _wide_indent(report, scalar.line, report.line(scalar.line))
        cut = COMMENT_CUT.match(report.line(scalar.end_line)[scalar.end_column :])
        if cut and scalar.end_column:
            _quote(report, scalar.end_line, "comment-cut", cut=cut["cut"])
