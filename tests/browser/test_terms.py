"""Explained terms as a reader meets them: by pointer, by keyboard, by finger."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, expect

from accessibility import violations
from harness import OpenPage
from preview import Site

PAGE = "communication/listening/"
TERM = "复述确认"


def term_of(page_locator: Locator) -> Locator:
    """Return the explained term of the page."""
    return page_locator.filter(has_text=TERM).first


def test_by_pointer_and_keyboard(open_page: OpenPage) -> None:
    """The meaning shows on hover and on focus, inside the window, and Escape puts it away."""
    page = open_page(PAGE).page
    term = term_of(page.locator(".hb-term"))
    tip = term.locator(".hb-term__tip")
    expect(tip).to_be_hidden()
    term.hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("用自己的话")
    box = tip.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= 1280 - box["width"]
    assert page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('.hb-term__tip') !== null",
        [
            box["x"] + box["width"] / 2,
            box["y"] + box["height"] / 2,
        ],
    ), "the meaning is clipped or covered"
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(0, 0)
    term.focus()
    expect(tip).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_by_finger(browser: Browser, site: Site) -> None:
    """A tap shows the meaning at the foot of the screen, a tap elsewhere puts it away."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site.url + PAGE)
    term = term_of(page.locator(".hb-term"))
    term.tap()
    tip = term.locator(".hb-term__tip")
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 740
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    context.close()
