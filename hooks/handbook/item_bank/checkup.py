"""The pages' ```item-bank fences: places in the Markdown, then the parts of the report in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from jinja2 import Environment
from pydantic import Field

from handbook import records
from handbook.item_bank import counts, plots
from handbook.item_bank.bank import Bank, Item
from handbook.item_bank.chance import Habit, habits
from handbook.item_bank.counts import NO_LEVEL
from handbook.item_bank.gaps import missing
from handbook.item_bank.needs import chapters, needs
from handbook.item_bank.pairs import pairs
from handbook.locale import Catalogue
from handbook.problem import Problem
from handbook.quiz.part import Part
from handbook.templates import environment

FENCE = re.compile(r"^```item-bank[ \t]*\n(?P<body>(?:(?!```).*\n)*?)```[ \t]*$", re.MULTILINE)
PLACE = re.compile(r'<div data-hb-bank="(?P<part>[a-z]+)"></div>')
MARK = "data-hb-bank"
SHOWN = 12
"""Rows of a list that stand open; the others are folded."""

Link = Callable[[str], str]
"""From an address below the site's root to one relative to the page."""


class Wish(Part):
    """What a fence asks for."""

    part: Annotated[
        Literal["next", "counts", "habits", "missing", "alike"],
        Field(
            description="哪一部分：next 下一题写在哪里、counts 数量、habits 猜得中吗、missing 缺什么、alike 相近的题",
            examples=["next"],
        ),
    ]


def expand(file: str, markdown: str, offset: int = 0) -> tuple[str, list[Problem]]:
    """Return a page with a place for each fence, and what is wrong; `offset` lines stand before it in `file`."""
    problems: list[Problem] = []

    def placed(match: re.Match[str]) -> str:
        before = markdown.count("\n", 0, match.start()) + 1 + offset
        body = match["body"] if match["body"].strip() else "{}"
        wish, report = records.load(file, ("\n" * before + body).encode(), Wish)
        problems.extend(report.problems)
        return f'<div {MARK}="{wish.part}"></div>' if wish else ""

    return FENCE.sub(placed, markdown), problems


@dataclass
class Checkup:
    """Writes the parts with the templates of two folders (the parts, figures) and the texts of a language."""

    templates: Sequence[Path]
    catalogue: Catalogue
    bank: Bank
    written: dict[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def _environment(self) -> Environment:
        return environment(*self.templates)

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return self.catalogue.group("item-bank")

    @cached_property
    def _levels(self) -> Mapping[str, str]:
        return self.catalogue.group("item-bank.levels")

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return self.catalogue.group("ui.kind")

    def fill(self, html: str, link: Link) -> str:
        """Return a page's HTML with the parts in their places; raises KeyError for a part that is none."""
        return PLACE.sub(lambda match: self._part(match["part"], link), html)

    def _part(self, name: str, link: Link) -> str:
        matter = {
            "next": self._next,
            "counts": self._counts,
            "habits": self._habits,
            "missing": self._missing,
            "alike": self._alike,
        }[name]()
        known: dict[str, Any] = {"t": self._texts, "bank": self.bank, "shown": SHOWN, "link": link, "width": 328}
        known |= {"levels": self._levels, "kinds": self._kinds, "table_label": self._texts["table"]}
        html = self._environment.get_template(f"{name}.html").render(known | matter)
        return "".join(line.strip() for line in html.splitlines())

    def _next(self) -> dict[str, Any]:
        found = needs(self.bank)
        lacking = [need for need in found if not need.enough]
        return {"chapters": chapters(self.bank), "needs": lacking, "enough": len(found) - len(lacking)}

    def _counts(self) -> dict[str, Any]:
        by_level, by_type, levels_of_types = counts.tables(self.bank, list(self._kinds))
        return {
            "by_level": by_level,
            "by_type": by_type,
            "levels_of_types": levels_of_types,
            "none": NO_LEVEL,
            "plots": [
                plots.stacked(by_level, self._levels, self._texts),
                plots.plain(levels_of_types, self._kinds, self._texts),
            ],
        }

    def _habits(self) -> dict[str, Any]:
        found = habits(self.bank)
        names = [self._name(habit) for habit in found]
        drawn = [plots.against_chance(found, names, self._texts)] if found else []
        return {"habits": [(habit, self._reading(habit)) for habit in found], "plots": drawn}

    def _name(self, habit: Habit) -> str:
        return self._texts[f"name-{habit.name}"].format(number=habit.number)

    def _reading(self, habit: Habit) -> str:
        """Return what a habit means, in words."""
        numbers = {"hits": len(habit.hits), "all": habit.all, "number": habit.number}
        shares = {name: f"{getattr(habit, name):.0%}" for name in ("found", "share", "low", "high")}
        fact = self._texts[f"reading-{habit.name}"].format(**numbers, **shares)
        return fact + self._texts[f"verdict-{habit.verdict}"].format(**shares)

    def _missing(self) -> dict[str, Any]:
        return {
            "missing": [(self._texts[f"missing-{name}"], _by_page(items)) for name, items in missing(self.bank).items()]
        }

    def _alike(self) -> dict[str, Any]:
        return {"pairs": pairs(self.bank)}


def _by_page(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """Return title of the page → questions, in their order."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.entry["page"]["title"], []).append(item)
    return list(found.items())
