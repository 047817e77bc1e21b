"""Quiz files to change at random, and what must hold for every one of them.

`HYPOTHESIS_EXAMPLES` sets how many files each property tries (300 without it).
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import yaml
from hypothesis import HealthCheck, settings

from handbook.locale import catalogue
from handbook.problem import Problem, in_order
from handbook.quiz.load import Loaded, load

ROOT = Path(__file__).parents[1]
EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "300"))
SLOWEST = 1.0
FILE = "docs/a.quiz.yml"
TEXTS = catalogue("zh")
CASES = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests/cases/quiz").glob("*.yml"))]
SAMPLES = [
    *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.quiz.yml"))),
    *(
        case["input"].removeprefix("\ufeff")
        for case in CASES
        if len(case.get("input", "")) > 30 and "times" not in case
    ),
]
SOUND = [text for text in SAMPLES if load(FILE, text.encode())[0]]

many = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def judge(data: bytes) -> tuple[Loaded | None, list[Problem]]:
    """Load a file, insist on what holds for every file, and return what came of it."""
    start = time.process_time()
    loaded, problems = load(FILE, data)
    spent = time.process_time() - start
    assert spent < SLOWEST, f"{spent:.1f} s of CPU for {len(data)} bytes"
    assert loaded is not None or problems
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in in_order(problems):
        place = problem.place
        assert 1 <= place.line <= len(lines), problem
        corrected = [p.fix for p in problems if p.place.line == place.line and "\n" not in p.fix]
        assert 1 <= place.column <= max(map(len, [lines[place.line - 1], *corrected])) + 1, problem
        assert problem.text(TEXTS)
    return loaded, problems
