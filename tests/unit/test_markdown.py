"""The handbook's Markdown: each case of tests/cases/markdown gives the HTML it promises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown

from handbook.markdown import HandbookExtension
from handbook.pages import texts

ROOT = Path(__file__).parents[2]

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((ROOT / "tests/cases/markdown").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    """`contains` and `lacks` are texts of the HTML, `matches` are patterns."""
    extensions = ["admonition", "tables", "md_in_html", "attr_list", "toc", "pymdownx.superfences"]
    html = Markdown(extensions=[*extensions, HandbookExtension(texts("zh"))]).convert(case["input"])
    for text in case.get("contains", []):
        assert text in html, html
    for text in case.get("lacks", []):
        assert text not in html, html
    for pattern in case.get("matches", []):
        assert re.search(pattern, html), html


def test_english_titles() -> None:
    """The titles that are recognised come from the language's file."""
    html = Markdown(extensions=[HandbookExtension(texts("en"))]).convert("## Key points\n\n- one")
    assert '<section class="hb-keypoints"' in html
