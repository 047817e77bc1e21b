"""Answering a quiz, on the handbook itself, below a path: what the learner sees and where the focus goes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from harness import OpenPage
from quiz_page import IDS, MULTIPLE, RATING, SINGLE, QuizPage, focus, opened


def test_every_reason_after_an_answer(open_page: OpenPage) -> None:
    """Before the answer no reason shows; after it every option has its mark in words and its reason, and the focus."""
    quiz, visit = opened(open_page)
    question = quiz.question(SINGLE)
    expect(question.locator(".hb-reason:visible")).to_have_count(0)
    expect(visit.page.locator("fieldset .hb-key:visible")).to_have_count(0)
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
