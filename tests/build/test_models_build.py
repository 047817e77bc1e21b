"""Working models in a built handbook: what is linked, what the search learns, what stops the strict build."""

from __future__ import annotations

import json
from pathlib import Path

import harness
from model_pages import FENCES, FILES, fence, page


def test_built(tmp_path: Path) -> None:
    """Each page has its model and the files of that kind; the search knows what it is about and none of its buttons."""
    result = harness.build(tmp_path, FILES)
    assert result.returncode == 0, result.stdout
    site = tmp_path / "site"
    for kind in FENCES:
        html = (site / kind / "index.html").read_text(encoding="utf-8")
        assert html.count(f"<hb-model-{kind} ") == 1
        assert html.count(f"/models/{kind}.js") == 2
        assert html.count(f"/models/{kind}.css") == 1
        assert "data-hb-model" not in html
        assert html.index("前面的话") < html.index("<hb-model-") < html.index("后面的话")
    assert "/models/" not in (site / "index.html").read_text(encoding="utf-8")
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    words = json.dumps(index, ensure_ascii=False)
    assert "客户终生价值计算器" in words
    assert "恢复初值" not in words


def test_faults_stop_the_strict_build(tmp_path: Path) -> None:
    """A fault of form stops the build with file, line and column, also behind another model and a list."""
    files = {"index.md": page("首页", f"{fence('gap')}\n\n```model\nkind: clv\nyears: 0\n```")}
    result = harness.build(tmp_path, files)
    assert result.returncode == 1
    assert "Traceback" not in result.stdout
    line = files["index.md"].split("\n").index("years: 0") + 1
    assert f"docs/index.md:{line}:8" in result.stdout
