"""All languages say the same things, with the same places to fill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook import locale
from handbook.locale import FALLBACK, catalogue, languages

FOLDER = Path(locale.__path__[0])
OTHERS = [name for name in ("zh-Hant", "en") if name != FALLBACK]
PLACE = re.compile(r"\{(\w+)\}")
SIMPLIFIED = "题选项错误测验页码请为这个与从对时会实发开关该动务单图书"
"""Characters that Traditional Chinese does not use."""


def texts(language: str) -> dict[str, str]:
    """Return dotted key → text of a language's file."""
    return dict(flat(yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))))


def flat(tree: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield dotted key and text."""
    for key, value in tree.items():
        assert isinstance(key, str), f"{prefix}{key!r} needs quotes"
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            assert isinstance(value, str), f"{prefix}{key}: {value!r} is no text"
            yield f"{prefix}{key}", value


def test_languages() -> None:
    """Simplified and Traditional Chinese and English are there."""
    assert set(languages()) >= {FALLBACK, *OTHERS}


@pytest.mark.parametrize("language", OTHERS)
def test_same_keys(language: str) -> None:
    """No language lacks a text or has one too many."""
    ours, theirs = texts(FALLBACK), texts(language)
    assert {"missing": sorted(ours.keys() - theirs.keys()), "extra": sorted(theirs.keys() - ours.keys())} == {
        "missing": [],
        "extra": [],
    }


@pytest.mark.parametrize("language", OTHERS)
def test_same_places(language: str) -> None:
    """Every text fills the same places in every language."""
    ours, theirs = texts(FALLBACK), texts(language)
    differing = {
        key: (sorted(set(PLACE.findall(text))), sorted(set(PLACE.findall(theirs[key]))))
        for key, text in ours.items()
        if key in theirs and set(PLACE.findall(text)) != set(PLACE.findall(theirs[key]))
    }
    assert differing == {}


@pytest.mark.parametrize("language", [FALLBACK, *OTHERS])
def test_every_place_can_be_filled(language: str) -> None:
    """`str.format` takes every text, and leaves no place behind."""
    for key, text in texts(language).items():
        places = PLACE.findall(text)
        if places:
            assert not PLACE.search(text.format(**dict.fromkeys(places, "x"))), key


def test_traditional_is_traditional() -> None:
    """No simplified character was left over."""
    left = {key: set(text) & set(SIMPLIFIED) for key, text in texts("zh-Hant").items() if set(text) & set(SIMPLIFIED)}
    assert left == {}


def test_english_is_english() -> None:
    """No Chinese was left over but for the signs that a message is about."""
    left = {key: text for key, text in texts("en").items() if re.search(r"[\u3400-\u9fff]", text)}
    assert left == {}


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh"),
        ("zh-CN", "zh"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant", "zh-Hant"),
        ("zh-hk", "zh-Hant"),
        ("en", "en"),
        ("en-GB", "en"),
        ("de", FALLBACK),
    ],
)
def test_tag_to_language(tag: str, language: str) -> None:
    """A language tag finds its texts; one that nobody translated gets the Chinese ones."""
    assert catalogue(tag).language == language


def test_unknown_key() -> None:
    """A text that does not exist is a fault of the program, and is one at once."""
    with pytest.raises(KeyError):
        catalogue(FALLBACK).text("ui.no-such-text")
