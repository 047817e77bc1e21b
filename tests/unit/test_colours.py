"""Every colour of the handbook stands out from the surface it is used on, in both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEETS = (ROOT / "overrides/assets/handbook/handbook.css", ROOT / "docs/brand/colours.css")
BLOCK = re.compile(r'\[data-md-color-scheme="(\w+)"\]\s*\{([^}]*)\}')
VALUE = re.compile(r"--hb-([\w-]+):\s*(#[0-9a-f]{6});")

TONES = ("accent", "warm", "right", "wrong", "hint", "doubt")
PAPERS = ("paper", "paper-2")
TEXT = [(ink, paper) for ink in ("ink", "ink-2", *TONES) for paper in PAPERS]
TEXT += [(tone, f"{tone}-soft") for tone in TONES]
TEXT += [(ink, f"{tone}-soft") for ink in ("ink", "ink-2") for tone in TONES]
TEXT += [("accent-ink", "accent")]
EDGES = [("edge", paper) for paper in PAPERS]
EDGES += [("focus", surface) for surface in (*PAPERS, *(f"{tone}-soft" for tone in TONES))]
PAIRS = [(*pair, 4.5) for pair in TEXT] + [(*pair, 3.0) for pair in EDGES]


def palette(scheme: str) -> dict[str, str]:
    """Return property name → hex colour of one scheme, later sheets winning."""
    found: dict[str, str] = {}
    for sheet in SHEETS:
        for name, body in BLOCK.findall(sheet.read_text(encoding="utf-8")):
            if name == scheme:
                found.update(VALUE.findall(body))
    return found


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_contrast(scheme: str, front: str, back: str, least: float) -> None:
    """WCAG AA: 4.5 : 1 for text, 3 : 1 for edges."""
    colours = palette(scheme)
    bright, dark = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)
    ratio = (bright + 0.05) / (dark + 0.05)
    assert ratio >= least, f"{front} {colours[front]} on {back} {colours[back]}: {ratio:.2f} < {least}"
