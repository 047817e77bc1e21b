"""Which totals a self-assessment can reach, and whether its bands fit them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from handbook import yamltree
from handbook.problem import Severity
from handbook.quiz import fixes
from handbook.quiz.model import Band
from handbook.quiz.report import Report


def attainable(points: Iterable[Sequence[int]]) -> list[int]:
    """Return every total, ascending, that one choice from each sequence of points can add up to."""
    totals = {0}
    for choices in points:
        totals = {total + choice for total in totals for choice in set(choices)}
    return sorted(totals)


def check_bands(report: Report, bands: Sequence[Band], totals: Sequence[int]) -> None:
    """Report totals that fall in no band or in two, and band edges that no total reaches."""
    homes = {total: [i for i, band in enumerate(bands) if band.low <= total <= band.high] for total in totals}
    for i, band in enumerate(bands):
        if band.low > band.high:
            fix = _edges(report, {i: (band.high, band.low)})
            report.add("band-reversed", "bands", i, fix=fix, low=band.low, high=band.high)
            return
    for home in homes.values():
        if len(home) > 1:
            shared = [t for t, h in homes.items() if h[:2] == home[:2]]
            report.add(
                "band-overlap",
                *("bands", home[1]),
                fix=_edges(report, _fitting(bands, totals)),
                first=home[0] + 1,
                second=home[1] + 1,
                totals=_spelt(shared),
            )
            return
    homeless = [total for total, home in homes.items() if not home]
    if homeless:
        fitting = _fitting(bands, totals)
        first = next((i for i, edges in sorted(fitting.items()) if edges != (bands[i].low, bands[i].high)), 0)
        report.add(
            "band-gap",
            *("bands", first),
            fix=_edges(report, fitting),
            totals=_spelt(homeless),
            low=totals[0],
            high=totals[-1],
        )
        return
    for i, band in enumerate(bands):
        inside = [total for total in totals if band.low <= total <= band.high]
        if not inside:
            report.add("band-empty", "bands", i, low=band.low, high=band.high)
        elif (inside[0], inside[-1]) != (band.low, band.high):
            fix = _edges(report, {i: (inside[0], inside[-1])})
            report.add("band-edge", "bands", i, fix=fix, severity=Severity.WARNING, low=inside[0], high=inside[-1])


def _spelt(totals: Sequence[int]) -> str:
    shown = "、".join(str(total) for total in totals[:6])
    return shown + ("……" if len(totals) > 6 else "")


def _fitting(bands: Sequence[Band], totals: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return edges that keep each band's upper one and leave no total out, by the band's position."""
    edges: dict[int, tuple[int, int]] = {}
    start = 0
    order = sorted(range(len(bands)), key=lambda i: (bands[i].low, bands[i].high))
    for i in order:
        end = len(totals) if i == order[-1] else sum(total <= bands[i].high for total in totals)
        if end > start:
            edges[i] = (totals[start], totals[end - 1])
        start = max(start, end)
    return edges


def _edges(report: Report, edges: Mapping[int, tuple[int, int]]) -> str:
    """Return the lines of the bands with these edges."""
    texts: dict[yamltree.Path, str] = {}
    for i, (low, high) in edges.items():
        texts["bands", i, "from"] = str(low)
        texts["bands", i, "to"] = str(high)
    return fixes.over_all(report, texts)
