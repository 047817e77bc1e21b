"""Generated sites: the same pages without a quiz, with the questions as plain lists, and with quizzes."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from preview import ROOT

from .questions import BASIC, MAKERS, Question, as_lists, question, quiz
from .words import Words

PER_PAGE = 5
CONFIG = "INHERIT: mkdocs.base.yml\nsite_name: 试验\nsite_url: https://example.org/a/b/\n"
SECTIONS = 4
SHARED = ("hooks", "overrides", "mkdocs.base.yml")


@dataclass(frozen=True)
class Kind:
    """What a variant puts on each page: nothing, lists, or quizzes of certain types."""

    name: str
    types: tuple[str, ...] = ()
    lists: bool = False


NONE = Kind("none")
LISTS = Kind("lists", BASIC, lists=True)
QUIZZES = Kind("quizzes", BASIC)


def ready_types(kit: Path) -> tuple[str, ...]:
    """Return the question types that this edition can render."""
    return tuple(kind for kind in MAKERS if (kit / "overrides/quiz" / f"{kind}.html").exists())


def snapshot(folder: Path) -> Path:
    """Copy what all sites share, so that edits during a run of minutes change nothing, and compiled files are warm."""
    folder.mkdir(parents=True)
    for name in SHARED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


def lay_out(folder: Path, kit: Path, kind: Kind, count: int) -> Path:
    """Write a site of `count` pages into `folder` and return it."""
    start(folder, kit)
    for number in range(count):
        stem = folder / f"docs/part-{number // 20:02}/page-{number:04}"
        stem.parent.mkdir(parents=True, exist_ok=True)
        titles, text = page(number, count)
        asked = questions(kind, number, titles)
        if kind.lists:
            text += as_lists(asked)
        elif asked:
            text += "```quiz\n```\n"
            write_quiz(stem.with_suffix(".quiz.yml"), asked)
        text += f"\n## 接着练\n\n- 下一页：[{Words(f't{number}').title()}](page-{number // 20 * 20:04}.md)\n"
        stem.with_suffix(".md").write_text(text, encoding="utf-8")
    return folder


def start(folder: Path, kit: Path) -> None:
    """Make a site without pages that uses the hooks and the theme of `kit`."""
    (folder / "docs").mkdir(parents=True)
    for name in SHARED:
        (folder / name).symlink_to(kit / name)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    home = "---\ntitle: 试验\ndescription: 首页。\n---\n\n# 试验\n\n首页。\n"
    (folder / "docs/index.md").write_text(home, encoding="utf-8")


def write_quiz(path: Path, asked: Sequence[Question]) -> None:
    """Write a quiz file the way people do: a line a value, no quotes where none are needed."""
    path.write_text(yaml.safe_dump(quiz(asked), allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


def questions(kind: Kind, number: int, titles: Sequence[str]) -> list[Question]:
    """Return the questions of a page, the types in turn; every twelfth page is a self-assessment if there are any."""
    types = tuple(name for name in kind.types if name != "scale")
    if not types:
        return []
    if "scale" in kind.types and number % len(kind.types) == len(kind.types) - 1:
        types = ("scale",)
    words = Words(f"q{number}")
    return [
        question(f"q-{number}-{i}", types[(number * PER_PAGE + i) % len(types)], words, titles[i % len(titles)])
        for i in range(PER_PAGE)
    ]


def page(number: int, count: int) -> tuple[list[str], str]:
    """Return the headings and the text of a page: about 1,000 characters, like the handbook's own pages."""
    words = Words(f"p{number}")
    title = Words(f"t{number}").title()
    titles = list(dict.fromkeys(words.title() for _ in range(SECTIONS)))
    other = f"../part-{(number * 7) % count // 20:02}/page-{(number * 7) % count:04}.md"
    head = {"title": title, "description": words.sentence().replace("*", ""), "minutes": 5 + number % 10}
    front = {**head, "prerequisites": [], "objectives": words.different(3)}
    rows = "\n".join(f"| {words.phrase()} | {words.clause()} | “{words.clause()}。” |" for _ in range(4))
    items = "\n".join(f"- {words.sentence()}" for _ in range(3))
    turns = "\n\n".join(f"    {who}：{words.sentence()}" for who in ("客户", "坐席", "客户"))
    bodies = [
        f"{words.paragraph(3)}\n\n| 步骤 | 你做什么 | 可以这样说 |\n| --- | --- | --- |\n{rows}",
        f"{words.paragraph(3)}\n\n{items}\n\n另见[这一页]({other})。",
        f'!!! dialogue "{words.phrase()}"\n\n{turns}\n\n{words.paragraph(2)}',
        f"!!! avoid\n\n    {words.sentence()}\n\n!!! say\n\n    {words.sentence()}\n\n{words.paragraph(2)}",
    ]
    sections = "\n\n".join(f"## {name}\n\n{body}" for name, body in zip(titles, bodies, strict=False))
    keys = "\n".join(f"- {words.clause()}。" for _ in range(3))
    matter = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    text = f"---\n{matter}---\n\n# {title}\n\n{words.paragraph(2)}\n\n{sections}\n\n## 要点\n\n{keys}\n\n"
    return titles, text
