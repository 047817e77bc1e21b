"""The promises of a quiz to its learner, on the handbook itself, below a path."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from harness import OpenPage, Visit, record
from preview import Site
from quiz_page import QuizPage

PAGE = "resolution/complaint-four-steps/"
OTHER = "communication/listening/"
RATING = "practice/self-first-impression/"
NAMES = ["first-sentence", "beyond-authority", "plan-parts", "record", "hang-up", "stop-loss"]
IDS = [f"complaint-{name}" for name in NAMES]
SINGLE, MULTIPLE = IDS[0], IDS[2]


def opened(open_page: OpenPage, path: str = PAGE, **settings: object) -> tuple[QuizPage, Visit]:
    """Open a page with a quiz in a fresh profile."""
    visit = open_page(path, until="load", **settings)
    return QuizPage.of(visit.page), visit


def focus(page: Page, selector: str) -> bool:
    """Return whether the focus is on, or in, an element that a selector matches."""
    return page.evaluate("selector => document.activeElement.closest(selector) !== null", selector)


def test_every_reason_after_an_answer(open_page: OpenPage) -> None:
    """Before the answer no reason shows; after it every option has its mark in words and its reason, and the focus."""
    quiz, visit = opened(open_page)
    question = quiz.question(SINGLE)
    expect(question.locator(".hb-reason:visible")).to_have_count(0)
    quiz.answer(SINGLE, right=False)
    quiz.is_answered(SINGLE, right=False)
    options = question.locator(".hb-option")
    assert options.count() == 4
    for i in range(4):
        expect(options.nth(i).locator(".hb-reason__mark")).to_contain_text("合适")
        assert len(options.nth(i).locator(".hb-reason__text").inner_text()) > 10
    expect(question.locator(".hb-reason__picked:visible")).to_have_text(["你选的"])
    expect(question.locator(".hb-section a")).to_be_visible()
    assert focus(visit.page, f"[data-question={SINGLE}] .hb-feedback")
    quiz.progress(1, 6)
    for name in IDS[1:]:
        quiz.is_open(name)
    assert not visit.troubles()


def test_multiple_names_what_was_missed(open_page: OpenPage) -> None:
    """A multiple answered in part says so, in points, and marks the right option that was missed."""
    quiz, _ = opened(open_page)
    value = quiz.right(MULTIPLE)[0]
    quiz.question(MULTIPLE).locator(f"label:has(input[value='{value}'])").click()
    quiz.check(MULTIPLE)
    expect(quiz.verdict(MULTIPLE)).to_contain_text("部分答对")
    marks = quiz.question(MULTIPLE).locator(".hb-reason__picked:visible")
    assert sorted(marks.all_inner_texts()) == ["你选的"] + ["漏选"] * (len(quiz.right(MULTIPLE)) - 1)


@pytest.mark.parametrize(("name", "words"), [(SINGLE, "先选一个答案"), (MULTIPLE, "至少选一项")])
def test_empty_answer_is_refused(open_page: OpenPage, name: str, words: str) -> None:
    """Checking nothing gives a message and the focus back, no verdict, and stores nothing."""
    quiz, visit = opened(open_page)
    quiz.check(name)
    expect(quiz.question(name).locator(".hb-message")).to_contain_text(words)
    quiz.is_open(name)
    assert focus(visit.page, f"[data-question={name}] input")
    assert quiz.stored() == 0
    quiz.progress(0, 6)
    quiz.answer(name, right=True)
    expect(quiz.question(name).locator(".hb-message")).to_have_text("")


def test_keyboard_alone(open_page: OpenPage) -> None:
    """Tab, arrows, Space and Enter answer the whole quiz; arrows and Enter on an option never grade."""
    quiz, visit = opened(open_page)
    keys = visit.page.keyboard
    quiz.tab_to(f"[data-question={SINGLE}] input")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowRight", "Enter", "ArrowLeft"):
        keys.press(key)
        expect(quiz.verdict(SINGLE)).to_be_hidden()
    assert quiz.question(SINGLE).locator("input:checked").count() == 1
    assert quiz.stored() == 0
    for number, name in enumerate(IDS, 1):
        quiz.tab_to(f"[data-question={name}] input")
        keys.press("Space")
        quiz.tab_to(f"[data-question={name}] [data-action=check]")
        keys.press("Enter")
        expect(quiz.verdict(name)).to_be_visible()
        assert focus(visit.page, f"[data-question={name}] .hb-feedback")
        quiz.progress(number, 6)
    expect(quiz.result()).to_be_visible()
    quiz.tab_to("[data-action=clear]")
    keys.press("Enter")
    assert focus(visit.page, "[data-action=clear-no]")
    quiz.tab_to("[data-action=clear-no]")
    keys.press("Space")
    quiz.progress(6, 6)


def test_retry_asks_only_the_wrong_ones(open_page: OpenPage) -> None:
    """The end says how many are right and what to read again; a retry opens the wrong ones and leaves the others."""
    quiz, visit = opened(open_page)
    wrong = {IDS[0], IDS[4]}
    for name in IDS:
        quiz.answer(name, right=name not in wrong)
    expect(quiz.result()).to_contain_text("答对 4 / 6 题")
    assert quiz.result().locator("a").count() >= 1
    quiz.button("retry").click()
    for name in IDS:
        quiz.is_open(name) if name in wrong else quiz.is_answered(name, right=True)
    assert focus(visit.page, f"[data-question={IDS[0]}] input")
    expect(quiz.result()).to_be_hidden()
    for name in wrong:
        quiz.answer(name, right=True)
    expect(quiz.result()).to_contain_text("答对 6 / 6 题")
    expect(quiz.button("retry")).to_be_hidden()
    assert not visit.troubles()


def test_reset_asks_and_clears_only_its_own(open_page: OpenPage, site: Site) -> None:
    """Starting over asks first; then this quiz is empty, now and after a reload, and nothing else is gone."""
    quiz, visit = opened(open_page, OTHER)
    other = quiz.names()[0]
    quiz.answer(other, right=True)
    visit.go(site.url + PAGE)
    visit.page.evaluate("localStorage.setItem('of somebody else', 'stays')")
    for name in IDS[:3]:
        quiz.answer(name, right=True)
    quiz.button("clear").click()
    expect(visit.page.locator(".hb-confirm")).to_contain_text("清空")
    quiz.button("clear-no").click()
    quiz.progress(3, 6)
    quiz.button("clear").click()
    quiz.button("clear-yes").click()
    for name in IDS:
        quiz.is_open(name)
    quiz.progress(0, 6)
    expect(visit.page.locator(".hb-confirm")).to_be_hidden()
    visit.page.reload()
    QuizPage.of(visit.page).progress(0, 6)
    assert visit.page.evaluate("localStorage.getItem('of somebody else')") == "stays"
    visit.go(site.url + OTHER)
    quiz.is_answered(other, right=True)
    assert not visit.errors


def test_instant_navigation_and_reload_restore(open_page: OpenPage) -> None:
    """After a click to another page and back, and after a reload, answers stand once and the rest still works."""
    quiz, visit = opened(open_page)
    page = visit.page
    quiz.answer(SINGLE, right=False)
    quiz.answer(MULTIPLE, right=True)
    page.evaluate("window.sameDocument = true")
    for target in (OTHER, PAGE):
        page.locator(f".md-sidebar--primary a[href*='{target}']").first.evaluate("link => link.click()")
        page.wait_for_url(f"**/{target}")
        QuizPage.of(page)
    assert page.evaluate("window.sameDocument"), "the page was loaded anew instead of instantly"
    for _ in range(2):
        quiz.is_answered(SINGLE, right=False)
        quiz.is_answered(MULTIPLE, right=True)
        quiz.progress(2, 6)
        expect(page.locator("hb-quiz")).to_have_count(1)
        expect(quiz.question(SINGLE).locator(".hb-reason")).to_have_count(4)
        page.reload()
        QuizPage.of(page)
    quiz.answer(IDS[4], right=True)
    quiz.progress(3, 6)
    assert not visit.errors


def test_two_tabs_merge(open_page: OpenPage) -> None:
    """Answers of two tabs appear in both, and neither overwrites the other's."""
    quiz, visit = opened(open_page)
    second = Visit(visit.page.context.new_page())
    record(second)
    second.go(visit.address)
    other = QuizPage.of(second.page)
    quiz.answer(IDS[0], right=True)
    other.answer(IDS[1], right=False)
    quiz.answer(IDS[4], right=True)
    for tab in (quiz, other):
        tab.progress(3, 6)
        tab.is_answered(IDS[0], right=True)
        tab.is_answered(IDS[1], right=False)
    other.button("clear").click()
    other.button("clear-yes").click()
    quiz.progress(0, 6)
    quiz.is_open(IDS[0])
    assert not [*visit.errors, *second.errors]


