"""Chinese text: where a line break is no space."""

from __future__ import annotations

import re

HAN = r"\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026"
"""Han characters and the punctuation set among them, as a regular expression's character class."""

_SPACE_BETWEEN = re.compile(f"(?<=[{HAN}])[ \\n](?=[{HAN}])")


def joined(text: str) -> str:
    """Return a text of several folded lines without the spaces that folding left between Chinese characters."""
    return _SPACE_BETWEEN.sub("", text)
