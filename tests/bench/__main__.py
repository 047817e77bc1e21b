"""`python -m bench [build|bytes|feedback|search]`: measure, print one table, write build/bench.json."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from preview import ROOT

from . import build_cost, feedback, page_bytes, search
from .rows import Row, table

PARTS = {
    "bytes": page_bytes.measure,
    "search": search.measure,
    "feedback": feedback.measure,
    "build": build_cost.measure,
}
REPORT = ROOT / "build/bench.json"


def write(rows: list[Row]) -> None:
    """Write all results with their samples."""
    REPORT.parent.mkdir(exist_ok=True)
    data = [{**asdict(row), "verdict": row.verdict} for row in rows]
    REPORT.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(names: list[str]) -> int:
    """Run the named parts, or all; 1 when a build ratio is over its budget by more than the noise."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"没有这一项：{'、'.join(unknown)}。可以写：{'、'.join(PARTS)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in names or PARTS:
        print(f"正在测量 {name}（负载 {os.getloadavg()[0]:.1f}，{os.cpu_count()} 核）", flush=True)
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            rows += PARTS[name](Path(folder))
    write(rows)
    print(f"\n{table(rows)}\n\n完整数据：{REPORT.relative_to(ROOT)}")
    return int(any(row.gates and row.verdict == "over" for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
