"""What questions lack that a learner or a trainer needs: reasons, the section to read again, the level."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from handbook.item_bank.bank import Bank, Item

CHOICES = frozenset({"single", "multiple"})
EXPLAINED = frozenset({"cloze", "numeric", "order", "match", "categorize"})
"""Types whose answers have no reasons of their own: there the explanation is all that a learner gets."""


def missing(bank: Bank) -> dict[str, list[Item]]:
    """Return feedback, explanation, section and level → the questions without it."""
    return {name: [item for item in bank.items if test(item)] for name, test in TESTS.items()}


def _no_feedback(item: Item) -> bool:
    """Return whether an answer that can be given has no reason."""
    return any(not reason for reason in _reasons(item.type, item.data))


def _reasons(kind: str, data: Mapping[str, Any]) -> Iterator[str | None]:
    if kind in CHOICES:
        yield from (option.get("feedback") for option in data["options"])
    elif kind == "true-false":
        found: Mapping[str, str] = data.get("feedback") or {}
        yield from (found.get(name) for name in ("true", "false"))
    elif kind == "branch":
        for node in data["nodes"].values():
            yield from (turn.get("feedback") for turn in node.get("choices") or ())


TESTS: dict[str, Callable[[Item], bool]] = {
    "feedback": _no_feedback,
    "explanation": lambda item: item.type in EXPLAINED and not item.data.get("explanation"),
    "section": lambda item: item.entry["section"] is None,
    "level": lambda item: item.entry["level"] is None,
}
