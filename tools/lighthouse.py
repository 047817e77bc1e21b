"""Let Lighthouse judge the main kinds of page on a slow phone, and print the scores.

Ends with an error when accessibility, best practices or SEO are below 100. Performance depends on the machine: it is
the median of three runs, printed with a mark when it is below 95, and fails nothing.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import preview
from chromium import CHROMIUM_FLAGS, NODE, find_chromium

PAGES = {
    "首页": "",
    "章节": "resolution/complaint-four-steps/",
    "自测": "practice/self-first-impression/",
}
STEADY = ("accessibility", "best-practices", "seo")
SPEED = "performance"
RUNS = 3
PROGRAM = preview.ROOT / "node_modules/lighthouse/cli/index.js"


class LighthouseError(Exception):
    """Lighthouse could not judge a page; the message is what it said."""


@dataclass(frozen=True)
class Judgement:
    """Scores of one page, 0 to 100 by category, and the audits that cost points, with the places they name."""

    scores: dict[str, int]
    faults: list[str]


def judge(url: str, categories: Iterable[str]) -> Judgement:
    """Run Lighthouse's mobile preset once.

    Raises:
        LighthouseError: when it gives no score.
    """
    categories = tuple(categories)
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless=new", *CHROMIUM_FLAGS, f"--user-data-dir={profile}"]
        command = [
            str(NODE),
            str(PROGRAM),
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={' '.join(map(quoted, flags))}",
            "--no-enable-error-reporting",
        ]
        settings = {**os.environ, "CHROME_PATH": find_chromium() or ""}
        result = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    if result.returncode:
        raise LighthouseError(result.stderr)
    report: dict[str, Any] = json.loads(result.stdout)
    scores = {name: round((report["categories"][name]["score"] or 0) * 100) for name in categories}
    return Judgement(scores, sorted(faults(report, set(categories) - {SPEED})))


def quoted(flag: str) -> str:
    """Return a flag as Lighthouse reads it from a line: the value in quotes."""
    name, equals, value = flag.partition("=")
    return f"{name}{equals}{json.dumps(value) if value else ''}"


def faults(report: dict[str, Any], categories: Iterable[str]) -> Iterable[str]:
    """Yield the audits of some categories that cost points."""
    for category in categories:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                items = (audit.get("details") or {}).get("items", [])
                yield f"{category}/{audit['id']}: {audit['title']} {json.dumps(items[:3], ensure_ascii=False)[:600]}"


def main() -> int:
    """Judge every page and print a table."""
    failed = False
    with tempfile.TemporaryDirectory() as folder, preview.served(Path(folder)) as site:
        for name, page in PAGES.items():
            judgements = [judge(site.url + page, (SPEED, *STEADY))]
            judgements += [judge(site.url + page, (SPEED,)) for _ in range(RUNS - 1)]
            speeds = [judgement.scores[SPEED] for judgement in judgements]
            steady = {category: judgements[0].scores[category] for category in STEADY}
            speed = round(statistics.median(speeds))
            row = "  ".join(f"{category} {score}" for category, score in steady.items())
            print(f"{name}  {SPEED} {speed} {speeds}{'' if speed >= 95 else ' (低于 95)'}  {row}", flush=True)
            for fault in judgements[0].faults:
                print(f"    {fault}")
            failed = failed or min(steady.values()) < 100
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
