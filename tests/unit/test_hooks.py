"""Hooks stay thin and the core stays free of MkDocs, as hooks/README.md promises."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
CORE = sorted((ROOT / "hooks/handbook").rglob("*.py"))
PROMISE = re.compile(r"at most (\d+) lines, no function longer than (\d+)")


def limits() -> tuple[int, int]:
    """Return how long the README lets a file and a function be."""
    match = PROMISE.search((ROOT / "hooks/README.md").read_text(encoding="utf-8"))
    assert match
    return int(match[1]), int(match[2])


@pytest.mark.parametrize("path", HOOKS, ids=lambda path: path.name)
def test_hooks_are_thin(path: Path) -> None:
    """No file and no function is longer than the README says."""
    source = path.read_text(encoding="utf-8")
    file, function = limits()
    assert len(source.splitlines()) <= file
    long = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > function
    ]
    assert long == []


def test_hooks_are_used() -> None:
    """Every hook is in the configuration, and nothing else."""
    listed = re.findall(r"^  - hooks/([\w.]+)", (ROOT / "mkdocs.base.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == [path.name for path in HOOKS]


def test_the_core_knows_no_mkdocs() -> None:
    """The core imports neither MkDocs nor the theme."""
    found = {
        f"{path.name}: {name}"
        for path in CORE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported(node)
        if name.split(".")[0] in {"mkdocs", "material"}
    }
    assert not found


def imported(node: ast.AST) -> list[str]:
    """Return the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
