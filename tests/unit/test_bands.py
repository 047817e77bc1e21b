"""The totals and bands of a self-assessment, checked against plain enumeration."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.problem import Severity
from handbook.quiz.bands import attainable, check_bands
from handbook.quiz.model import Band
from handbook.quiz.report import Report

POINTS = st.lists(st.lists(st.integers(-6, 9), min_size=1, max_size=4), min_size=1, max_size=5)
EDGES = st.lists(st.tuples(st.integers(-10, 30), st.integers(-10, 30)), min_size=2, max_size=5)


def bands_of(edges: list[tuple[int, int]]) -> list[Band]:
    """Return bands with these edges."""
    return [Band.model_validate({"from": low, "to": high, "title": "名", "text": "话"}) for low, high in edges]


def judged(edges: list[tuple[int, int]], totals: list[int]) -> list[tuple[str, Severity]]:
    """Return code and weight of what is wrong with these bands."""
    report = Report("docs/a.quiz.yml", [])
    check_bands(report, bands_of(edges), totals)
    return [(problem.code, problem.severity) for problem in report.problems]


@given(POINTS)
def test_totals_are_those_of_enumeration(points: list[list[int]]) -> None:
    """Every total that some combination of answers gives is found, ascending, and no other."""
    assert attainable(points) == sorted({sum(choice) for choice in product(*points)})


@settings(max_examples=300)
@given(POINTS, EDGES)
def test_bands_are_sound_exactly_when_every_total_has_one_home(
    points: list[list[int]], edges: list[tuple[int, int]]
) -> None:
    """An error is reported if and only if a total falls in no band or in two, or a band is reversed or out of reach."""
    totals = attainable(points)
    homes = [[low <= total <= high for low, high in edges].count(True) for total in totals]
    idle = [not any(low <= total <= high for total in totals) for low, high in edges]
    sound = all(home == 1 for home in homes) and all(low <= high for low, high in edges) and not any(idle)
    errors = [code for code, weight in judged(edges, totals) if weight is Severity.ERROR]
    assert (errors == []) == sound, errors


@given(POINTS, st.data())
def test_exact_bands_are_accepted_in_silence(points: list[list[int]], data: st.DataObject) -> None:
    """Bands cut anywhere between the totals, edges on totals, give no finding at all."""
    totals = attainable(points)
    if len(totals) < 2:
        return
    cut = data.draw(st.integers(1, len(totals) - 1))
    edges = [(totals[0], totals[cut - 1]), (totals[cut], totals[-1])]
    assert judged(edges, totals) == []


def test_source_of_the_first_impression() -> None:
    """Twelve answers of 5, 3 or 1 points give the even totals from 12 to 60, and only those."""
    assert attainable([[5, 3, 1]] * 12) == list(range(12, 61, 2))


def test_edge_between_totals_is_a_warning() -> None:
    """A band that begins or ends where no total can be is loose, not wrong."""
    assert judged([(0, 3), (4, 9)], [0, 2, 4, 8]) == [("band-edge", Severity.WARNING)] * 2
