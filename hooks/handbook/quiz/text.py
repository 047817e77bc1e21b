"""Texts of a quiz file: their types, and when two of them say the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""Words for the reader; inline Markdown is allowed, HTML shows as text."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""A stable name: lower-case ASCII words joined by hyphens."""

MAX_DIGITS = 15
"""More do not fit in the numbers of the browser without loss."""

NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?$")


def _flag(value: object) -> object:
    if isinstance(value, str) and value in {"true", "false"}:
        return value == "true"
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("flag", "not true or false")


def _number(value: object) -> object:
    if isinstance(value, str) and len(value) <= MAX_DIGITS and NUMBER.match(value):
        return float(value) if "." in value else int(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("number", "not a number")


Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`, in these letters only: YAML's other spellings are taken for words."""

Whole = Annotated[int, BeforeValidator(_number)]
"""A whole number, in decimal digits."""


Number = Annotated[int | float, BeforeValidator(_number)]
"""A number in decimal digits, with or without a decimal point."""


class _Kept(dict[int, str]):
    """Character → what counts of it in comparisons; as `str.translate` wants it."""

    def __missing__(self, code: int) -> str:
        form = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = "".join(char for char in form if char in "+-<>=%" or _is_word(unicodedata.category(char)))
        return self[code]


def _is_word(category: str) -> bool:
    return category[0] in "LNM" or category == "So"


KEPT = _Kept()
MEETING = re.compile("[^\0-\u02ff\u2000-\u3098\u309b-\ua66e\uf900-\ufaff\ufe30-\uff9d\uffe0-\uffee]")
"""A character that may become one with those beside it, such as an accent; the others can be folded one by one."""

REMEMBERED = 1 << 17
"""How many texts are remembered as folded: those of some thousand pages."""


@lru_cache(maxsize=REMEMBERED)
def folded(text: str) -> str:
    """Return what counts of a text in comparisons: NFKC, case-folded, letters and digits and signs of value only."""
    return (unicodedata.normalize("NFKC", text) if MEETING.search(text) else text).translate(KEPT)


@lru_cache(maxsize=REMEMBERED)
def fingerprint(text: str, length: int = 6) -> str:
    """Return a short stable name for a text that survives changes of punctuation and white space."""
    return hashlib.sha256(folded(text).encode()).hexdigest()[:length]


def scrambled(texts: Sequence[str]) -> list[str]:
    """Return the texts in an order that is always the same for them and, for three or more, never the given one."""
    unique = list(dict.fromkeys(texts))
    mixed = sorted(unique, key=lambda text: hashlib.sha256(text.encode()).digest())
    return mixed if mixed != unique or len(mixed) < 2 else [*mixed[1:], mixed[0]]
