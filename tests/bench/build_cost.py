"""How much longer a site takes to build because of its quizzes, in CPU time of the real command."""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from preview import BuildError, mkdocs

from .pages import LISTS, NONE, QUIZZES, Kind, lay_out, ready_types, snapshot
from .rows import Row, median_row

FEW, LARGE = (1, 100), 1000
ROUNDS = 7
LARGE_ROUNDS = 2
CORE_ROUNDS = 3
RATIO = 1.10
GROWTH = 1.10
ENV = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}
"""Compiled files are kept, as they are where people work, whatever the shell that starts this says of them."""


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
    env = {**ENV, "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled")}
    result = mkdocs("build", "--strict", "--quiet", "-d", str(target), cwd=folder, env=env)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode:
        raise BuildError(result.stdout)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def interleaved(sites: Mapping[tuple[int, str], Path], rounds: int) -> dict[int, Series]:
    """Build all sites in turn, round by round, so that a busy machine troubles all alike."""
    found: dict[int, Series] = {count: {} for count, _ in sites}
    for number in range(rounds):
        for (count, name), site in sites.items():
            found[count].setdefault(name, []).append(build(site))
        for count, series in found.items():
            line = "  ".join(f"{name} {costs[-1].cpu:.2f}" for name, costs in series.items())
            print(f"  第 {number + 1} 轮，{count:4} 页（CPU 秒）：{line}", flush=True)
    return found


def core(kit: Path, site: Path) -> dict[str, float]:
    """Return the milliseconds that the quizzes of a site take on their own, by part."""
    command = [sys.executable, "-m", "bench.core", str(kit / "hooks"), str(site / "docs")]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def measure(folder: Path) -> list[Row]:
    """Measure all variants at all sizes."""
    kit = snapshot(folder / "kit")
    types = ready_types(kit)
    every = Kind(f"all-{len(types)}", types)

    def lay(kinds: Sequence[Kind], counts: Sequence[int]) -> dict[tuple[int, str], Path]:
        return {(n, kind.name): lay_out(folder / f"{kind.name}-{n}", kit, kind, n) for n in counts for kind in kinds}

    few = lay([NONE, LISTS, QUIZZES, every], FEW)
    build(few[1, every.name])
    found = interleaved(few, ROUNDS)
    large = lay([NONE, LISTS, QUIZZES], [LARGE])
    quizzes = {100: few[100, QUIZZES.name], LARGE: large[LARGE, QUIZZES.name]}
    own = [{count: core(kit, site) for count, site in quizzes.items()} for _ in range(CORE_ROUNDS)]
    found |= interleaved(large, LARGE_ROUNDS)
    return [*_at(found[100], found[1], every.name), *_growth(found), *_own(own, found)]


def cpu(costs: Sequence[Cost]) -> float:
    """Return the CPU time of the best round: others can only add to it."""
    return min(cost.cpu for cost in costs)


def ratios(found: Series, name: str, *, wall: bool = False) -> list[float]:
    """Return variant / none for each round."""
    pairs = zip(found[name], found[NONE.name], strict=True)
    return [one.wall / none.wall if wall else one.cpu / none.cpu for one, none in pairs]


def _best(found: Series, base: Series, name: str) -> str:
    """Return what the best rounds say, with and without the constant costs of a site of one page."""
    whole = cpu(found[name]) / cpu(found[NONE.name])
    free = (cpu(found[name]) - cpu(base[name])) / (cpu(found[NONE.name]) - cpu(base[NONE.name]))
    return f"最快一轮 {whole:.3f}，去掉固定开销 {free:.3f}"


def _at(found: Series, base: Series, every: str) -> Iterator[Row]:
    for name, costs in found.items():
        wall = statistics.median(cost.wall for cost in costs)
        note = f"CPU；最快 {cpu(costs):.2f}，墙钟 {wall:.2f}，一页的网站最快 {cpu(base[name]):.2f}"
        yield median_row(f"100 页构建：{name}", [cost.cpu for cost in costs], "s", note=note)
    for title, name, budget in (("自测", QUIZZES.name, RATIO), ("全部题型", every, RATIO), ("列表", LISTS.name, None)):
        note = _best(found, base, name)
        gates = budget is not None
        yield median_row(f"{title} / 无自测，100 页", ratios(found, name), "×", budget=budget, gates=gates, note=note)
    yield median_row("自测 / 无自测，100 页，墙钟", ratios(found, QUIZZES.name, wall=True), "×")


def _growth(found: Mapping[int, Series]) -> Iterator[Row]:
    large = found[LARGE]
    yield median_row("自测 / 无自测，1000 页", ratios(large, QUIZZES.name), "×", budget=RATIO, gates=True)
    yield median_row("列表 / 无自测，1000 页", ratios(large, LISTS.name), "×")
    for name in large:
        one, hundred, thousand = (cpu(found[count][name]) for count in (1, 100, LARGE))
        early, late = (hundred - one) / 99, (thousand - hundred) / 900
        note = f"每页 {1000 * early:.1f} → {1000 * late:.1f} ms，平台的目录也在内"
        yield Row(f"整页，1000 页对 100 页：{name}", late / early, "×", note=note)


def _own(own: Sequence[Mapping[int, Mapping[str, float]]], found: Mapping[int, Series]) -> Iterator[Row]:
    best = min((one[100] for one in own), key=lambda parts: sum(parts.values()))
    early, late = ([sum(one[count].values()) / count for one in own] for count in (100, LARGE))
    parts = "，".join(f"{name} {ms / 100:.2f}" for name, ms in best.items())
    yield median_row("自测本身，每页", early, "ms", note=f"最快 {min(early):.2f}：{parts}")
    ratio = 1 + min(early) / (10 * cpu(found[100][NONE.name]))
    yield Row("由此推算：自测 / 无自测，100 页", ratio, "×", RATIO, note="都取最快一轮，不含导入和启动")
    note = f"最快每页 {min(early):.2f} → {min(late):.2f} ms，比值 {min(late) / min(early):.2f}"
    growth = [many / few for few, many in zip(early, late, strict=True)]
    yield median_row("自测本身，1000 页对 100 页", growth, "×", budget=GROWTH, gates=True, note=note)
