"""YAML as its author wrote it: text with positions, never guessed types."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True, eq=False)
class Scalar:
    """A text; `line` and `column` count from 0, `plain` says that it stood without quotes."""

    value: str
    line: int
    column: int
    end_line: int
    end_column: int
    plain: bool
    size: int = 1

    @property
    def is_null(self) -> bool:
        return self.plain and self.value in NULLS


@dataclass(slots=True, eq=False)
class Sequence:
    """A list; `flow` says that it was written with brackets."""

    line: int
    column: int
    flow: bool
    items: list[Node] = field(default_factory=list["Node"])
    size: int = 1


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys and values, in their order; equal keys are a fault and only the first is kept."""

    line: int
    column: int
    flow: bool
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict[str, "tuple[Scalar, Node]"])
    size: int = 1


Node: TypeAlias = Scalar | Sequence | Mapping
Path: TypeAlias = tuple[str | int, ...]


def plain(node: Node) -> Any:
    """Return the tree as dicts, lists and texts; an empty value is None."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def locate(node: Node, path: Path) -> Node:
    """Return the deepest node on the path that exists: the value, else what should hold it."""
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node


def locate_key(node: Node, path: Path) -> Node:
    """Return the key that the path ends in, else the deepest node on it."""
    parent = locate(node, path[:-1])
    if isinstance(parent, Mapping) and path and path[-1] in parent.entries:
        return parent.entries[str(path[-1])][0]
    return locate(node, path)
