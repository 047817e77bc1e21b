"""Whether a learner who does not read could guess: where the right answers stand, against what chance would give.

Each question is taken as an independent draw with its own chance (one of its options), so the number of hits has the
mean Σp and the variance Σp(1−p); between the mean and 1.96 standard deviations to either side lie 19 of 20 such banks
(normal approximation to the Poisson binomial distribution).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from handbook.item_bank.bank import Bank, Item
from handbook.quiz.lint import visible

Name = Literal["position", "longest", "true", "reply-first", "reply-longest"]
Z = 1.96
ENOUGH = 12
"""Questions below which nothing can be said of a habit (as in the advice of the build)."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How often something that may give the key away is so: `hits` of `all`, of which chance would give `share`.

    `low` and `high` are the shares between which 19 of 20 banks without the habit lie. `name` is `position`, with its
    number from 1, `longest`, `true`, or of conversations `reply-first` and `reply-longest`; there each choice with one
    best reply counts, so that a question may be among the hits more than once.
    """

    name: Name
    number: int
    hits: Sequence[Item]
    all: int
    share: float
    low: float
    high: float

    @property
    def found(self) -> float:
        """The share that has it."""
        return len(self.hits) / self.all

    @property
    def verdict(self) -> Literal["few", "within", "above", "below"]:
        """Whether there are too few questions to say, or the share is within what chance gives."""
        if self.all < ENOUGH:
            return "few"
        return "above" if self.found > self.high else "below" if self.found < self.low else "within"


def habits(bank: Bank) -> list[Habit]:
    """Return the positions of the key, the longest options, the true statements and the best replies, where any are."""
    singles = [item for item in bank.items if item.type == "single"]
    fixed = [item for item in singles if not item.shuffled]
    positions = range(max((len(item.data["options"]) for item in fixed), default=0))
    found = [_position(fixed, at) for at in positions]
    lengths = [(item, _longest(item)) for item in singles]
    clear = [(item, at) for item, at in lengths if at is not None]
    if clear:
        chances = [1 / len(item.data["options"]) for item, _ in clear]
        found.append(
            _habit("longest", 0, [item for item, at in clear if item.data["options"][at].get("correct")], chances)
        )
    verdicts = [item for item in bank.items if item.type == "true-false"]
    if verdicts:
        found.append(_habit("true", 0, [item for item in verdicts if item.data["answer"]], [0.5] * len(verdicts)))
    return found + _replies(bank)


def _replies(bank: Bank) -> list[Habit]:
    """Return how often the best reply of a conversation stands first, and how often it is the longest."""
    choices = [(item, best, texts) for item in bank.items if item.type == "branch" for best, texts in _choices(item)]
    if not choices:
        return []
    first = [item for item, best, _ in choices if best == 0]
    found = [_habit("reply-first", 0, first, [1 / len(texts) for _, _, texts in choices])]
    clear = [(item, best, at, len(texts)) for item, best, texts in choices if (at := _only_longest(texts)) is not None]
    if clear:
        hits = [item for item, best, at, _ in clear if best == at]
        found.append(_habit("reply-longest", 0, hits, [1 / count for _, _, _, count in clear]))
    return found


def _choices(item: Item) -> Iterator[tuple[int, list[str]]]:
    """Yield the position of the best reply and all replies, for each choice of which one leads to the best ending."""
    nodes: Mapping[str, Any] = item.data["nodes"]
    for node in nodes.values():
        replies = node.get("choices", ())
        worth = [_best_ending(nodes, reply["goto"]) for reply in replies]
        if worth and worth.count(max(worth)) == 1:
            yield worth.index(max(worth)), [reply["text"] for reply in replies]


def _best_ending(nodes: Mapping[str, Any], start: str) -> int:
    """Return the score of the best ending that can be reached from a node."""
    reached, waiting = {start}, [start]
    while waiting:
        for reply in nodes[waiting.pop()].get("choices", ()):
            if reply["goto"] not in reached:
                reached.add(reply["goto"])
                waiting.append(reply["goto"])
    return max((nodes[name].get("score", 0) for name in reached), default=0)


def _position(items: Sequence[Item], at: int) -> Habit:
    """Return how often the key is the option at `at` (from 0)."""
    sizes = [len(item.data["options"]) for item in items]
    chances = [1 / size if at < size else 0.0 for size in sizes]
    return _habit("position", at + 1, [item for item in items if _key(item) == at], chances)


def _habit(name: Name, number: int, hits: Sequence[Item], chances: Sequence[float]) -> Habit:
    whole = len(chances)
    mean = sum(chances) / whole
    spread = Z * math.sqrt(sum(p * (1 - p) for p in chances)) / whole
    return Habit(name, number, hits, whole, mean, max(0.0, mean - spread), min(1.0, mean + spread))


def _key(item: Item) -> int:
    return next(at for at, option in enumerate(item.data["options"]) if option.get("correct"))


def _longest(item: Item) -> int | None:
    """Return the position of the longest option, None where two are equally long."""
    return _only_longest([option["text"] for option in item.data["options"]])


def _only_longest(texts: Sequence[str]) -> int | None:
    lengths = [len(visible(text)) for text in texts]
    return lengths.index(max(lengths)) if lengths.count(max(lengths)) == 1 else None
