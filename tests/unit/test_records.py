"""The files behind the lists: phrases, terms and doubtful claims, and what is said when they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import claims, coverage, glossary, phrasebook
from handbook.locale import catalogue
from handbook.problem import Problem
from handbook.quiz.links import PageInfo
from handbook.shelf import CLAIMS, FILES, Shelf
from list_site import CLAIMS as CLAIM_FILE
from list_site import GLOSSARY, PHRASES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    "cases/a.md": PageInfo("cases/a/", "久等的人", {"分析": "分析"}),
    "reference/fact-check.md": PageInfo("reference/fact-check/", "存疑", {}),
}
SOURCES = {"cases/a.md": '# 甲\n\n!!! doubt "存疑"\n\n    话。\n', "reference/fact-check.md": "# 存疑\n"}
PLANNED = ["cases/a.md", "reference/fact-check.md"]


def entry(name: str, doubt: str | None = "没有出处", pages: list[str] = PLANNED) -> coverage.Entry:
    """Return an entry of the inventory."""
    return coverage.Entry(
        id=name, source="s", section="一", kind="stat", title=f"条目{name}", facts=["x"], pages=pages, doubt=doubt
    )


INVENTORY = coverage.Inventory(sources=[], entries=[entry("one"), entry("two"), entry("sure", doubt=None)])


def found_in(kind: str, text: str) -> list[Problem]:
    """Return everything wrong with a file of records."""
    if kind == "terms":
        terms, report = glossary.read("docs/x.yml", text.encode())
        glossary.check(terms, report, PAGES)
        return report.problems
    if kind == "phrases":
        book, report = phrasebook.load("docs/x.yml", text.encode())
        if book:
            phrasebook.check(book, report, PAGES)
        return report.problems
    found, report = claims.load("docs/x.yml", text.encode())
    if found:
        claims.check(found, report, INVENTORY, PAGES, SOURCES)
    return report.problems


FAULTS = [
    ("terms", GLOSSARY, "cases/a.md", "cases/b.md", "page-unknown", 2, "cases/a.md#分析"),
    ("terms", GLOSSARY, "#分析", "#解析", "anchor-not-found", 2, "#分析"),
    ("phrases", PHRASES, "cases/a.md", "cases/aa.md", "page-unknown", 8, "cases/a.md"),
    ("phrases", PHRASES, "title: 致歉", "title: 问候", "scene-twice", 6, ""),
    ("phrases", PHRASES, "您想先看哪一款？", "您好，请讲。", "phrase-twice", 5, ""),
    ("phrases", PHRASES, ", why: 好接话。", "", "missing-key", 5, ""),
    ("phrases", PHRASES, "why: 好接话。", "wy: 好接话。", "unknown-key", 5, "why: 好接话。"),
    ("claims", CLAIM_FILE, "verdict: 停用", "verdict: 停", "bad-choice", 2, "verdict: "),
    ("claims", CLAIM_FILE, "[two]", "[tow]", "claim-id", 3, "[two]"),
    ("claims", CLAIM_FILE, "[two]", "[two, one]", "claim-twice", 3, ""),
    ("claims", CLAIM_FILE, "pages: [cases/a.md]", "pages: [cases/z.md]", "page-unknown", 2, "cases/a.md"),
    ("claims", CLAIM_FILE, "pages: [cases/a.md]", "pages: [reference/fact-check.md]", "claim-no-box", 2, "!!! doubt"),
    ("claims", CLAIM_FILE, "covers: [two]", "covers: [sure]", "claim-missing", 1, "- covers: [two]"),
]


@pytest.mark.parametrize(("kind", "text"), [("terms", GLOSSARY), ("phrases", PHRASES), ("claims", CLAIM_FILE)])
def test_a_sound_file_passes(kind: str, text: str) -> None:
    """The files of the small handbook have no fault."""
    assert found_in(kind, text) == []


@pytest.mark.parametrize(("kind", "text", "old", "new", "code", "line", "fix"), FAULTS)
def test_fault(kind: str, text: str, old: str, new: str, code: str, line: int, fix: str) -> None:
    """Each fault is named with its line, and where there is one with the line to paste, in every language."""
    assert old in text
    problems = [problem for problem in found_in(kind, text.replace(old, new)) if problem.code == code]
    assert [problem.place.line for problem in problems] == [line]
    assert fix in problems[0].fix
    for language in ("zh", "zh-Hant", "en"):
        assert problems[0].text(catalogue(language))


def test_what_is_planned_for_a_later_edition_is_not_asked_for() -> None:
    """A doubtful entry is due when all its pages exist."""
    later = coverage.Inventory(sources=[], entries=[entry("one"), entry("two", pages=["x.md", *PLANNED])])
    assert [item.id for item in claims.due(later, PAGES)] == ["one"]


def doubtful() -> list[tuple[str, str]]:
    """Return each doubtful entry of the handbook with each of its pages."""
    inventory, _ = coverage.load("docs/reference/coverage.yml", (DOCS / "reference/coverage.yml").read_bytes())
    assert inventory
    return [(item.id, page) for item in inventory.entries if item.doubt for page in item.pages]


@pytest.mark.parametrize(("name", "src"), doubtful())
def test_every_doubt_is_shown(name: str, src: str) -> None:
    """A page that holds something doubtful says so in a box, and the list of doubts has it."""
    path = DOCS / src
    if not path.exists():
        pytest.skip(f"{src} is for a later edition")
    source = path.read_text(encoding="utf-8")
    page = coverage.chapter(src, source)
    assert page is not None
    assert name in page.covers
    if src == "reference/fact-check.md":
        listed, _ = claims.load(src, (DOCS / CLAIMS).read_bytes())
        assert listed is not None
        assert sum(name in claim.covers for claim in listed.claims) == 1
    else:
        assert claims.has_box(source)


def test_the_handbooks_own_files_can_be_read() -> None:
    """None of them has a fault of form."""
    shelf = Shelf()
    for src in FILES:
        if (DOCS / src).exists():
            shelf.read(src, (DOCS / src).read_bytes())
    assert shelf.faults() == []


def test_a_third_use_names_the_first() -> None:
    """Of three claims with one id, both later ones point back to the first."""
    text = CLAIM_FILE + "  - {covers: [one], claim: 三, why: 无, use: 无, verdict: 慎用}\n"
    found = found_in("claims", text.replace("[two]", "[two, one]"))
    assert [problem.params["first"] for problem in found if problem.code == "claim-twice"] == ["八成客户会走。"] * 2


def test_an_empty_file_lacks_its_keys() -> None:
    """A file that was emptied by mistake does not pass for one without records."""
    for text in ("", "# 只有注释\n"):
        assert [problem.code for problem in found_in("terms", text)] == ["missing-key"]
