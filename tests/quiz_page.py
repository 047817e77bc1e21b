"""A quiz on a page as a learner meets it: helpers of the quiz tests in the browser."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as Late

from harness import OpenPage, Visit

PAGE = "resolution/complaint-four-steps/"
OTHER = "communication/listening/"
RATING = "practice/self-first-impression/"
IDS = [
    f"complaint-{name}"
    for name in ("first-sentence", "beyond-authority", "plan-parts", "record", "hang-up", "stop-loss")
]
"""The questions of PAGE: two single, two multiple, two true-false."""
SINGLE, MULTIPLE = IDS[0], IDS[2]


@dataclass(frozen=True)
class QuizPage:
    """An open page with one quiz whose script has run."""

    page: Page

    @classmethod
    def of(cls, page: Page) -> QuizPage:
        """Return the quiz of a page, once it is alive."""
        expect(page.locator("hb-quiz")).to_have_attribute("data-ready", "true")
        return cls(page)

    def question(self, name: str) -> Locator:
        """Return a question by its id."""
        return self.page.locator(f"fieldset[data-question='{name}']")

    def names(self) -> list[str]:
        """Return the ids of all questions in their order."""
        return self.page.locator("fieldset[data-question]").evaluate_all("all => all.map(q => q.dataset.question)")

    def option(self, name: str, text: str) -> Locator:
        """Return the label of an option by words of its text."""
        return self.question(name).locator("label").filter(has_text=text)

    def right(self, name: str) -> list[str]:
        """Return the values of the right options of a question."""
        return self.question(name).evaluate(
            "q => [...q.querySelectorAll('.hb-reason[data-correct]')].map(reason => reason.dataset.for)"
        )

    def pick(self, name: str, *, right: bool) -> None:
        """Choose all right options of a question, or one wrong one."""
        values = self.right(name)
        inputs = self.question(name).locator("input")
        every = inputs.evaluate_all("all => all.map(input => input.value)")
        for value in values if right else [v for v in every if v not in values][:1]:
            self.question(name).locator(f"label:has(input[value='{value}'])").click()

    def check(self, name: str) -> None:
        """Press the button that checks a question."""
        self.question(name).locator("[data-action=check]").click()

    def answer(self, name: str, *, right: bool) -> None:
        """Choose and check."""
        self.pick(name, right=right)
        self.check(name)
        expect(self.verdict(name)).to_be_visible()

    def verdict(self, name: str) -> Locator:
        """Return where a question says how the answer counts."""
        return self.question(name).locator(".hb-verdict")

    def is_open(self, name: str) -> None:
        """Insist that a question is unanswered and can be answered."""
        expect(self.verdict(name)).to_be_hidden()
        expect(self.question(name).locator("input:checked")).to_have_count(0)
        expect(self.question(name).locator("input:disabled")).to_have_count(0)
        expect(self.question(name).locator("[data-action=check]")).to_be_visible()

    def is_answered(self, name: str, *, right: bool) -> None:
        """Insist that a question shows how its answer counts."""
        expect(self.verdict(name)).to_have_text("答对了。" if right else "没答对，看看理由。")
        expect(self.question(name).locator("input:enabled")).to_have_count(0)

    def progress(self, done: int, count: int) -> None:
        """Insist on the number of answered questions that the quiz shows."""
        expect(self.page.locator(".hb-progress__text")).to_have_text(f"已答 {done} / {count}")

    def button(self, action: str) -> Locator:
        """Return a button at the end of the quiz."""
        return self.page.locator(f".hb-end [data-action={action}]")

    def result(self) -> Locator:
        """Return where the quiz says how it went."""
        return self.page.locator(".hb-result")

    def stored(self) -> int:
        """Return how many answers the browser keeps."""
        return self.page.evaluate("Object.keys(localStorage).filter(key => key.includes(':answer:')).length")

    def tab_to(self, selector: str, limit: int = 120) -> None:
        """Press Tab until the focus is on an element that a selector matches."""
        for _ in range(limit):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {selector}")


def opened(open_page: OpenPage, path: str = PAGE, **settings: object) -> tuple[QuizPage, Visit]:
    """Open a page with a quiz in a fresh profile."""
    visit = open_page(path, until="load", **settings)
    return QuizPage.of(visit.page), visit


def focus(page: Page, selector: str) -> bool:
    """Return whether the focus comes to an element that a selector matches, or into it; it may take a frame."""
    there = "selector => document.activeElement.closest(selector) !== null"
    try:
        page.wait_for_function(there, arg=selector, timeout=5000)
    except Late:
        return False
    return True
