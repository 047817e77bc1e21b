"""The trainers' guide is true: its examples build, its messages are those of the build, its pictures are there."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path

import guide_messages
import guide_screens
import pytest

import harness
from handbook.pages import texts
from preview import ROOT, Site

GUIDE = ROOT / "docs/contribute"
TASKS = ("edit-a-sentence", "add-a-question", "add-a-page", "add-a-case")
MOST_STEPS = 9


def page(name: str) -> str:
    """Return the source of a page of the guide."""
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Return the code blocks of a language on a page of the guide."""
    return [text for _, found, text in guide_screens.BLOCK.findall(page(name)) if found == language]


@pytest.mark.parametrize("name", TASKS)
def test_few_steps(name: str) -> None:
    """Each task takes less than ten steps, numbered one after the other."""
    for section in re.split(r"^## ", page(name), flags=re.M):
        steps = [int(number) for number in re.findall(r"^(\d+)\. ", section, re.M)]
        assert steps == list(range(1, len(steps) + 1))
        assert len(steps) <= MOST_STEPS


def test_example_page_and_case_build(tmp_path: Path) -> None:
    """The page and the case as printed, each with its quiz, build without a word."""
    files = guide_screens.examples()
    result = harness.build(tmp_path, files)
    assert result.returncode == 0, result.stdout
    assert "docs/" not in re.sub(r"INFO +-  Building.*", "", result.stdout)


def test_example_questions_build(tmp_path: Path) -> None:
    """The questions as printed, added to a file as the steps say, build without a word."""
    files = guide_screens.examples()
    for text in blocks("add-a-question", "yaml"):
        files["communication/first-sentence.quiz.yml"] += f"\n{text}"
    result = harness.build(tmp_path, files)
    assert result.returncode == 0, result.stdout
    assert "docs/" not in re.sub(r"INFO +-  Building.*", "", result.stdout)


def test_line_of_the_navigation_fits() -> None:
    """The line that the guide adds to the navigation is indented as its neighbour, which is there."""
    neighbour, added = blocks("add-a-page", "yaml")[1].splitlines()
    assert neighbour in (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert len(neighbour) - len(neighbour.lstrip()) == len(added) - len(added.lstrip())


def test_messages_are_the_builds_own() -> None:
    """Every message of the page is what the build says today; `make guide` writes it anew."""
    source = page("error-messages")
    assert len(list(guide_messages.mistakes(source))) >= 20
    assert guide_messages.filled(source) == source
    assert guide_messages.said(guide_messages.samples(source)) == ""
    empty = [match for match in guide_messages.WRONG.finditer(source) if not match["message"].strip()]
    assert empty == []


def test_names_of_links() -> None:
    """The guide calls the links at the foot of a page by their names."""
    foot = texts("zh")["foot"]
    for name in ("edit-a-sentence", "add-a-question", "add-a-page", "add-a-case"):
        assert f"**{foot['edit']}**" in page(name)
    assert f"“{foot['report']}”" in page("index")


def test_pictures() -> None:
    """Every picture is on a page with words for it, 720 pixels wide and small; every one that a page shows is there."""
    shown = {match for name in TASKS for match in re.findall(r"!\[[^\]]{15,}\]\(images/([\w-]+\.webp)\)", page(name))}
    there = {path.name for path in guide_screens.IMAGES.iterdir()}
    made = {f"{picture.name}.webp" for picture in (*guide_screens.PICTURES, *guide_screens.EXAMPLES)}
    assert shown == there == made
    for name in there:
        data = (guide_screens.IMAGES / name).read_bytes()
        assert len(data) <= guide_screens.MOST
        assert (name, webp_width(data)) == (name, guide_screens.WIDTH)


def webp_width(data: bytes) -> int:
    """Return the width of a lossy WebP picture (RFC 9649, sections 2.5 and 2.7)."""
    assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1
    assert data[12:16] == b"VP8 "
    return struct.unpack("<H", data[26:28])[0] & 0x3FFF


def test_report_on_the_questions(site: Site) -> None:
    """The report counts the questions of the manifest but samples and ratings, and only its headings are searched."""
    manifest = json.loads((site.folder / "quiz/manifest.json").read_text(encoding="utf-8"))
    wanted = sum(
        question["type"] != "scale"
        for quiz in manifest["quizzes"]
        if not quiz["file"].startswith("contribute/examples/")
        for question in quiz["questions"]
    )
    html = site.html("contribute/item-bank/")
    totals = re.findall(r'<tr class="hb-bank__total">.*?<td>(\d+)</td></tr>', html)
    assert totals == [str(wanted)] * 3
    assert html.count("<svg viewBox") == 3
    assert "data-hb-bank" not in html
    index = json.loads((site.folder / "search/search_index.json").read_text(encoding="utf-8"))
    found = [entry for entry in index["docs"] if entry["location"].startswith("contribute/item-bank/")]
    assert {"数量", "答案猜得中吗"} <= {re.sub(r"\s|\u200b", "", entry["title"]) for entry in found}
    assert not any("合计" in entry["text"] for entry in found)


def test_page_without_the_report_does_not_load_its_styles(site: Site) -> None:
    """Only the report's page pays for its look."""
    assert "item-bank" not in site.html("communication/phone/").split("</head>")[0]
    assert "item-bank" in site.html("contribute/item-bank/").split("</head>")[0]
