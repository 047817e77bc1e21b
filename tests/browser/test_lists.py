"""Lists in a browser: narrowed down by words and choices, by keyboard too, copied from, and whole without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

import harness
from accessibility import violations
from preview import Site

LISTS = {"cases/": 3, "reference/glossary/": 3, "reference/phrasebook/": 3, "reference/fact-check/": 2}
SHOWN = ".hb-item:visible"
STATE = ".hb-filter output"
COLOURS = "all => all.map((one) => getComputedStyle(one).backgroundColor)"


@pytest.fixture(name="visit")
def visit_fixture(browser: Browser, small_site: Site) -> Iterator[harness.OpenPage]:
    """Open a page of the small handbook; the keywords are those of `harness.open_in`."""
    with harness.opening(browser, small_site.url) as opened:
        yield opened


@pytest.mark.parametrize(
    ("path", "words", "choices", "count"),
    [
        ("cases/", "久等", [], 1),
        ("cases/", "的人 经过", [], 3),
        ("cases/", "", ["倾听"], 2),
        ("cases/", "", ["倾听", "合规"], 3),
        ("cases/", "", ["倾听", "电话"], 1),
        ("cases/", "久等", ["合规"], 0),
        ("reference/glossary/", "ＥＭＰＡＴＨＹ", [], 1),
        ("reference/glossary/", "工單", [], 1),
        ("reference/phrasebook/", "", ["电话"], 2),
        ("reference/phrasebook/", "", ["致歉"], 1),
        ("reference/fact-check/", "", ["停用"], 1),
    ],
)
def test_narrowing(visit: harness.OpenPage, path: str, words: str, choices: list[str], count: int) -> None:
    """Words and choices leave what fits all of them; the count says so, and reset brings everything back."""
    found = visit(path)
    page = found.page
    expect(page.locator(SHOWN)).to_have_count(LISTS[path])
    expect(page.locator(".hb-filter__reset")).to_be_hidden()
    page.locator(".hb-filter input").fill(words)
    for choice in choices:
        button = page.locator(f'.hb-filter button[value="{choice}"]')
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(SHOWN)).to_have_count(count)
    wanted = f"显示{count}条，共{LISTS[path]}条" if count else "没有符合的。换个词，或少选一项。"
    expect(page.locator(STATE)).to_have_text(wanted)
    page.locator(".hb-filter__reset").click()
    expect(page.locator(SHOWN)).to_have_count(LISTS[path])
    expect(page.locator(".hb-filter input")).to_be_focused()
    assert found.troubles() == []


def test_by_keyboard(visit: harness.OpenPage) -> None:
    """From the field the choices come next, space presses one, and again releases it."""
    page = visit("cases/").page
    page.locator(".hb-filter input").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(SHOWN)).to_have_count(2)
    page.keyboard.press("Space")
    expect(page.locator(SHOWN)).to_have_count(3)


def test_an_empty_scene_hides_its_heading(visit: harness.OpenPage) -> None:
    """What follows the list stays."""
    page = visit("reference/phrasebook/").page
    page.locator('button[value="致歉"]').click()
    expect(page.locator("h3")).to_have_count(2)
    expect(page.locator("h3:visible")).to_have_count(1)
    expect(page.get_by_role("heading", name="以后")).to_be_visible()


def test_a_link_shows_its_entry(visit: harness.OpenPage) -> None:
    """An entry that is hidden comes back when a link leads to it."""
    page = visit("reference/glossary/").page
    page.locator(".hb-filter input").fill("工单")
    expect(page.locator("#term-共情")).to_be_hidden()
    page.evaluate("location.hash = 'term-共情'")
    expect(page.locator("#term-共情")).to_be_visible()


def test_copying(visit: harness.OpenPage) -> None:
    """The button copies the sentence to say and says so; where a browser refuses, it says that."""
    page = visit("reference/phrasebook/").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制：您好，请讲。").click()
    expect(page.locator(".hb-copy [role=status]").first).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == "您好，请讲。"
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="复制：您想先看哪一款？").click()
    expect(page.locator(".hb-copy [role=status]").nth(1)).to_contain_text("选中")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [*LISTS, "practice/drill/"])
def test_axe_and_targets(visit: harness.OpenPage, path: str, width: int, scheme: str) -> None:
    """Nothing for axe to find, before and after a choice; every control is 44 px high; nothing sticks out."""
    page = visit(path, width=width, scheme=scheme).page
    assert violations(page) == []
    choice = page.locator(".hb-filter__value")
    if choice.count():
        choice.first.click()
        assert violations(page) == []
    for control in page.locator(":is(.hb-filter, .hb-copy, .hb-print) :is(button, input):visible").all():
        box = control.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 44
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_forced_colours_keep_the_choice_visible(visit: harness.OpenPage) -> None:
    """A pressed choice has another background where the system sets the colours."""
    page = visit("cases/", forced_colors=True).page
    page.locator(".hb-filter__value").first.click()
    colours = page.locator(".hb-filter__value").evaluate_all(COLOURS)
    assert colours[0] != colours[1]


@pytest.mark.parametrize("path", LISTS)
def test_without_script(visit: harness.OpenPage, path: str) -> None:
    """The whole list can be read, and no control is shown that does nothing."""
    page = visit(path, js=False).page
    expect(page.locator(SHOWN)).to_have_count(LISTS[path])
    expect(page.locator("article button:visible, article input:visible")).to_have_count(0)


def test_after_instant_navigation(visit: harness.OpenPage, small_site: Site) -> None:
    """A list that is reached without loading a document works as well."""
    found = visit("reference/glossary/")
    found.follow(small_site.url + "cases/")
    found.page.locator(".hb-filter input").fill("久等")
    expect(found.page.locator(SHOWN)).to_have_count(1)
    assert found.troubles() == []
