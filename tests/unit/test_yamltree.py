"""YAML comes out as it was written, with positions, and no text can break the reader."""

from __future__ import annotations

import time

import pytest

from handbook import yamltree
from handbook.yamlread import MAX_DEPTH, Fault, parse
from handbook.yamltree import Mapping, Node, Scalar, Sequence


def tree(text: str) -> Node:
    """Return the tree of a text without faults."""
    root, faults = parse(text)
    assert not faults
    assert root is not None
    return root


def at(text: str, *path: str | int) -> tuple[int, int]:
    """Return line and column, from 0, of the value at a path."""
    node = yamltree.locate(tree(text), path)
    return node.line, node.column


def codes(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of every fault."""
    return [(fault.code, fault.line, fault.column) for fault in parse(text)[1]]


@pytest.mark.parametrize("word", ["no", "off", "NO", "9:30", "010", "1.10", "2026-11-22", "1_000", "0x10", ".inf"])
def test_words_stay_words(word: str) -> None:
    """No scalar becomes a truth value, number or date."""
    assert yamltree.plain(tree(f"key: {word}")) == {"key": word}


@pytest.mark.parametrize("text", ["key:", "key: ~", "key: null"])
def test_nothing_is_none(text: str) -> None:
    """An empty value is None; the same word in quotes is a word."""
    assert yamltree.plain(tree(text)) == {"key": None}
    assert yamltree.plain(tree("key: 'null'")) == {"key": "null"}


def test_only_unquoted_scalars_are_plain() -> None:
    """Whether a text stood in quotes is known: it decides what else may be wrong with it."""
    root = tree("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\nf:\n")
    assert isinstance(root, Mapping)
    plain = {key: value.plain for key, (_, value) in root.entries.items() if isinstance(value, Scalar)}
    assert plain == {"a": True, "b": False, "c": False, "d": False, "e": False, "f": True}


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("a: b", ("a",), (0, 3)),
        ("a:\n  - 你好: c\n    好: d", ("a", 0, "好"), (2, 7)),
        ("a: {你: 1, 好: [x, y]}", ("a", "好", 1), (0, 17)),
        ("a: >\n  folded\n  text\nb: c", ("b",), (3, 3)),
        ("a: 'two\n\n  lines'\nb: c", ("b",), (3, 3)),
        ("# comment\n\na: b", ("a",), (2, 3)),
        ("a: &name b", ("a",), (0, 9)),
        ("a: &x 你好\nb: *x", ("b",), (0, 6)),
        ("a: 𠮷\nb: {c: 𠮷𠮷, d: e}", ("b", "d"), (1, 14)),
        ("a: b\nc: d", ("c", "nowhere"), (1, 3)),
        ("a: [b]", ("a", 7), (0, 3)),
    ],
)
def test_positions(text: str, path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """A value stands where it was written; an alias, where its anchor was; what is missing, in what should hold it."""
    text = text.replace("a: &name b", "a: &name b\nc: *name")
    assert at(text, *path) == place


def test_key_position() -> None:
    """A key can be pointed at as well as its value."""
    node = yamltree.locate_key(tree("a:\n  bb: c"), ("a", "bb"))
    assert (node.line, node.column) == (1, 2)
    assert isinstance(node, Scalar)
    assert node.value == "bb"


def test_folding_leaves_no_space_between_chinese() -> None:
    """Lines that YAML folds are joined without a space where Chinese meets Chinese, and with one elsewhere."""
    assert yamltree.plain(tree("a: >-\n  第一行，\n  第二行\n  and\n  more")) == {"a": "第一行，第二行 and more"}
    assert yamltree.plain(tree("a: 第一行\n  第二行")) == {"a": "第一行第二行"}
    assert yamltree.plain(tree("a: |\n  第一行\n  第二行\n")) == {"a": "第一行\n第二行\n"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", [("duplicate-key", 2, 0)]),
        ("a: {b: 1, b: 2}", [("duplicate-key", 0, 10)]),
        ("a: 1\n---\nb: 2", [("two-documents", 1, 0)]),
        ("a: *b", [("unknown-alias", 0, 3)]),
        ("a: !!python/name:os.system x", [("tag", 0, 3)]),
        ("a: &b c", [("unused-anchor", 0, 3)]),
        ("? [a]\n: b", [("key-not-text", 0, 2)]),
        ("a: \x07", [("control-character", 0, 3)]),
        ("a: b\nc: \ufffed", [("control-character", 1, 3)]),
        ("a: [b", [("syntax", 0, 5)]),
        ("&a [*a]", [("unknown-alias", 0, 4)]),
    ],
)
def test_faults(text: str, expected: list[tuple[str, int, int]]) -> None:
    """What is no tree is named with its place."""
    assert codes(text) == expected


def test_second_key_names_the_first() -> None:
    """The fault of a repeated key knows the line of the first one, and the first value is kept."""
    root, faults = parse("a: 1\nb: 2\na: 3")
    assert faults == [Fault("duplicate-key", 2, 0, "a", first=0)]
    assert root is not None
    assert yamltree.plain(root) == {"a": "1", "b": "2"}


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("[" * 200_000, "too-deep", id="brackets"),
        pytest.param("{a: " * 100_000, "too-deep", id="braces"),
        pytest.param("- " * 200_000, "too-deep", id="dashes"),
        pytest.param(BOMB, "too-many", id="alias bomb"),
        pytest.param("[" + "a," * 200_000 + "]", "too-many", id="items"),
        pytest.param('"' + "a\n" * 200_000, "syntax", id="quote"),
        pytest.param("a: 1\n" * 80_000, "duplicate-key", id="keys"),
        pytest.param("a: &a x\nb: [" + "*a, " * 200_000 + "]", "too-many", id="aliases"),
    ],
)
def test_no_text_exhausts_the_reader(text: str, code: str) -> None:
    """Half a megabyte of anything ends within a second in a fault, never in an exception, and in no flood of them."""
    start = time.process_time()
    faults = parse(text)[1]
    assert time.process_time() - start < 1
    assert faults[0].code == code
    assert len(faults) <= 200


def test_depth_limit_is_beyond_any_quiz() -> None:
    """A file as deep as the limit is read."""
    root = tree("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert isinstance(root, Sequence)
