"""How much longer a site takes to build because of its quizzes, in CPU time of the real command."""

from __future__ import annotations

import resource
import shutil
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from preview import BuildError, mkdocs

from .pages import LISTS, NONE, QUIZZES, Kind, lay_out, ready_types, snapshot
from .rows import Row, median_row

ROUNDS: Mapping[int, int] = {1: 7, 100: 7, 1000: 2}
"""Rounds by the number of pages: what takes a tenth of the time is measured more often."""

RATIO = 1.10
GROWTH = 1.10
ENV = {"PYTHONHASHSEED": "0"}


@dataclass(frozen=True)
class Cost:
    """The seconds that one build took."""

    cpu: float
    wall: float


Series = dict[str, list[Cost]]
"""The builds of each variant, in the order of the rounds."""


def build(folder: Path) -> Cost:
    """Build a site from nothing with the real command and return what that took.

    Raises:
        BuildError: when the strict build fails.
    """
    target = folder / "site"
    shutil.rmtree(target, ignore_errors=True)
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    result = mkdocs("build", "--strict", "--quiet", "-d", str(target), cwd=folder, env=ENV)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode:
        raise BuildError(result.stdout)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def series(folder: Path, kit: Path, kinds: Sequence[Kind], count: int) -> Series:
    """Build every variant with `count` pages in turn, round by round, so that a busy machine troubles all alike."""
    sites = {kind.name: lay_out(folder / f"{kind.name}-{count}", kit, kind, count) for kind in kinds}
    found: Series = {name: [] for name in sites}
    if count < 1000:
        build(sites[kinds[-1].name])
    for number in range(ROUNDS[count]):
        for name, site in sites.items():
            found[name].append(build(site))
        line = "  ".join(f"{name} {costs[-1].cpu:.2f}" for name, costs in found.items())
        print(f"  {count} 页，第 {number + 1} 轮（CPU 秒）：{line}", flush=True)
    for site in sites.values():
        shutil.rmtree(site)
    return found


def cpu(costs: Sequence[Cost]) -> float:
    """Return the median CPU time."""
    return statistics.median(cost.cpu for cost in costs)


def ratios(found: Series, name: str, base: Series | None = None, *, wall: bool = False) -> list[float]:
    """Return variant / none for each round, less the median times of a site of one page when `base` is given."""
    constants = {kind: cpu(base[kind]) if base else 0.0 for kind in (name, NONE.name)}
    pairs = zip(found[name], found[NONE.name], strict=True)
    if wall:
        return [one.wall / none.wall for one, none in pairs]
    return [(one.cpu - constants[name]) / (none.cpu - constants[NONE.name]) for one, none in pairs]


def measure(folder: Path, sizes: Sequence[int] = tuple(ROUNDS)) -> list[Row]:
    """Measure all variants at all sizes."""
    kit = snapshot(folder / "kit")
    kinds = [NONE, LISTS, QUIZZES]
    types = ready_types(kit)
    every = Kind(f"all-{len(types)}", types)
    found = {count: series(folder, kit, [*kinds, every] if count <= 100 else kinds, count) for count in sizes}
    return [*_at(found[100], found[1], every.name), *(_growth(found) if 1000 in found else [])]


def _at(found: Series, base: Series, every: str) -> Iterator[Row]:
    for name, costs in found.items():
        note = f"CPU；一页的网站 {cpu(base[name]):.2f} s，墙钟 {statistics.median(c.wall for c in costs):.2f} s"
        yield median_row(f"100 页构建：{name}", [c.cpu for c in costs], "s", note=note)
    yield median_row("自测 / 无自测", ratios(found, QUIZZES.name), "×", budget=RATIO, gates=True, note="100 页 × 5 题")
    yield median_row("自测 / 无自测（墙钟）", ratios(found, QUIZZES.name, wall=True), "×", budget=RATIO)
    yield median_row("自测 / 无自测（去掉固定开销）", ratios(found, QUIZZES.name, base), "×", budget=RATIO)
    yield median_row("全部题型 / 无自测", ratios(found, every), "×", budget=RATIO, gates=True, note=every)
    yield median_row("全部题型 / 无自测（去掉固定开销）", ratios(found, every, base), "×", budget=RATIO)
    yield median_row("列表 / 无自测", ratios(found, LISTS.name), "×", note="同样的题，写成普通列表")


def _growth(found: Mapping[int, Series]) -> Iterator[Row]:
    large = found[1000]
    yield median_row("自测 / 无自测（1000 页）", ratios(large, QUIZZES.name), "×", budget=RATIO, gates=True)
    yield median_row("列表 / 无自测（1000 页）", ratios(large, LISTS.name), "×")
    for name in large:
        few, many = _slopes({count: [c.cpu for c in found[count][name]] for count in (1, 100, 1000)})
        yield Row(f"每页：{name}", 1000 * many, "ms", note=f"100 页时 {1000 * few:.1f} ms")
        budget = GROWTH if name == QUIZZES.name else None
        yield Row(f"每页，1000 页对 100 页：{name}", many / few, "×", budget, note="整页，平台的目录也在内")
    extra = {
        count: [quiz.cpu - none.cpu for quiz, none in zip(one[QUIZZES.name], one[NONE.name], strict=True)]
        for count, one in found.items()
    }
    few, many = _slopes(extra)
    noise = _slope_noise(extra) / few
    note = f"100 页时 {1000 * few:.2f} ms，1000 页时 {1000 * many:.2f} ms"
    yield Row("自测每页，1000 页对 100 页", many / few, "×", GROWTH, noise, gates=True, note=note)


def _slopes(times: Mapping[int, Sequence[float]]) -> tuple[float, float]:
    """Return the cost of one more page up to 100 pages, and from 100 to 1,000."""
    one, hundred, thousand = (statistics.median(times[count]) for count in (1, 100, 1000))
    return (hundred - one) / 99, (thousand - hundred) / 900


def _slope_noise(times: Mapping[int, Sequence[float]]) -> float:
    """Return the standard error of both slopes together."""
    error = {count: median_row("", values, "s").noise for count, values in times.items()}
    return ((error[1] / 99) ** 2 + (error[100] / 99) ** 2 + (error[1000] / 900) ** 2) ** 0.5
