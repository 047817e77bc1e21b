"""What a quiz keeps, for whom, and what becomes of it when the browser's storage misbehaves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from harness import FOLLOW, OpenPage, Visit, record
from preview import Site
from quiz_page import IDS, MULTIPLE, OTHER, PAGE, SINGLE, QuizPage, opened


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
        page.evaluate(FOLLOW, visit.address.removesuffix(PAGE) + target)
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
