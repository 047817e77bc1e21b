"""All that the source courses hold has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import coverage

DOCS = Path(__file__).parents[2] / "docs"


def own_inventory() -> coverage.Inventory:
    """Return the handbook's own inventory."""
    inventory, report = coverage.load("docs/reference/coverage.yml", (DOCS / "reference/coverage.yml").read_bytes())
    assert inventory, report.problems
    return inventory


INVENTORY = own_inventory()
CHAPTERS = [
    chapter
    for path in sorted(DOCS.rglob("*.md"))
    if (chapter := coverage.chapter(path.relative_to(DOCS).as_posix(), path.read_text(encoding="utf-8")))
]
COVERED = coverage.covered(CHAPTERS)
FOLDERS = sorted({page.split("/")[0] for entry in INVENTORY.entries for page in entry.pages})
"""The parts of the handbook that hold what the courses say."""

TEXTS = {name: name for name in ("section", "matter", "place", "here", "later", "doubt", "supplement")} | {
    "course": "{name} {done}/{all}"
}


def test_the_inventory_is_whole() -> None:
    """Five courses, 229 entries, unique ids, each with its facts and its pages."""
    ids = [entry.id for entry in INVENTORY.entries]
    assert (len(INVENTORY.sources), len(ids), len(set(ids))) == (5, 229, 229)
    assert all(entry.facts and entry.pages for entry in INVENTORY.entries)
    assert sum(bool(entry.doubt) for entry in INVENTORY.entries) == 38


def test_all_is_covered() -> None:
    """229 of 229, on 11 parts of the handbook."""
    assert {entry.id for entry in INVENTORY.entries} == set(COVERED)
    assert len(FOLDERS) == 11


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_entry_assigned_to_a_part_is_covered(folder: str) -> None:
    """An id assigned to a page is in the `covers` of that page."""
    missing = [
        f"{entry.id}: {page}"
        for entry in INVENTORY.entries
        for page in entry.pages
        if page.split("/")[0] == folder and page not in {chapter.src for chapter in COVERED.get(entry.id, [])}
    ]
    assert missing == []


def test_doubtful_entries_stand_in_a_box() -> None:
    """A page that covers something doubtful has a box that says so; the fact check gathers them as a list."""
    doubtful = {entry.id for entry in INVENTORY.entries if entry.doubt}
    bare = [
        chapter.src
        for chapter in CHAPTERS
        if chapter.src != "reference/fact-check.md"
        and doubtful & set(chapter.covers)
        and "!!! doubt" not in (DOCS / chapter.src).read_text(encoding="utf-8")
    ]
    assert bare == []


def test_no_page_covers_what_does_not_exist() -> None:
    """Every id in a `covers` is in the inventory."""
    assert coverage.check(INVENTORY, CHAPTERS) == []


def test_an_unknown_id_is_reported_with_the_nearest() -> None:
    """A slip in `covers` is covers-unknown, at its line, with the line as it should be."""
    chapter = coverage.chapter("a.md", "---\ntitle: 甲\ncovers: [s1-abc, s4-listenin]\n---\n# 甲\n")
    assert chapter
    (problem,) = coverage.check(INVENTORY, [chapter])
    assert (problem.code, str(problem.place)) == ("covers-unknown", "docs/a.md:3:1")
    assert problem.fix == "covers: [s1-abc, s4-listening]"


def test_expand_shows_page_here_or_later() -> None:
    """The fence becomes a table per course: links to the pages, or a word for what is still to come."""
    inventory = INVENTORY.model_copy(update={"entries": INVENTORY.entries[:3]})
    ids = [entry.id for entry in inventory.entries]
    chapters = [
        coverage.Chapter("reference/sources.md", "来源", (ids[0],), 1),
        coverage.Chapter("customer/welcome.md", "欢迎", (ids[0], ids[1]), 1),
    ]
    text = coverage.expand("前\n```coverage\n```\n后", "reference/sources.md", inventory, chapters, TEXTS)
    rows = [line.strip() for line in text.splitlines() if line.strip().startswith("| ") and "---" not in line]
    places = [row.rsplit("|", 2)[1].strip() for row in rows if "section" not in row]
    assert places == ["here、[欢迎](../customer/welcome.md)", "[欢迎](../customer/welcome.md)", "later"]
    assert "《客户服务与管理》课件 2/3" in text
    assert text.startswith("前\n<div")
    assert text.endswith("</div>\n后")


def test_rows_say_what_is_doubtful_or_added() -> None:
    """An entry's marks stand behind its title, whose signs are no Markdown."""
    common = {"source": "s0", "section": "一_二", "kind": "k", "facts": ["x"], "pages": ["a.md"]}
    entries = [
        coverage.Entry(id="a", title="[甲]|*乙*", **common),
        coverage.Entry(id="b", title="丙", doubt="无", **common),
        coverage.Entry(id="c", title="丁", heading_only=True, doubt="无", **common),
    ]
    source = coverage.Source(key="s0", name="课", script="简体", extent="全")
    inventory = coverage.Inventory(sources=[source], entries=entries)
    text = coverage.expand("```coverage\n```", "a.md", inventory, [], TEXTS)
    rows = [line.strip() for line in text.splitlines() if line.startswith("    | 一")]
    assert rows == [
        r"| 一\_二 | \[甲\]\|\*乙\* | later |",
        r"| 一\_二 | 丙 `doubt` | later |",
        r"| 一\_二 | 丁 `doubt` `supplement` | later |",
    ]


@pytest.mark.parametrize(
    ("text", "code", "place", "fix"),
    [
        ("sources: [", "bracket-not-closed", "c.yml:1:10", "sources: []"),
        ("sources: []\nentris: []\n", "unknown-key", "c.yml:2:1", "entries: []"),
        ("sources: []\nentries: 无\n", "want-list", "c.yml:2:10", "entries:\n  - 无"),
        ("sources：[]\nentries: []\n", "wide-colon", "c.yml:1:8", "sources: []"),
    ],
)
def test_a_broken_inventory_is_reported(text: str, code: str, place: str, fix: str) -> None:
    """What is wrong with the file has its line, and the line as it should be."""
    _, report = coverage.load("c.yml", text.encode())
    first = report.problems[0]
    assert (first.code, str(first.place), first.fix) == (code, place, fix)


def test_an_empty_inventory_lacks_its_keys() -> None:
    """A file that was emptied by mistake does not pass for one without courses."""
    inventory, report = coverage.load("c.yml", b"")
    assert inventory is None
    assert [problem.code for problem in report.problems] == ["missing-key", "missing-key"]
