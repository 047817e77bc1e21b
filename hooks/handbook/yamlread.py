"""From a YAML text to its tree, or to the faults that keep it from being one.

Built on PyYAML's event stream, because its loaders turn `no` into False, `9:30` into 570 and `010` into 8, keep the
last of two equal keys without a word, and forget where a value stood. Here every scalar stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import yaml

from handbook.cjk import joined
from handbook.yamltree import Mapping, Node, Scalar, Sequence

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 40
MAX_NODES = 50_000
MAX_FAULTS = 100
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)+(?=\S)")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is not a tree: a code, a 0-based position, and what to say about it.

    `start` is the line where what could not be read begins, `first` the line of the key that a second one repeats.
    """

    code: str
    line: int
    column: int
    detail: str = ""
    start: int = 0
    first: int = 0


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet, its anchor, and the key that waits for a value."""

    node: Sequence | Mapping
    anchor: str | None
    key: Scalar | None = None


class _Builder:
    """Turns events into a tree with an explicit stack, so that no input can exhaust the interpreter's."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.documents = 0
        self._stack: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._unused: dict[str, Fault] = {}

    def read(self, next_event: Callable[[], yaml.Event | None]) -> bool:
        """Take event by event up to the last; False means that reading on makes no sense."""
        takers = self._takers
        while event := next_event():
            take = takers.get(event.__class__)
            if take is not None and not take(self, event, event.start_mark):
                return False
        return True

    def _document(self, _: Any, mark: Any) -> bool:
        self.documents += 1
        return self.documents == 1 or self._stop("two-documents", mark)

    def _alias(self, event: Any, mark: Any) -> bool:
        target = self._anchors.get(event.anchor)
        self._unused.pop(event.anchor, None)
        if target is None:
            return self._stop("unknown-alias", mark, event.anchor)
        return self._place(target, mark)

    def _scalar(self, event: Any, mark: Any) -> bool:
        value, style, end = event.value, event.style, event.end_mark
        line, column, last = mark.line, mark.column, end.line
        size = 1 + len(value) // 1000
        if last > line and style != "|":
            value = joined(value)
        if event.anchor is None and event.tag is None:
            return self._place(Scalar(value, line, column, last, end.column, not style, size), mark)
        column = self._behind_properties(mark)
        self._check_properties(event)
        return self._finish(Scalar(value, line, column, last, end.column, not style, size), event.anchor, mark)

    def _sequence(self, event: Any, mark: Any) -> bool:
        return self._open(event, Sequence(mark.line, mark.column, bool(event.flow_style)), mark)

    def _mapping(self, event: Any, mark: Any) -> bool:
        return self._open(event, Mapping(mark.line, mark.column, bool(event.flow_style)), mark)

    def _open(self, event: Any, node: Sequence | Mapping, mark: Any) -> bool:
        if len(self._stack) >= MAX_DEPTH:
            return self._stop("too-deep", mark)
        self._check_properties(event)
        self._stack.append(_Open(node, event.anchor))
        return True

    def _close(self, _: Any, mark: Any) -> bool:
        done = self._stack.pop()
        return self._finish(done.node, done.anchor, mark)

    def _behind_properties(self, mark: Any) -> int:
        """Return the column of a value whose anchor or tag begins at `mark`."""
        match = PROPERTIES.match(self._lines[int(mark.line)], int(mark.column))
        return match.end() if match else int(mark.column)

    def _check_properties(self, event: Any) -> None:
        mark = event.start_mark
        if event.tag is not None:
            self.faults.append(Fault("tag", mark.line, mark.column, event.tag))
        if event.anchor is not None:
            self._unused[event.anchor] = Fault("unused-anchor", mark.line, mark.column, event.anchor)

    def unused(self) -> list[Fault]:
        """Return the anchors that nothing refers to: most are no anchors but words that begin with `&`."""
        return list(self._unused.values())

    def _finish(self, node: Node, anchor: str | None, mark: Any) -> bool:
        if anchor is not None:
            self._anchors[anchor] = node
        return self._place(node, mark)

    def _place(self, node: Node, mark: Any) -> bool:
        if not self._stack:
            self.root = node
            return True
        top = self._stack[-1]
        holder, key = top.node, top.key
        if isinstance(holder, Sequence):
            holder.items.append(node)
        elif key is None:
            if not isinstance(node, Scalar):
                self.faults.append(Fault("key-not-text", node.line, node.column))
                return False
            top.key = node
            return True
        else:
            top.key = None
            if key.value not in holder.entries:
                holder.entries[key.value] = (key, node)
            elif len(self.faults) < MAX_FAULTS:
                first = holder.entries[key.value][0].line
                self.faults.append(Fault("duplicate-key", key.line, key.column, key.value, first=first))
        holder.size += node.size
        return holder.size <= MAX_NODES or self._stop("too-many", mark)

    def _stop(self, code: str, mark: Any, detail: str = "") -> bool:
        self.faults.append(Fault(code, mark.line, mark.column, detail))
        return False

    _takers: ClassVar[dict[type[yaml.Event], Callable[[_Builder, Any, Any], bool]]] = {
        yaml.ScalarEvent: _scalar,
        yaml.MappingStartEvent: _mapping,
        yaml.MappingEndEvent: _close,
        yaml.SequenceStartEvent: _sequence,
        yaml.SequenceEndEvent: _close,
        yaml.AliasEvent: _alias,
        yaml.DocumentStartEvent: _document,
    }
    """What takes an event of each kind; the others say nothing."""


def parse(text: str) -> tuple[Node | None, list[Fault]]:
    """Return the tree of a YAML text and its faults; no tree when the text cannot be read to its end."""
    builder = _Builder(text)
    try:
        # What yaml.parse does, without its asking twice for each event.
        if not builder.read(Loader(text).get_event):
            return None, builder.faults
    except yaml.MarkedYAMLError as error:
        return None, [*builder.faults, _syntax(error, text)]
    except yaml.YAMLError:
        return None, [*builder.faults, Fault("control-character", *_control_character(text))]
    return builder.root, [*builder.faults, *builder.unused()]


def _syntax(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Return the fault, its place within the text even when the reader stopped behind the end."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    start = error.context_mark.line if error.context_mark else line
    return Fault("syntax", line, column, error.problem or "", min(start, line))


def _control_character(text: str) -> tuple[int, int]:
    for number, line in enumerate(text.split("\n")):
        for column, char in enumerate(line):
            if UNREADABLE.match(char):
                return number, column
    return 0, 0
