"""Questions that ask the same, by the measure of the build's own advice (`similar-stem`), over the whole bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from handbook.item_bank.bank import Bank, Item
from handbook.quiz.lint_bank import SHINGLE, alike
from handbook.quiz.text import folded

COMMON = 24
"""A piece of a stem that more questions share is a habit of speech and points to no pair."""

BY_STEM = frozenset({"single", "multiple", "true-false", "numeric", "reflect"})
"""Types that their stem and context make what they are; the others work on a text or on items of their own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions, and whether their stems are the same word for word."""

    one: Item
    other: Item
    same: bool


def pairs(bank: Bank) -> list[Pair]:
    """Return the pairs with the same or almost the same stem in the same setting, in the order of the contents."""
    items, stems = bank.items, [folded(item.entry["stem"]) for item in bank.items]
    return [
        Pair(items[a], items[b], stems[a] == stems[b])
        for a, b in sorted(candidates(stems))
        if _setting(items[a]) == _setting(items[b]) and alike(stems[a], stems[b])
    ]


def candidates(stems: list[str]) -> set[tuple[int, int]]:
    """Return the pairs of stems that are equal or share a piece that not many have."""
    holders: dict[str, list[int]] = {}
    for number, stem in enumerate(stems):
        for piece in {stem, *_pieces(stem)}:
            holders.setdefault(piece, []).append(number)
    whole = set(stems)
    found = (found for piece, found in holders.items() if len(found) > 1 and (len(found) <= COMMON or piece in whole))
    return {pair for numbers in found for pair in combinations(numbers, 2)}


def _pieces(stem: str) -> Iterator[str]:
    return (stem[at : at + SHINGLE] for at in range(len(stem) - SHINGLE + 1))


def _setting(item: Item) -> object:
    if item.type not in BY_STEM:
        return item.entry["hash"]
    return (item.quiz["file"], item.entry["context"]) if item.entry["context"] else ""
