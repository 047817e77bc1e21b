"""Pages made for paper: what a printer gets, read back from the PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from handbook.frontmatter import HEAD
from preview import ROOT, Site

DOCS = ROOT / "docs"
A4 = (595, 842)
"""Points."""


def prints(path: Path) -> int:
    """Return how many pages a page of the handbook says it prints."""
    match = HEAD.match(path.read_text(encoding="utf-8"))
    lines = match[1].splitlines() if match else []
    return next((int(line.split(":")[1]) for line in lines if line.startswith("prints:")), 0)


PRINTING = [path.relative_to(DOCS).as_posix() for path in sorted(DOCS.rglob("*.md")) if prints(path)]


def printed(page: Page) -> list[str]:
    """Return the text of every page that the browser prints, without blanks."""
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    if page.locator("hb-print").count():
        for sheet in reader.pages:
            assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == pytest.approx(A4, abs=2)
    return [normalize("NFKC", "".join(sheet.extract_text().split())) for sheet in reader.pages]


def test_cards_and_sheets_alone(browser: Browser, small_site: Site) -> None:
    """One box a page, in order, with the page's title and the site's name at its foot, and nothing else."""
    page = browser.new_page()
    page.goto(small_site.url + "practice/drill/")
    found = printed(page)
    page.close()
    assert len(found) == 3
    for text, own in zip(found, ["只有你知道", "第一句", "观察员记录单"], strict=True):
        assert own in text
        assert "演练&打印·试验" in text
        assert not any(word in text for word in ("这一句不印", "也不印", "怎么练", "打印（A4", "首页"))
    assert "来电方" in found[0]
    assert "接待方" in found[1]


def test_without_script(browser: Browser, small_site: Site) -> None:
    """Paper needs no script."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(small_site.url + "practice/drill/")
    assert len(printed(page)) == 3
    page.close()


def test_the_look_on_paper(browser: Browser, small_site: Site) -> None:
    """Black on white whatever the scheme, in 11 points, with lines and cells to write on."""
    page = browser.new_page(color_scheme="dark")
    page.goto(small_site.url + "practice/drill/")
    page.emulate_media(media="print")
    style = page.locator(".sheet").evaluate(
        "box => [getComputedStyle(box).color, getComputedStyle(box).backgroundColor, getComputedStyle(box).fontSize]"
    )
    assert style[0] == "rgb(0, 0, 0)"
    assert style[1] == "rgb(255, 255, 255)"
    assert float(style[2].removesuffix("px")) == pytest.approx(11 * 4 / 3, abs=0.1)
    for empty in (".hb-line", ".hb-field"):
        assert page.locator(f".sheet {empty}").first.bounding_box()["height"] >= 30  # type: ignore[index]
    page.close()


def test_the_button_prints(browser: Browser, small_site: Site) -> None:
    """It says how many pages there will be, and opens the browser's print dialogue."""
    page = browser.new_page()
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(small_site.url + "practice/drill/")
    button = page.get_by_role("button", name="打印（A4，共3页）")
    button.click()
    assert page.evaluate("window.printed")
    page.close()


def test_other_pages_print_whole(browser: Browser, small_site: Site) -> None:
    """A page without `prints` keeps its title and text on paper, and a list what it shows; controls stay away."""
    page = browser.new_page()
    page.goto(small_site.url + "cases/")
    page.locator(".hb-filter input").fill("久等")
    expect(page.locator(".hb-item:visible")).to_have_count(1)
    (text,) = printed(page)
    page.close()
    assert "案例" in text
    assert "久等的人" in text
    assert "要回扣的人" not in text
    assert "筛选" not in text


@pytest.mark.parametrize("src", PRINTING)
def test_the_handbooks_own(browser: Browser, site: Site, src: str) -> None:
    """Each page prints as many pages of A4 as it says."""
    page = browser.new_page()
    page.goto(site.url + src.removesuffix(".md") + "/")
    found = printed(page)
    page.close()
    assert len(found) == prints(DOCS / src), [text[:40] for text in found]
