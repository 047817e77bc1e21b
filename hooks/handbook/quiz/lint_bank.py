"""Advice that only shows over all questions of a site: habits that give the key away, and questions asked twice."""

from __future__ import annotations

import difflib
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.quiz.choice import ChoiceQuestion
from handbook.quiz.lint import Advice, advise, give, visible
from handbook.quiz.load import Loaded
from handbook.quiz.model import Question
from handbook.quiz.text import folded
from handbook.quiz.types.numeric import Numeric
from handbook.quiz.types.reflect import Reflect
from handbook.quiz.types.scale import Scale
from handbook.quiz.types.single import Single
from handbook.quiz.types.true_false import TrueFalse

ENOUGH = 12
"""Single-choice questions below which a habit may be chance."""

HABIT = 0.45
"""Share of the questions above which a learner who has noticed the habit need not read them."""

SIMILAR = 0.88
SHINGLE, SKETCH, NEIGHBOURS = 4, 4, 6
"""Stems are compared when the smallest hashes of their 4-character pieces meet, each with a few others at most."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A question and where it stands."""

    loaded: Loaded
    index: int
    question: Question


def advise_bank(files: Sequence[Loaded]) -> None:
    """Add all advice on the questions of a site to the reports of their files."""
    advise(files)
    items = [_Item(loaded, *numbered) for loaded in files for numbered in enumerate(loaded.questions)]
    for item, piece in (*_key_position(items), *_longest(items), *_similar(items)):
        give(item.loaded, item.index, [piece])


def _singles(items: Sequence[_Item], code: str) -> Iterator[tuple[_Item, Single]]:
    """Yield the single-choice questions that count for a habit."""
    for item in items:
        question = item.question
        if isinstance(question, Single) and code not in question.advice_ok.codes():
            yield item, question


def _key_position(items: Sequence[_Item]) -> Iterator[tuple[_Item, Advice]]:
    """Yield advice when one position holds too many keys; a quiz that shuffles its options does not count."""
    found = [
        (item, question.right()[0], len(question.options))
        for item, question in _singles(items, "key-position")
        if "options" not in item.loaded.quiz.shuffle
    ]
    if len(found) < ENOUGH:
        return
    position, count = Counter(at for _, at, _ in found).most_common(1)[0]
    if count > HABIT * len(found):
        holders = [item for item, at, _ in found if at == position]
        letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[position]
        params = {"letter": letter, "count": count, "all": len(found), "ids": _named(holders)}
        yield holders[0], Advice("key-position", ("options", position), params)


def _longest(items: Sequence[_Item]) -> Iterator[tuple[_Item, Advice]]:
    """Yield advice when the right option is the longest one too often."""
    found = list(_singles(items, "longest-option"))
    if len(found) < ENOUGH:
        return
    holders = [item for item, question in found if _is_longest(question)]
    if len(holders) > HABIT * len(found):
        params = {"count": len(holders), "all": len(found), "ids": _named(holders)}
        yield holders[0], Advice("longest-option-habit", ("options",), params)


def _is_longest(question: ChoiceQuestion) -> bool:
    (right,) = (len(visible(o.text)) for o in question.options if o.correct)
    return all(len(visible(o.text)) < right for o in question.options if not o.correct)


def _named(items: Sequence[_Item]) -> str:
    shown = "、".join(item.question.id for item in items[:6])
    return shown + ("……" if len(items) > 6 else "")


def _similar(items: Sequence[_Item]) -> Iterator[tuple[_Item, Advice]]:
    """Yield advice on every stem that an earlier question has, or almost has."""
    near: dict[int | str, list[tuple[str, frozenset[str], _Item]]] = {}
    for item in items:
        stem = folded(item.question.stem)
        characters = frozenset(stem)
        buckets = [near.setdefault(value, []) for value in (stem, *_sketch(stem))]
        others = {
            other.question.id: (text, other)
            for bucket in buckets
            for text, found, other in bucket
            if text == stem or _may_be_alike(stem, characters, text, found)
        }
        alikes = (
            other
            for text, other in others.values()
            if (text == stem or _are_alike(stem, text)) and _setting(other) == _setting(item)
        )
        first = next(alikes, None)
        if first is None:
            for bucket in buckets:
                bucket.append((stem, characters, item))
                del bucket[:-NEIGHBOURS]
        elif "similar-stem" not in first.question.advice_ok.codes():
            place = first.loaded.about(first.index).place("stem")
            yield item, Advice("similar-stem", ("stem",), {"other": first.question.id, "place": place})


def _setting(item: _Item) -> object:
    """Return what besides the stem makes a question its own: the context, or the text that its type works on."""
    question = item.question
    if isinstance(question, ChoiceQuestion | TrueFalse | Numeric | Scale | Reflect):
        return (item.loaded.file, question.context) if question.context else ""
    return question.fingerprint(item.loaded.quiz)


def _sketch(text: str) -> list[int]:
    data, width = text.encode("utf-16-le"), 2 * SHINGLE
    return sorted({zlib.crc32(data[i : i + width]) for i in range(0, max(1, len(data) - width + 1), 2)})[:SKETCH]


def alike(one: str, other: str) -> bool:
    """Return whether two stems differ in a few characters only."""
    if one == other:
        return True
    return _may_be_alike(one, frozenset(one), other, frozenset(other)) and _are_alike(one, other)


def _may_be_alike(one: str, left: frozenset[str], other: str, right: frozenset[str]) -> bool:
    """Return whether two texts with these characters can be alike: most pairs need not be looked at further."""
    # A character that only one of them has is matched by nothing.
    matched = min(len(one) - len(left), len(other) - len(right)) + len(left & right)
    return 2 * matched >= SIMILAR * (len(one) + len(other))


def _are_alike(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= SIMILAR and matcher.ratio() >= SIMILAR
