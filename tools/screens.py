"""Take pictures of the main pages, wide and narrow, light and dark, and put them on one sheet.

Usage: python tools/screens.py FOLDER
"""

from __future__ import annotations

import html
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

import preview
from chromium import CHROMIUM_FLAGS, find_chromium

PAGES = {
    "home": "",
    "chapter": "resolution/complaint-four-steps/",
    "case": "cases/waiting-call/",
    "self-assessment": "practice/self-first-impression/",
    "404": "404.html",
    "search": "start/",
    "print": "resolution/complaint-four-steps/",
}
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WORD = "投诉"
SHEET = """<!doctype html><meta charset="utf-8"><title>screens</title><style>
body {{ font: 14px sans-serif; margin: 24px; background: #888; width: 1650px }}
h2 {{ margin: 24px 0 8px }} section {{ display: flex; gap: 16px }}
div {{ max-height: 620px; overflow: hidden }} img {{ width: 100% }} .w360 {{ width: 220px }} .w1280 {{ width: 560px }}
</style>{rows}"""


def prepare(page: Page, name: str) -> None:
    """Bring an opened page into the state that is to be seen."""
    if name == "print":
        page.emulate_media(media="print")
    if name == "search":
        openers = "[data-toggle=search], [data-md-component=search-query]"
        page.locator(openers).locator("visible=true").first.click()
        page.locator("[data-md-component=search-query]").press_sequentially(WORD)
        page.locator(".md-search-result__item").first.wait_for()


def shoot(browser: Browser, site: preview.Site, folder: Path, name: str) -> list[tuple[str, int]]:
    """Take the pictures of one page; return their names and widths."""
    taken: list[tuple[str, int]] = []
    for scheme in SCHEMES[:1] if name == "print" else SCHEMES:
        for width in WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme, locale="zh-CN", reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto(site.url + PAGES[name], wait_until="networkidle")
            prepare(page, name)
            file = f"{name}-{width}-{scheme}.png"
            page.screenshot(path=folder / file, full_page=name != "search")
            taken.append((file, width))
            context.close()
    return taken


def main() -> int:
    """Build, shoot and lay out the sheet as index.html and index.png."""
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[str] = []
    with (
        tempfile.TemporaryDirectory() as built,
        preview.served(Path(built)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_FLAGS))
        for name in PAGES:
            pictures = shoot(browser, site, folder, name)
            images = "".join(
                f'<div class="w{width}"><img src="{html.escape(file)}" alt=""></div>' for file, width in pictures
            )
            rows.append(f"<h2>{name}</h2><section>{images}</section>")
        (folder / "index.html").write_text(SHEET.format(rows="".join(rows)), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1700, "height": 1000})
        page.goto((folder / "index.html").as_uri())
        page.screenshot(path=folder / "index.png", full_page=True)
        browser.close()
    print(f"截图在 {sys.argv[1]}/，总览是 {sys.argv[1]}/index.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
