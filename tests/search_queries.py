"""Queries as readers type them, and what came of them in the real search box."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from playwright.sync_api import Page

CASES = Path(__file__).parent / "cases" / "search"
SETS = ("tuned", "held")
"""`tuned` may be looked at while the ranking is worked on; `held` only as its shares."""

NONSENSE = "nonsense"
ANSWER = """(query) => new Promise((resolve) => {
    const field = document.querySelector("[data-md-component=search-query]");
    const list = document.querySelector(".md-search-result__list");
    const read = () => [...list.children].map((block) => [...block.querySelectorAll("a.md-search-result__link")].map(
        (link) => [link.href, Number(link.firstElementChild.dataset.mdScore)]));
    const asked = performance.now();
    hbSearch.addEventListener("message", function hear({data}) {
        if (data.type !== 3) return;
        hbSearch.removeEventListener("message", hear);
        const took = performance.now() - asked;
        requestAnimationFrame(() => setTimeout(() => resolve({took, blocks: read()})));
    });
    field.value = query;
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
})"""
"""Ask the theme's own box; resolves to the milliseconds to the worker's answer and the links shown, block by block."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, its class, and the addresses that answer it: pages, or sections where only these do."""

    text: str
    kind: str
    expect: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the right answer stood: 1 is the one that Enter opens, 0 is not among the blocks shown."""

    query: Query
    rank: int
    blocks: int
    took: float


def load(name: str) -> list[Query]:
    """Return the queries of a set."""
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return [
        Query(str(entry["query"]), kind, tuple(entry.get("expect", ())))
        for kind, entries in data.items()
        for entry in entries
    ]


def ask(page: Page, root: str, query: Query) -> Outcome:
    """Search in a page whose search is open; `root` is the site's address."""
    answer = page.evaluate(ANSWER, query.text)
    blocks = [_places(block, root) for block in answer["blocks"]]
    rank = next((number for number, places in enumerate(blocks, 1) if _right(places, query.expect)), 0)
    return Outcome(query, rank, len(blocks), answer["took"])


def _places(block: Sequence[tuple[str, float]], root: str) -> list[str]:
    """Return the addresses of a block below the site's root, the one that Enter would open first."""
    ordered = sorted(block, key=lambda link: -link[1])
    return [re.sub(r"\?[^#]*", "", unquote(href.removeprefix(root))) for href, _ in ordered]


def _right(places: Sequence[str], expect: Iterable[str]) -> bool:
    """Say whether a block answers: it is of the page wanted, or the section wanted is the best of the block."""
    return any(places[0] == want or ("#" not in want and places[0].partition("#")[0] == want) for want in expect)


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of a set, in per cent."""

    first: float
    five: float
    nothing: float
    refused: float
    worst: tuple[str, float]


def shares(outcomes: Sequence[Outcome]) -> Shares:
    """Return how many right answers stood first and among the first five, and how much nonsense was refused."""
    real = [one for one in outcomes if one.query.kind != NONSENSE]
    nonsense = [one for one in outcomes if one.query.kind == NONSENSE]
    kinds = {one.query.kind for one in real}
    by_kind = {kind: _share([0 < one.rank <= 5 for one in real if one.query.kind == kind]) for kind in kinds}
    worst = min(by_kind.items(), key=lambda item: item[1])
    return Shares(
        _share([one.rank == 1 for one in real]),
        _share([0 < one.rank <= 5 for one in real]),
        _share([one.blocks == 0 for one in real]),
        _share([one.blocks == 0 for one in nonsense]),
        worst,
    )


def _share(values: Sequence[bool]) -> float:
    return 100 * sum(values) / len(values) if values else 100.0
