"""What holds on every page of the handbook in a browser, whatever is written on the page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from accessibility import COLOURS, violations
from harness import OpenPage
from preview import Site

SCHEMES = ("light", "dark")
WIDTHS = (360, 1280)
SAMPLE = 5
"""Where a part of the pages will do, every fifth."""

WORD = "倾听"
QUIZ_FILE = re.compile(r"/assets/handbook/[^/]+/quiz")
TOO_WIDE = """() => {
    const wide = document.scrollingElement.scrollWidth;
    const scrolls = (box) => getComputedStyle(box).overflowX !== "visible";
    const clipped = (box) => box !== document.body && (scrolls(box) || clipped(box.parentElement));
    const sticksOut = (box) => box.getBoundingClientRect().right > innerWidth + 1 && !clipped(box.parentElement);
    const culprits = [...document.querySelectorAll("body *")].filter(sticksOut).slice(0, 5);
    return wide <= innerWidth ? [] : [`${wide} px wide`, ...culprits.map((box) => box.outerHTML.slice(0, 120))];
}"""


def assert_nothing(found: dict[str, list[str]]) -> None:
    """Fail with each finding and the pages that have it."""
    pages: dict[str, list[str]] = {}
    for page, findings in found.items():
        for finding in findings:
            pages.setdefault(finding, []).append(page or "(home)")
    if pages:
        pytest.fail(
            "\n".join(f"{finding}\n    on {', '.join(where)}" for finding, where in pages.items()), pytrace=False
        )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(site: Site, open_page: OpenPage, scheme: str, width: int) -> None:
    """WCAG 2.2 A and AA and axe's best practices, the theme's own parts included.

    A dark page is the light one in other colours: most are looked at for these alone, and in one width.
    """
    visit = open_page(width=width, scheme=scheme, until="load")
    found: dict[str, list[str]] = {}
    for number, path in enumerate(site.pages()):
        if (scheme, width) == ("dark", 1280) and number % SAMPLE:
            continue
        visit.go(site.url + path)
        shown = visit.page.locator("body").get_attribute("data-md-color-scheme")
        assert shown == {"light": "default", "dark": "slate"}[scheme]
        whole = scheme == "light" or number % SAMPLE == 0
        found[path] = violations(visit.page) if whole else violations(visit.page, COLOURS)
    assert_nothing(found)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_open_search_and_drawer(open_page: OpenPage, scheme: str) -> None:
    """The parts of a page that only a click shows."""
    page = open_page(width=1280, scheme=scheme).page
    search(page, WORD)
    found = {"search": violations(page)}
    page = open_page(width=360, scheme=scheme).page
    page.locator("[data-toggle=drawer]").click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    found["drawer"] = violations(page)
    assert_nothing(found)


@pytest.mark.parametrize("storage", ["normal", "denied", "null"])
def test_no_error_and_no_other_host(site: Site, open_page: OpenPage, storage: str) -> None:
    """No page complains, fails to find a file or asks another host, even where the browser keeps no data.

    A page without a quiz loads no file of the quiz; a page with one does.
    """
    visit = open_page(storage=storage)
    found: dict[str, list[str]] = {}
    for path in site.pages() if storage == "normal" else site.pages()[::SAMPLE]:
        visit.go(site.url + path)
        foreign = [url for url in visit.requests if not url.startswith((site.url, "data:", "blob:"))]
        found[path] = visit.troubles() + [f"other host: {url}" for url in foreign]
        loaded = [url for url in visit.requests if QUIZ_FILE.search(url)]
        assert bool(loaded) == ("<hb-quiz" in site.html(path)), f"{path}: {loaded}"
    assert_nothing(found)


def test_instant_navigation(site: Site, open_page: OpenPage) -> None:
    """Going from page to page without loading a document, each page works as after a reload."""
    visit = open_page()
    visit.page.evaluate("window.stayed = true")
    found: dict[str, list[str]] = {}
    for path in site.pages()[1:-1] + site.pages()[:1]:
        visit.follow(site.url + path)
        found[path] = visit.troubles()
        assert visit.page.evaluate("window.stayed"), f"{path} was loaded as a document"
    assert_nothing(found)


def test_fits_a_narrow_phone(site: Site, open_page: OpenPage) -> None:
    """At 320 px nothing has to be scrolled sideways, save inside a table or a block of code."""
    visit = open_page(width=320, until="load")
    found: dict[str, list[str]] = {}
    for path in site.pages():
        visit.go(site.url + path)
        found[path] = visit.page.evaluate(TOO_WIDE)
    assert_nothing(found)


def test_readable_without_script(site: Site, open_page: OpenPage) -> None:
    """Heading and text of every page are visible with scripts off."""
    visit = open_page(js=False, until="load")
    for path in site.pages():
        visit.go(site.url + path)
        expect(visit.page.locator("h1").first, path).to_be_visible()
        assert len(visit.page.locator("main").inner_text()) > 30, path


def search(page: Page, words: str) -> None:
    """Open the search as this page offers it, type, and wait for results."""
    openers = ".hb-search__button, [data-toggle=search], [data-md-component=search-query]"
    page.locator(openers).locator("visible=true").first.click()
    page.locator("[data-md-component=search-query]").press_sequentially(words)
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_search_finds_a_chinese_word(site: Site, open_page: OpenPage) -> None:
    """The search works below a path: its index loads, a Chinese word is found, and the result opens."""
    visit = open_page("cases/waiting-call/")
    search(visit.page, WORD)
    visit.page.locator(".md-search-result__item a").first.click()
    expect(visit.page.locator("main article")).to_contain_text(WORD)
    assert visit.page.url.startswith(site.url)
    assert not visit.troubles()


def test_unknown_address_shows_the_sites_404(site: Site, open_page: OpenPage) -> None:
    """A wrong address, however deep, ends on a page with style and a way home."""
    visit = open_page("no/such/page/")
    assert not visit.troubles()
    home = visit.page.locator("article a").filter(has_text="首页")
    home.click()
    expect(visit.page).to_have_url(site.url)
