"""How soon the search answers: the first key in a fresh browser, every query after it, and with ten times the text."""

from __future__ import annotations

import gzip
import json
import statistics
from collections.abc import Sequence
from pathlib import Path

import search_queries
from playwright.sync_api import Browser

from preview import served

from .rows import Row
from .samples import chromium

INDEX = "search/search_index.json"
INDEX_BUDGET = 250_000
COLD_RUNS = 7
TIMES = 10
FIRST = """(query) => new Promise((resolve) => {
    const field = document.querySelector("[data-md-component=search-query]");
    const list = document.querySelector(".md-search-result__list");
    document.querySelector("[data-md-toggle=search]").click();
    field.focus();
    const asked = performance.now();
    new MutationObserver((_, observer) => {
        if (!list.children.length) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - asked)));
    }).observe(list, {childList: true});
    field.value = query;
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
})"""
"""Milliseconds from the first key to the painted first result."""


def _multiplied(index: dict[str, list[dict[str, str]]], times: int) -> str:
    """Return the index with copies of every page under other addresses."""
    copies = [
        {**entry, "location": f"copy-{n}/{entry['location']}"} for n in range(1, times) for entry in index["docs"]
    ]
    return json.dumps({**index, "docs": [*index["docs"], *copies]}, ensure_ascii=False)


def _cold(browser: Browser, address: str, name: str, budget: float) -> Row:
    samples: list[float] = []
    for _ in range(COLD_RUNS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(address, wait_until="load")
        samples.append(page.evaluate(FIRST, "投诉"))
        context.close()
    note = f"全新的浏览器，页面一载入就搜，{COLD_RUNS} 次，最大 {max(samples):.0f}"
    return Row(f"{name}：首字到首条结果", statistics.median(samples), "ms", budget, note=note, samples=samples)


def _queries(browser: Browser, address: str, root: str, name: str, budget: float) -> Row:
    page = browser.new_page()
    page.goto(address, wait_until="load")
    page.evaluate(FIRST, "投诉")
    queries = [query for kind in search_queries.SETS for query in search_queries.load(kind)]
    took = sorted(search_queries.ask(page, root, query).took for query in queries)
    page.close()
    slow = took[int(0.95 * len(took))]
    note = f"{len(took)} 条查询，从输入到搜索线程回答，中位 {statistics.median(took):.1f}，最大 {took[-1]:.0f}"
    return Row(f"{name}：95% 的查询快于", slow, "ms", budget, note=note, samples=took)


def _size(text: str) -> Row:
    packed = len(gzip.compress(text.encode(), 9, mtime=0))
    note = f"{len(json.loads(text)['docs'])} 条，含繁简、读音和同义词表；未压缩 {len(text.encode())} B"
    return Row("索引，gzip", packed, "B", INDEX_BUDGET, note=note)


def measure(folder: Path) -> Sequence[Row]:
    """Measure the handbook's own index and one with ten times the text."""
    rows: list[Row] = []
    with chromium() as browser, served(folder / "handbook") as site:
        path = folder / "handbook" / INDEX
        text = path.read_text(encoding="utf-8")
        rows.append(_size(text))
        for name, cold, warm in (("手册", 300, 20), (f"{TIMES} 倍文字", 500, 50)):
            if name != "手册":
                path.write_text(_multiplied(json.loads(text), TIMES), encoding="utf-8")
            rows += [
                _cold(browser, site.url, name, cold),
                _queries(browser, site.url, site.url, name, warm),
            ]
    return rows
