"""Tables of characters for the browser: Traditional to Simplified, and how characters are read."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any, cast

HAN_FIRST, HAN_END = 0x3400, 0xA000
LEAST_WORDS = 2
"""Words that a reading beside the usual one must have for the tables to keep it: most that dictionaries list are long
out of use (声 qing, 听 yin) and make every guess vaguer."""


def is_han(char: str) -> bool:
    """Return whether a character is a Chinese one."""
    return HAN_FIRST <= ord(char) < HAN_END


@cache
def simplified() -> dict[str, str]:
    """Return Traditional → Simplified character, for single characters that differ (OpenCC's t2s)."""
    from opencc import OpenCC  # noqa: PLC0415  # needed once a build, not for each import of a hook

    every = "".join(map(chr, range(HAN_FIRST, HAN_END)))
    folded = str(cast("Any", OpenCC("t2s")).convert("\n".join(every))).split("\n")  # it has no type stubs
    return {char: form for char, form in zip(every, folded, strict=True) if form != char and len(form) == 1}


@cache
def ordered() -> str:
    """Return the 3,755 characters of GB 2312's first level, which stand there in the order of their pinyin."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return b"".join(pair for pair in pairs if pair < b"\xd7\xfa").decode("gb2312")


def fold_table(characters: frozenset[str]) -> str:
    """Return pairs of a Traditional character and its Simplified form, for all forms among the characters."""
    return "".join(char + form for char, form in sorted(simplified().items()) if form in characters)


def readings(characters: frozenset[str]) -> dict[str, Any]:
    """Return how characters are read (pypinyin), without tones, ü written v.

    `runs` covers GB 2312's first level, which any browser can decode: a syllable and the number of characters read
    so, in order. `more` maps further syllables to characters: other readings in use, and `characters` outside that
    level.
    """
    used = _in_words()
    runs: list[list[Any]] = []
    covered: set[tuple[str, str]] = set()
    for char, name in zip(ordered(), _in_order(ordered()), strict=True):
        covered.add((char, name))
        if runs and runs[-1][0] == name:
            runs[-1][1] += 1
        else:
            runs.append([name, 1])
    more: dict[str, list[str]] = {}
    for char in sorted(characters):
        for rank, name in enumerate(syllables(char)):
            kept = rank == 0 or used[char, name] >= LEAST_WORDS
            if kept and (char, name) not in covered:
                more.setdefault(name, []).append(char)
    return {
        "runs": " ".join(f"{name}{count}" for name, count in runs),
        "more": {name: "".join(chars) for name, chars in sorted(more.items())},
    }


@cache
def syllables(char: str) -> list[str]:
    """Return the readings of a character without tones, the usual one first."""
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415

    names = dict.fromkeys(toneless(name) for name in pinyin_dict.get(ord(char), "").split(","))
    return [name for name in names if name.isascii() and name.isalpha() and VOWELS.intersection(name)]


@cache
def _in_words() -> Counter[tuple[str, str]]:
    """Return of how many words in pypinyin's list a character is part with a reading; it lists those easily misread."""
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415

    several = {char for word in phrases_dict for char in word if len(syllables(char)) > 1}
    pairs = ((char, marked) for word, names in phrases_dict.items() for char, marked in zip(word, names, strict=False))
    counts = Counter((char, *marked) for char, marked in pairs if char in several)
    found: Counter[tuple[str, str]] = Counter()
    for (char, *marked), count in counts.items():
        for name in {toneless(name) for name in marked}:
            found[char, name] += count
    return found


def _in_order(chars: str) -> list[str]:
    """Return for each character the one of its readings that keeps the pinyin of all in order."""
    best: dict[str, tuple[int, tuple[Any, ...]]] = {"": (0, ())}
    for char in chars:
        step: dict[str, tuple[int, tuple[Any, ...]]] = {}
        for rank, name in enumerate(syllables(char)):
            before = [(cost, way) for last, (cost, way) in best.items() if _key(last) <= _key(name)]
            if before:
                cost, way = min(before, key=lambda one: one[0])
                step[name] = (cost + rank, (way, name))
        best = step or best
    way = min(best.values(), key=lambda one: one[0])[1]
    names: list[str] = []
    while way:
        way, name = way
        names.append(name)
    return names[::-1]


def _key(name: str) -> str:
    """Return what sorts syllables as the standard does: lu, lü, luan, lüe."""
    return name.replace("ve", "ue").replace("v", "u`")


VOWELS = frozenset("aeiouv")
TONES = str.maketrans(
    "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ",
    "aaaaeeeeiiiioooouuuuvvvvvnnnm",
)


def toneless(name: str) -> str:
    """Return a syllable without its tone mark."""
    return name.translate(TONES)
