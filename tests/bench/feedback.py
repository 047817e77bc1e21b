"""How soon a learner sees the feedback on a page of 100 questions, and whether anything moves meanwhile."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from .clicks import LATE, WORK, Clicked, click_through, open_page
from .rows import Row
from .samples import chromium, samples

SLOWDOWN = 4
BUDGET = 50
SIZES = ((1280, 800), (360, 740))


def _seen(name: str, clicked: Clicked) -> list[Row]:
    """Return the times on the slowed machine; a click on the title, which does nothing, shows the machine's noise."""
    note = f"{len(clicked.frames)} 次点击，CPU 放慢 {SLOWDOWN} 倍"
    note += f"；没有作答：{'、'.join(sorted(clicked.skipped))}" if clicked.skipped else ""
    painted = clicked.events or [0.0]
    idle = statistics.median(clicked.control)
    return [
        Row(f"{name}：点击到反馈，中位", statistics.median(painted), "ms", BUDGET, idle, note=note, samples=painted),
        Row(
            f"{name}：点击到反馈，最大", max(painted), "ms", BUDGET, max(clicked.control), note="event 计时，精度 8 ms"
        ),
        Row(f"{name}：两帧之后，中位", statistics.median(clicked.frames), "ms", samples=clicked.frames),
        Row(f"{name}：对照，点击标题", idle, "ms", note="两帧之后，没有自测的事可做", samples=clicked.control),
    ]


def _work(name: str, clicked: Clicked) -> Row:
    """Return the main thread's own work per click, which other programs of the machine hardly disturb."""
    idle = [statistics.median(part) for part in zip(*clicked.idle, strict=True)]
    parts = [statistics.median(part) - idle[i] for i, part in enumerate(zip(*clicked.work, strict=True))]
    spelt = "，".join(f"{part.removesuffix('Duration')} {ms:.1f}" for part, ms in zip(WORK, parts, strict=True))
    samples = [SLOWDOWN * (work[0] - idle[0]) for work in clicked.work]
    return Row(
        f"{name}：主线程工作 × {SLOWDOWN}", statistics.median(samples), "ms", BUDGET, note=spelt, samples=samples
    )


def _shift(name: str, shifts: Sequence[tuple[float, str]]) -> Row:
    places = "；".join(dict.fromkeys(where for _, where in shifts))
    return Row(name, sum(value for value, _ in shifts), "CLS", 0, note=places[:100])


def _page(browser: Browser, address: str, name: str) -> list[Row]:
    rows: list[Row] = []
    for slow in (SLOWDOWN, 1):
        tab = open_page(browser, address, SIZES[0], slow=slow)
        clicked = click_through(tab)
        tab.close()
        if not clicked.work or not clicked.frames:
            return [Row(f"{name}：没有一题给出反馈", 0, "ms", note="、".join(sorted(clicked.skipped)))]
        if slow == 1:
            rows.append(_work(name, clicked))
        else:
            rows += [*_seen(name, clicked), _shift(f"{name}：位移，打开和点击", clicked.shifts)]
    return rows


def measure(folder: Path) -> list[Row]:
    """Measure a page of 100 questions of the three common types, and one of all types that can be graded."""
    rows: list[Row] = []
    with chromium() as browser, samples(folder / "feedback") as (site, types):
        rows += _page(browser, f"{site.url}many/", "100 题")
        if len(types) > 4:
            rows += _page(browser, f"{site.url}many-every/", f"100 题、{len(types) - 1} 种题型")
        for size in SIZES:
            tab = open_page(browser, f"{site.url}many/", size, slow=SLOWDOWN, late=True)
            rows.append(_shift(f"位移，脚本迟到 {LATE} ms，宽 {size[0]}", tab.evaluate("bench.shifts")))
            tab.close()
    return rows
