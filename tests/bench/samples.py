"""Generated sites of a few pages for the measurements in a browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from chromium import CHROMIUM_FLAGS, find_chromium
from preview import Site, served

from .pages import page, ready_types, snapshot, start, write_quiz
from .questions import BASIC, question
from .words import Words

MANY = 100
LINE = "\n".join


def live_types(kit: Path) -> tuple[str, ...]:
    """Return the question types that have a template and a browser module."""
    modules = kit / "overrides/assets/handbook/quiz/types"
    return tuple(kind for kind in ready_types(kit) if (modules / f"{kind}.js").exists())


def write_page(folder: Path, name: str, types: Sequence[str], count: int) -> None:
    """Write a page that starts with a quiz of `count` questions, and one with the ratings if they are among `types`."""
    words = Words(name)
    graded = [kind for kind in types if kind != "scale"]
    fences: list[str] = []
    if graded:
        asked = [question(f"{name}-{i}", graded[i % len(graded)], words) for i in range(count)]
        write_quiz(folder / f"docs/{name}.quiz.yml", asked)
        fences.append("```quiz\n```")
    if "scale" in types:
        write_quiz(folder / f"docs/{name}-scale.quiz.yml", [question(f"{name}-s{i}", "scale", words) for i in range(3)])
        fences.append(f"```quiz\nfile: {name}-scale.quiz.yml\n```")
    head = ["---", f"title: {name}", "description: 一页。", "---", ""]
    text = LINE([*head, f"# {name}", "", *fences, "", page(1, 1)[1].split("# ", 1)[1].split("另见")[0]])
    (folder / f"docs/{name}.md").write_text(text, encoding="utf-8")


@contextmanager
def samples(folder: Path) -> Iterator[tuple[Site, tuple[str, ...]]]:
    """Serve pages of 5 questions (`basic`), of every type (`every`), of 100 questions (`many`, `many-every`)."""
    kit = snapshot(folder / "kit")
    types = live_types(kit)
    root = folder / "samples"
    start(root, kit)
    write_page(root, "basic", BASIC, 5)
    write_page(root, "every", types, len(types))
    write_page(root, "many", BASIC, MANY)
    write_page(root, "many-every", tuple(kind for kind in types if kind != "scale"), MANY)
    write_page(root, "without", (), 0)
    with served(folder / "samples-site", root=root) as site:
        yield site, types


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser of the tests."""
    path = find_chromium()
    if path is None:
        raise SystemExit("no Chromium: run `make bench`, or name one in $CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()
