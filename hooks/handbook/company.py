"""What a company sets of its own under `extra.company`: named values, the name of its chapters, a feedback address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import Field, StringConstraints, ValidationError

from handbook import yamlread, yamltree
from handbook.problem import Problem
from handbook.quiz import fixes, schema_faults
from handbook.quiz.part import Part
from handbook.quiz.report import Report

KEY = ("extra", "company")
FOLDER = "company/"
INHERIT = re.compile(r"^INHERIT:[ \t]*[\"']?([^\"'#\n]+?)[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
ADDRESS = re.compile(r"(?:https?://[^\s/]+\.?\S*|mailto:[^\s@]+@\S+)$")
MAIL = re.compile(r"[^\s@:/]+@[^\s@/]+$")

WIDE_COLON = re.compile(r"^(?P<lead>\s*[^\s:：#]+)：\s*(?P<rest>.*)$")
CUT = re.compile(r"^(?P<lead>\s*[^\s:#]+:[ \t]+)(?P<value>[^\s\"'#][^#]*?)??[ \t]*(?<=[ \t])(?P<cut>#\S.*)$")
"""A value that YAML takes, wholly or in part, for a comment."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class Company(Part):
    """One file's share of the settings; what is left empty stays as the file below it has it."""

    section: Annotated[Words | None, Field(description="公司章节在目录里的名字", examples=["本公司"])] = None
    feedback: Annotated[
        Words | None, Field(description="反馈表的网址，或 mailto: 开头的邮箱", examples=["mailto:kefu@example.com"])
    ] = None
    values: Annotated[dict[str, Words], Field(description="名称和它的内容", max_length=200)] = Field(
        default_factory=dict[str, str]
    )


@dataclass(slots=True)
class Settings:
    """The settings of a site: the files of its configuration laid over each other."""

    section: str = ""
    feedback: str = ""
    values: dict[str, str] = field(default_factory=dict[str, str])

    def take(self, own: Company) -> None:
        """Lay one file's settings over those taken so far."""
        self.section = own.section or self.section
        self.feedback = own.feedback or self.feedback
        self.values.update((name, " ".join(value.split())) for name, value in own.values.items() if value)

    def as_extra(self) -> dict[str, object]:
        """Return the settings as templates find them under `config.extra.company`."""
        return {"section": self.section, "feedback": self.feedback, "values": dict(self.values)}


def chain(path: Path) -> list[Path]:
    """Return a configuration file and those that it inherits from, the last heir at the end."""
    found = [path.resolve()]
    while match := INHERIT.search(found[0].read_text(encoding="utf-8-sig")):
        parent = (found[0].parent / match[1].strip()).resolve()
        if parent in found or not parent.is_file():
            break
        found.insert(0, parent)
    return found


def read(files: Iterable[tuple[str, str]]) -> tuple[Settings, list[Problem]]:
    """Return the settings in configuration files, given as names and texts, the heir last; and all that is wrong.

    Values are read as they are written: 0101234567 is no octal number and 12:30 no count of minutes.
    """
    settings, problems = Settings(), list[Problem]()
    for name, text in files:
        own, found = _read(name, text)
        problems += found
        if own:
            settings.take(own)
    return settings, problems


def _read(name: str, text: str) -> tuple[Company | None, list[Problem]]:
    root, faults = yamlread.parse(text.replace("\r\n", "\n"))
    report = Report(name, text.splitlines(), root)
    for fault in faults:
        if fault.code == "duplicate-key":
            report.at(fault.line, fault.column, fault.code, detail=fault.detail, first=fault.first + 1)
    tree: Any = yamltree.plain(root) if root else None
    for key in KEY:
        tree = cast("dict[str, Any]", tree).get(key) if isinstance(tree, dict) else None
    if tree is None:
        return None, report.problems
    report = report.within(KEY)
    if _misread(report, tree):
        return None, report.problems
    try:
        own = Company.model_validate(_given(tree), by_alias=True, by_name=False)
    except ValidationError as error:
        schema_faults.explain(report, error, Company)
        # The correction that is offered for a text in a mapping's place is one for quizzes.
        return None, [replace(one, fix="") if one.code == "want-mapping" else one for one in report.problems]
    if own.feedback and not ADDRESS.match(own.feedback):
        scheme = "mailto:" if MAIL.match(own.feedback) else "https://"
        fix = fixes.over(report, ("feedback",), scheme + own.feedback)
        report.add("feedback-address", "feedback", fix=fix, given=own.feedback)
    return own, report.problems


def _misread(report: Report, tree: Any) -> bool:
    """Report names of values that YAML has not seen as keys, and values that it takes for comments."""
    if not isinstance(tree, dict) or report.root is None:
        return False
    values = yamltree.locate(report.root, (*KEY, "values"))
    known = len(report.problems)
    if isinstance(values, yamltree.Scalar) and not values.is_null:
        for number in range(values.line, values.end_line + 1):
            if match := WIDE_COLON.match(report.line(number)):
                fix = f"{match['lead']}: {match['rest']}"
                report.at(number, match.end("lead"), "wide-colon", fix=fix, key=match["lead"].strip())
    elif isinstance(values, yamltree.Mapping) and not values.flow:
        for key, _ in values.entries.values():
            if match := CUT.match(report.line(key.line)):
                fix = f'{match["lead"]}"{report.line(key.line)[match.end("lead") :].rstrip()}"'
                report.at(key.line, match.start("cut"), "comment-cut", fix=fix, cut=match["cut"])
    return len(report.problems) > known


def _given(tree: Any) -> Any:
    """Return the settings without the keys that have nothing behind them."""
    if not isinstance(tree, dict):
        return tree
    return {key: _given(value) for key, value in cast("dict[str, Any]", tree).items() if value is not None}


def with_chapters(nav: Sequence[Any], pages: Iterable[str], section: str) -> list[Any]:
    """Return a navigation with a section for those of a company's pages that it does not name, behind the first one.

    `nav` is as mkdocs.yml has it; `pages` are paths below the docs folder. An index page comes first.
    """
    named = set(_targets(nav))
    own = sorted((page for page in pages if page.startswith(FOLDER) and page not in named), key=_order)
    if not own:
        return list(nav)
    sections = (at for at, item in enumerate(nav) if isinstance(item, dict) and _lists(cast("dict[str, Any]", item)))
    at = next(sections, len(nav) - 1) + 1
    return [*nav[:at], {section: own}, *nav[at:]]


def _order(page: str) -> tuple[bool, str]:
    return page != f"{FOLDER}index.md", page


def _lists(item: Mapping[str, Any]) -> bool:
    return any(isinstance(value, list) for value in item.values())


def _targets(nav: Any) -> Iterable[str]:
    """Yield every page that a navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (list, dict)):
        for item in cast("dict[str, Any]", nav).values() if isinstance(nav, dict) else cast("list[Any]", nav):
            yield from _targets(item)
