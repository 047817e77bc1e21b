"""A quiz as a part of its page: without scripts, on a phone, on paper, and how it sits among the rest."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from harness import OpenPage
from quiz_page import IDS, MULTIPLE, PAGE, RATING, SINGLE, opened


@pytest.mark.parametrize("path", [PAGE, RATING])
def test_without_script(open_page: OpenPage, path: str) -> None:
    """With scripts off all questions and options can be read; the answers are folded and open with a click."""
    page = open_page(path, js=False).page
    stems = page.locator("fieldset .hb-stem__text")
    assert stems.count() in {6, 12}
    for stem in stems.all():
        expect(stem).to_be_visible()
    assert page.locator(".hb-option:visible").count() == page.locator(".hb-option").count()
    expect(page.locator(".hb-quiz button:visible")).to_have_count(0)
    expect(page.locator(".hb-reason:visible, .hb-band:visible")).to_have_count(0)
    for summary in page.locator("details.hb-key > summary").all():
        summary.click()
    shown = page.locator(".hb-reason, .hb-band")
    assert shown.count() >= 3
    assert page.locator(".hb-reason:visible, .hb-band:visible").count() == shown.count()


POSITIONS = """() => [...document.querySelectorAll(
        ".md-header, .md-sidebar--primary, .md-sidebar--secondary, .md-content h1, .md-content h2, article > p")]
    .filter(element => document.querySelector("hb-quiz").compareDocumentPosition(element) & 2)
    .map(element => [element, element.getBoundingClientRect(), getComputedStyle(element).position])
    .map(([, box, position]) => [box.left + scrollX, box.width, position === "static" ? box.top + scrollY : 0])"""
SHIFTS = """window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())
    if (!entry.hadRecentInput) window.shift += entry.value; }).observe({type: "layout-shift", buffered: true});"""


@pytest.mark.parametrize("width", [360, 1280])
def test_no_layout_shift(open_page: OpenPage, width: int) -> None:
    """Coming to life moves nothing on the page; answering moves nothing before the quiz."""
    quiz, visit = opened(open_page, width=width, init_script=SHIFTS)
    assert visit.page.evaluate("window.shift") == 0
    before = visit.page.evaluate(POSITIONS)
    assert len(before) > 4
    quiz.answer(SINGLE, right=False)
    quiz.answer(MULTIPLE, right=True)
    assert visit.page.evaluate(POSITIONS) == before


@pytest.mark.parametrize("path", [PAGE, RATING])
def test_narrow_phone(open_page: OpenPage, path: str) -> None:
    """At 320 px the answered quiz needs no scrolling sideways, and all that can be touched is at least 24 px."""
    quiz, visit = opened(open_page, path, width=320)
    for name in quiz.names():
        if path == PAGE:
            quiz.answer(name, right=False)
        else:
            quiz.question(name).locator("label").first.click()
    quiz.button("clear").click()
    page = visit.page
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    small = page.locator(".hb-quiz button:visible, .hb-quiz label:visible, .hb-quiz summary:visible").evaluate_all(
        "all => all.filter(e => Math.min(e.offsetWidth, e.offsetHeight) < 24).map(e => e.outerHTML.slice(0, 80))"
    )
    assert small == []


def test_on_paper(open_page: OpenPage) -> None:
    """Printed, the questions come first, unanswered ones too, then the key on a page of its own; no buttons."""
    quiz, visit = opened(open_page)
    quiz.answer(SINGLE, right=False)
    page = visit.page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for name in IDS:
        expect(quiz.question(name).locator(".hb-stem__text")).to_be_visible()
        assert quiz.question(name).locator(".hb-option__text:visible").count() >= 2
        assert quiz.question(name).locator(".hb-reason:visible").count() == 0, name
    expect(page.locator(".hb-quiz button:visible")).to_have_count(0)
    sheet = page.locator(".hb-sheet")
    expect(sheet).to_be_visible()
    assert sheet.evaluate("sheet => getComputedStyle(sheet).breakBefore") == "page"
    assert sheet.locator(".hb-sheet__item").count() == 6
    assert sheet.locator(".hb-reason:visible").count() == page.locator("fieldset .hb-reason").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)


def test_named_and_honest(open_page: OpenPage) -> None:
    """Every control has a name, the quiz calls itself practice, and says where the answers are."""
    quiz, visit = opened(open_page)
    expect(visit.page.get_by_text("这是自测，不是考试")).to_be_visible()
    for name in IDS:
        stem = quiz.question(name).locator(".hb-stem__text").inner_text()
        expect(visit.page.get_by_role("group", name=stem)).to_have_count(1)
    nameless = visit.page.locator(".hb-quiz input:visible, .hb-quiz button:visible").evaluate_all(
        "all => all.filter(e => !(e.textContent.trim() || [...(e.labels ?? [])].some(l => l.innerText.trim()))).length"
    )
    assert nameless == 0
    stored = visit.page.evaluate("JSON.stringify(Object.keys(localStorage))")
    assert not [key for key in json.loads(stored) if ":answer:" in key]
