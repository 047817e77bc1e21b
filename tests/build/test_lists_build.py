"""The lists in a built handbook, and the strict build's word on what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

import harness
from list_site import FILES

FAULTS = [
    ("cases/a.md", "channel: 电话", "channel: 电邮", "docs/cases/a.md:6"),
    (
        "cases/a.md",
        "```quiz\nquestions: [a-pause]\nheading: false\n```\n\n## 分析",
        "## 分析\n\n```quiz\n```",
        "docs/cases/a.md:24",
    ),
    ("reference/glossary.yml", "cases/a.md", "cases/z.md", "docs/reference/glossary.yml:2"),
    ("reference/phrasebook.yml", "why: 好接话。", "wy: 好接话。", "docs/reference/phrasebook.yml:5"),
    ("practice/drill.md", "prints: 3", "prints: 2", "docs/practice/drill.md:4"),
    ("index.md", "#term-共情", "#term-同情", "term-同情"),
]


def test_lists_are_in_the_pages(tmp_path: Path) -> None:
    """Each list is whole in its page's HTML, code that shows a fence stays code, the data stays out of the site."""
    result = harness.build(tmp_path, FILES)
    assert result.returncode == 0, result.stdout
    site = tmp_path / "site"
    expected = {"cases": 3, "reference/glossary": 3, "reference/phrasebook": 3, "reference/fact-check": 2}
    for page, count in expected.items():
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert (page, html.count('class="hb-item"')) == (page, count)
        assert "data-hb-list" not in html
    cases = (site / "cases/index.html").read_text(encoding="utf-8")
    assert cases.index("要回扣的人</a>") < cases.index("久等的人</a>")
    assert "```claims" in (site / "reference/fact-check/index.html").read_text(encoding="utf-8")
    assert not list(site.rglob("*.yml"))


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS)
def test_faults_stop_the_strict_build(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    """A fault of form stops the build with its place."""
    assert old in FILES[file]
    result = harness.build(tmp_path, FILES | {file: FILES[file].replace(old, new, 1)})
    assert result.returncode == 1
    assert "Traceback" not in result.stdout
    assert said in result.stdout
