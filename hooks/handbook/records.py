"""YAML files of records that pages show as lists: read, checked against a model, their references to pages checked."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from handbook import yamltree
from handbook.problem import Severity
from handbook.quiz import fixes, repair, schema_faults, syntax_faults
from handbook.quiz.links import PageInfo
from handbook.quiz.part import Part
from handbook.quiz.report import Report

MAX_BYTES = 512 * 1024

Records = TypeVar("Records", bound=Part)


def load(file: str, data: bytes, model: type[Records]) -> tuple[Records | None, Report]:
    """Return the records in `data`, None when they cannot be read, and the report that holds all that is wrong.

    `file` is the path to name in problems, `model` the form of the whole file.
    """
    report = Report(file, [])
    text, problem = syntax_faults.decode(file, data, MAX_BYTES)
    if text is None:
        report.problems += [problem] if problem else []
        return None, report
    report.root = tree = repair.read(report, text)
    if tree is None and report.problems:
        return None, report
    # An empty file lacks every key that it must have, and is told so.
    values: Any = yamltree.plain(tree) if tree is not None else {}
    try:
        return model.model_validate(values, by_alias=True, by_name=False), report
    except ValidationError as error:
        schema_faults.explain(report, error, model)
        return None, report


def check_page(report: Report, target: str, pages: Mapping[str, PageInfo], *path: str | int) -> None:
    """Report a page, `folder/page.md` or `folder/page.md#heading`, that does not exist; `path` is where it is named."""
    src, _, anchor = target.partition("#")
    if src not in pages:
        best = next(iter(difflib.get_close_matches(src, pages, n=1, cutoff=0.75)), "")
        fix = fixes.over(report, path, f"{best}#{anchor}" if anchor else best) if best else ""
        report.add("page-unknown", *path, fix=fix, severity=Severity.WARNING, page=src)
    elif anchor and anchor not in pages[src].headings:
        known = list(pages[src].headings)
        best = next(iter(difflib.get_close_matches(anchor, known, n=1, cutoff=0.4)), "")
        fix = fixes.over(report, path, f"{src}#{best}" if best else src)
        shown = "、".join(known) or "—"
        report.add("anchor-not-found", *path, fix=fix, severity=Severity.WARNING, page=src, anchor=anchor, known=shown)
