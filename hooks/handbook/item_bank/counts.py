"""How many questions there are: a table of any two of chapter, type and level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from handbook.item_bank.bank import LEVELS, Bank, Item

Key = Callable[[Item], str]

NO_LEVEL = "none"


def chapter(item: Item) -> str:
    """Return the chapter of a question."""
    return item.chapter


def kind(item: Item) -> str:
    """Return the type of a question."""
    return item.type


def level(item: Item) -> str:
    """Return the level of a question, `NO_LEVEL` where its file says none."""
    return item.entry["level"] or NO_LEVEL


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by row and column; `totals` are the sums of the columns, a row's last number is its own sum."""

    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[int]]]
    totals: Sequence[int]


def table(items: Iterable[Item], by: Key, across: Key, rows: Iterable[str], columns: Iterable[str]) -> Table:
    """Return the table of `by` down and `across` along; columns without any question are left out."""
    counts = Counter((by(item), across(item)) for item in items)
    used = [column for column in columns if any(found == column for _, found in counts)]
    found = [(row, [counts[row, column] for column in used]) for row in rows]
    sums = [(row, [*numbers, sum(numbers)]) for row, numbers in found if row]
    totals = [sum(numbers[at] for _, numbers in sums) for at in range(len(used) + 1)]
    return Table(used, sums, totals)


def tables(bank: Bank, kinds: Sequence[str]) -> tuple[Table, Table, Table]:
    """Return chapter × level, chapter × type and type × level; `kinds` gives the types in their order."""
    levels = [*LEVELS, NO_LEVEL]
    used = [name for name in kinds if any(item.type == name for item in bank.items)]
    return (
        table(bank.items, chapter, level, bank.chapters, levels),
        table(bank.items, chapter, kind, bank.chapters, used),
        table(bank.items, kind, level, used, levels),
    )
