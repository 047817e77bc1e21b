"""How many bytes of JavaScript and CSS a page loads because of its quiz, each file packed with gzip -9."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Response

from preview import Site, served

from .questions import BASIC, MAKERS
from .rows import Row
from .samples import chromium, samples

OURS = re.compile(r"/assets/handbook/[^/]+/quiz")
BASIC_BUDGET = 7_000
EVERY_BUDGET = 14_000
TYPES = """() => [...new Set([...document.querySelectorAll("hb-quiz")]
    .flatMap((quiz) => (quiz.dataset.types ?? "").split(" ").filter(Boolean)))]"""
LOOK = """async () => {
    for (const quiz of document.querySelectorAll("hb-quiz, .hb-question")) {
        quiz.scrollIntoView();
        await new Promise(requestAnimationFrame);
    }
}"""


@dataclass(frozen=True)
class Load:
    """What a page loaded for its quiz: packed bytes by file."""

    page: str
    types: frozenset[str]
    files: dict[str, int]

    @property
    def size(self) -> int:
        """The sum over all files."""
        return sum(self.files.values())


def load(browser: Browser, site: Site, page: str) -> Load:
    """Open a page in a fresh profile, look at every question, and return what came for the quiz."""
    tab = browser.new_page()
    responses: list[Response] = []

    def on_response(response: Response) -> None:
        responses.append(response)

    tab.on("response", on_response)
    tab.goto(site.url + page, wait_until="networkidle")
    tab.evaluate(LOOK)
    tab.wait_for_load_state("networkidle")
    types = frozenset[str](tab.evaluate(TYPES))
    bodies = {OURS.split(response.url)[-1]: response.body() for response in responses if OURS.search(response.url)}
    tab.close()
    return Load(page, types, {f"quiz{name}": len(gzip.compress(body, 9, mtime=0)) for name, body in bodies.items()})


def row(name: str, loads: Iterable[Load], budget: int | None) -> list[Row]:
    """Return the row of the heaviest page, none when there is no such page."""
    found = sorted(loads, key=lambda one: one.size)
    if not found:
        return []
    files = "，".join(f"{name} {size}" for name, size in sorted(found[-1].files.items()))
    note = f"{len(found)} 页中最大：{found[-1].page or '首页'}" + (f"（{files}）" if 0 < len(files) < 100 else "")
    return [Row(name, found[-1].size, "B", budget, note=note)]


def measure(folder: Path) -> list[Row]:
    """Measure every page of the handbook, then generated pages for what the handbook may not have."""
    rows: list[Row] = []
    with chromium() as browser:
        with served(folder / "handbook") as site:
            loads = [load(browser, site, page) for page in site.pages()]
        basic = [one for one in loads if one.types and one.types <= set(BASIC)]
        every = [one for one in loads if len(one.types) == len(MAKERS)]
        rows += row("手册：没有自测的页", [one for one in loads if not one.types], 0)
        rows += row("手册：单选、多选、判断", basic, BASIC_BUDGET)
        others = [one for one in loads if one.types and one not in basic and one not in every]
        for types in sorted({tuple(sorted(one.types)) for one in others}):
            rows += row(f"手册：{'、'.join(types)}", [one for one in others if one.types == set(types)], EVERY_BUDGET)
        rows += row("手册：十二种题型", every, EVERY_BUDGET)
        with samples(folder / "bytes") as (site, types):
            rows += row("样页：没有自测", [load(browser, site, "without/")], 0)
            rows += row("样页：单选、多选、判断", [load(browser, site, "basic/")], BASIC_BUDGET)
            rows += row(f"样页：{len(types)} 种题型", [load(browser, site, "every/")], EVERY_BUDGET)
    return rows
