"""The preview of a proposal, opened from a disk as by double click: quizzes, search and tools work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, expect

import bundle
import harness

LOCAL = ("file:", "data:", "blob:", "about:")
QUIZ = "communication/phone.html"


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page to open of the handbook's own preview, in a folder whose name is not plain."""
    return bundle.bundle(tmp_path_factory.mktemp("bundle") / "预览 1 (2)")


def samples(start: Path) -> Iterator[Path]:
    """Yield pages that together load every script and hold every flow and type of question."""
    seen: set[str] = set()
    for path in sorted((start.parent / bundle.SITE).rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        flows = re.findall(r'data-(?:flow|types)="([^"]*)"', html)
        marks = {Path(name).name for name in re.findall(r'<script[^>]* src="([^"]+)"', html)} | set(
            " ".join(flows).split()
        )
        if not marks <= seen:
            seen |= marks
            yield path


@pytest.fixture
def visit(browser: Browser, start: Path) -> harness.Visit:
    """Open the preview's first page; recorded like every visit."""
    return harness.open_in(browser, start.as_uri())


def test_opens(visit: harness.Visit) -> None:
    """The one page to open leads to the handbook's own home page."""
    visit.page.wait_for_url("**/index.html")
    expect(visit.page.locator("h1")).to_contain_text("客户服务")
    assert visit.troubles() == []


def test_pages_are_sound(visit: harness.Visit, start: Path) -> None:
    """No page complains or asks another host; every quiz comes to life, whatever it needs."""
    found: dict[str, list[str]] = {}
    for path in samples(start):
        visit.go(path.as_uri())
        for quiz in visit.page.locator("hb-quiz").all():
            expect(quiz, path.name).to_have_attribute("data-ready", "true")
        foreign = [url for url in visit.requests if not url.startswith(LOCAL)]
        if troubles := visit.troubles() + foreign:
            found[path.name] = troubles
    assert found == {}


def test_nothing_is_left_for_a_server(start: Path) -> None:
    """No page asks for a module; no file holds data that a disk does not give."""
    site = start.parent / bundle.SITE
    assert [path.name for path in site.rglob("*.html") if 'type="module"' in path.read_text(encoding="utf-8")] == []
    assert list(site.rglob("*.json")) == []


def test_links_name_files(start: Path) -> None:
    """Every address of the bundle within itself is a file: a disk has no index pages."""
    site = start.parent / bundle.SITE
    missing: set[tuple[str, str]] = set()
    for path in site.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"]+)"', path.read_text(encoding="utf-8")):
            target = urlsplit(urljoin(path.as_uri(), address.replace("&amp;", "&")))
            if target.scheme == "file" and not Path(unquote(target.path)).is_file():
                missing.add((path.name, address))
    assert missing == set()


def test_a_quiz_plays_and_remembers(visit: harness.Visit, start: Path) -> None:
    """An answer is judged with its reason, and is still there when the page is opened again."""
    address = (start.parent / bundle.SITE / QUIZ).as_uri()
    visit.go(address)
    quiz = visit.page.locator("hb-quiz").first
    expect(quiz).to_have_attribute("data-ready", "true")
    question = quiz.locator(".hb-question[data-type=single]").first
    question.locator("label").first.click()
    question.get_by_role("button", name=re.compile("核对")).first.click()
    expect(question).to_contain_text(re.compile("答对了|没答对"))
    visit.go(address)
    expect(visit.page.locator("hb-quiz").first.locator(".hb-question[data-type=single]").first).to_contain_text(
        re.compile("答对了|没答对")
    )
    assert visit.troubles() == []


def test_search_finds_and_opens(visit: harness.Visit, start: Path) -> None:
    """The handbook's own search answers without a worker, and a hit opens a file."""
    visit.go((start.parent / bundle.SITE / QUIZ).as_uri())
    visit.page.locator("[data-md-component=search-query]").locator("visible=true").first.click()
    visit.page.locator("[data-md-component=search-query]").press_sequentially("倾听")
    hit = visit.page.locator(".md-search-result__item a").first
    expect(hit).to_be_visible()
    hit.click()
    visit.page.wait_for_url(re.compile(r"\.html(\?|#|$)"))
    expect(visit.page.locator("main article")).to_contain_text("倾听")
    assert visit.troubles() == []
