"""The head of a page between two lines of `---`.

MkDocs shows it as text, without a word, when it cannot be read; the theme breaks off at some values of a wrong shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, Any, Literal, cast

from pydantic import BeforeValidator, ConfigDict, Field, ValidationError

from handbook import yamltree
from handbook.problem import Place, Problem
from handbook.quiz import repair, schema_faults, syntax_faults
from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Flag, Number, Text

HEAD = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
OPEN = re.compile(r"---[ \t]*\n\s*\w[\w-]*[ \t]*[:：]")


def listed(value: object) -> object:
    """Return a text alone as a list of one."""
    return [value] if isinstance(value, str) else value


Texts = Annotated[list[Text | None], BeforeValidator(listed)]
"""A list of texts; one alone needs no list."""


class Search(Part):
    """How the search treats a page."""

    boost: Annotated[Number | None, Field(description="排在前面还是后面，1是平常", examples=[0.5])] = None
    exclude: Annotated[Flag, Field(description="搜不到这一页写 true")] = False


class FrontMatter(Part):
    """The values whose shape the handbook and its theme rely on; what is missing is for `handbook.prose` to say."""

    model_config = ConfigDict(extra="ignore")

    title: Annotated[Text | None, Field(description="页名")] = None
    description: Annotated[Text | None, Field(description="一句话说这一页讲什么")] = None
    objectives: Annotated[Texts | None, Field(description="读完能做到什么")] = None
    prerequisites: Annotated[Texts | None, Field(description="先读哪些页，从本页出发")] = None
    covers: Annotated[Texts | None, Field(description="内容总目里的 id")] = None
    skill: Annotated[Texts | None, Field(description="能力")] = None
    channel: Annotated[Texts | None, Field(description="渠道")] = None
    difficulty: Annotated[Texts | None, Field(description="难度")] = None
    search: Annotated[Search | None, Field(description="搜索怎样对待这一页")] = None
    hide: Annotated[
        list[Literal["navigation", "toc", "path", "footer"]] | None, Field(description="这一页不显示什么")
    ] = None
    template: Annotated[Literal["home.html", "main.html"] | None, Field(description="这一页用哪个模板")] = None


def check(file: str, source: str) -> tuple[str, list[Problem]]:
    """Return a page with a head that can be used, and what kept it from that: the line and how it ought to be.

    Where a correction is sure, the page has it, so that one slip does not look like a page without a title; a value
    of a wrong shape is left out.
    """
    match = HEAD.match(source)
    if not match:
        return _closed(file, source) if OPEN.match(source) else (source, [])
    report = Report(file, [])
    report.root = tree = repair.read(report, match[1])
    if isinstance(tree, yamltree.Mapping):
        _check_shape(report, tree)
    elif tree is not None:
        report.add("want-mapping")
    corrected = source[: match.start(1)] + "\n".join(report.lines) + source[match.end(1) :]
    return corrected, [_below(problem) for problem in report.problems]


def unreadable(pages: Iterable[tuple[str, bytes]]) -> Iterator[Problem]:
    """Yield a problem for each page, given as its path and its content, that is not UTF-8."""
    for file, data in pages:
        _, problem = syntax_faults.decode(file, data, len(data))
        if problem:
            yield problem


def _check_shape(report: Report, head: yamltree.Mapping) -> None:
    """Report values of a wrong shape, and blank their lines."""
    try:
        FrontMatter.model_validate(yamltree.plain(head))
    except ValidationError as error:
        schema_faults.explain(report, error, FrontMatter)
        starts = [key.line for key, _ in head.entries.values()]
        for name in {cast("Any", detail["loc"][0]) for detail in error.errors(include_url=False)}:
            first = head.entries[name][0].line
            end = min((line for line in starts if line > first), default=len(report.lines))
            report.lines[first:end] = [""] * (end - first)


def _closed(file: str, source: str) -> tuple[str, list[Problem]]:
    """Return a page whose head is closed at its first empty line, and the problem that it was not."""
    lines = source.split("\n")
    end = next((number for number, line in enumerate(lines) if number and not line.strip()), len(lines) - 1)
    lines[end] = "---"
    return "\n".join(lines), [Problem("front-matter-open", Place(file, end + 1), fix="---")]


def _below(problem: Problem) -> Problem:
    """Return a problem of the head as one of the page."""
    place = Place(problem.place.file, problem.place.line + 1, problem.place.column)
    # The correction that is offered for a text in a mapping's place is one for quizzes.
    return replace(problem, place=place, fix="" if problem.code == "want-mapping" else problem.fix)