JUNK = {
    "not JSON": "<script>alert(1)</script>",
    "null": "null",
    "number": "17",
    "list": "[[[]]]",
    "empty object": "{}",
    "no answer": '{"hash":"HASH","time":1}',
    "answer null": '{"hash":"HASH","answer":null,"time":1}',
    "answer a text": '{"hash":"HASH","answer":"x","time":1}',
    "answer an object": '{"hash":"HASH","answer":{"0":"x","length":1},"time":1}',
    "unknown option": '{"hash":"HASH","answer":["nope"],"time":1}',
    "names of every object": '{"hash":"HASH","answer":["__proto__","constructor"],"time":1}',
    "nested": '{"hash":"HASH","answer":[["x"]],"time":1}',
    "markup": '{"hash":"HASH","answer":["<img src=x onerror=alert(1)>"],"time":1}',
    "another version": '{"version":9,"answers":{"x":1}}',
    "verdict only": '{"hash":"HASH","verdict":"right","time":1}',
}


def test_junk_in_storage_breaks_nothing(open_page: OpenPage) -> None:
    """Whatever stands where an answer should, the question is open, works, and its neighbours keep their answers."""
    quiz, visit = opened(open_page)
    page = visit.page
    quiz.answer(IDS[5], right=True)
    key = page.evaluate("Object.keys(localStorage).find(key => key.includes(':answer:'))")
    for kind, text in JUNK.items():
        for name in IDS[:5]:
            value = text.replace("HASH", quiz.question(name).get_attribute("data-hash") or "")
            page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key.replace(IDS[5], name), value])
        page.reload()
        QuizPage.of(page)
        for name in IDS[:5]:
            quiz.is_open(name)
        quiz.is_answered(IDS[5], right=True)
        quiz.progress(1, 6)
        assert not visit.troubles(), kind
    quiz.answer(SINGLE, right=True)
    quiz.progress(2, 6)
    quiz.button("clear").click()
    quiz.button("clear-yes").click()
    quiz.progress(0, 6)
    assert not visit.errors


def test_stored_verdict_is_not_trusted(open_page: OpenPage) -> None:
    """Who writes "right" into the storage still sees the wrong answer as wrong."""
    quiz, visit = opened(open_page)
    quiz.answer(SINGLE, right=False)
    visit.page.evaluate(
        """() => { for (const [key, text] of Object.entries(localStorage).filter(([key]) => key.includes(':answer:')))
            localStorage.setItem(key, JSON.stringify({...JSON.parse(text), verdict: 'right', grade: 1, points: 9})) }"""
    )
    visit.page.reload()
    QuizPage.of(visit.page).is_answered(SINGLE, right=False)


@pytest.mark.parametrize("storage", ["denied", "null"])
def test_without_storage(open_page: OpenPage, storage: str) -> None:
    """Where the browser keeps nothing the quiz can be played to the end, and one sentence says that nothing stays."""
    quiz, visit = opened(open_page, storage=storage)
    for name in IDS:
        quiz.answer(name, right=True)
    expect(quiz.result()).to_contain_text("答对 6 / 6 题")
    expect(visit.page.get_by_text("作答记录不会保留")).to_have_count(1)
    expect(visit.page.get_by_text("作答记录不会保留")).to_be_visible()
    quiz.button("clear").click()
    quiz.button("clear-yes").click()
    quiz.progress(0, 6)
    assert not visit.troubles()


def test_full_storage(open_page: OpenPage) -> None:
    """A disk that is full breaks nothing, and the page says so."""
    full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    quiz, visit = opened(open_page, init_script=full)
    quiz.answer(SINGLE, right=True)
    quiz.is_answered(SINGLE, right=True)
    expect(visit.page.get_by_text("作答记录不会保留")).to_be_visible()
    assert not visit.errors


TOTALS = [
    ([1] * 12, 12, "好意还没送到"),
    ([1] * 7 + [3] * 5, 22, "好意还没送到"),
    ([1] * 6 + [3] * 6, 24, "不让人反感，也不让人记住"),
    ([3] * 12, 36, "不让人反感，也不让人记住"),
    ([5] * 5 + [3] * 7, 46, "不让人反感，也不让人记住"),
    ([5] * 6 + [3] * 6, 48, "让人愿意接着谈"),
    ([5] * 12, 60, "让人愿意接着谈"),
]


def test_self_assessment_lands_in_the_band_of_the_source(open_page: OpenPage) -> None:
    """Twelve answers of 5, 3 or 1 points give the totals and bands that the source gives, edges included."""
    quiz, visit = opened(open_page, RATING)
    names = quiz.names()
    assert len(names) == 12
    quiz.button("result").click()
    expect(visit.page.locator(".hb-end .hb-message")).to_contain_text("还有12题没有作答")
    assert focus(visit.page, f"[data-question={names[0]}] input")
    for points, total, band in TOTALS:
        for name, value in zip(names, points, strict=True):
            quiz.question(name).locator(f"label:has(input[data-points='{value}'])").click()
        quiz.button("result").click()
        expect(quiz.result()).to_contain_text(f"总分{total}分")
        expect(quiz.result()).to_contain_text(band)
        assert focus(visit.page, ".hb-result")
    visit.page.reload()
    QuizPage.of(visit.page).progress(12, 12)
    expect(quiz.result()).to_contain_text("总分60分")
    quiz.button("clear").click()
    quiz.button("clear-yes").click()
    expect(quiz.result()).to_be_hidden()
    assert quiz.stored() == 0
    assert not visit.troubles()


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
    ".md-header, .md-sidebar--primary, .md-sidebar--secondary, .md-content h1, .md-content h2, .md-content article > p")]
    .filter(element => document.querySelector("hb-quiz").compareDocumentPosition(element) & 2)
    .map(element => { const box = element.getBoundingClientRect();
        return [box.left + scrollX, box.width, getComputedStyle(element).position === "static" ? box.top + scrollY : 0]; })"""
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
