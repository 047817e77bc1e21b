"""Take the pictures of the trainers' guide from the real site: docs/contribute/images, light, 720 pixels wide.

Usage: python tools/guide_screens.py

The example page and case of the guide are laid out in a small handbook of their own; everything else is the handbook
itself. The browser also writes the WebP files, so no other program is needed.
"""

from __future__ import annotations

import base64
import re
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import preview
from chromium import CHROMIUM_FLAGS, find_chromium

GUIDE = preview.ROOT / "docs/contribute"
IMAGES = GUIDE / "images"
WIDTH, HEIGHT = 720, 900
MOST = 60 * 1024
"""Bytes that a picture may have."""

BLOCK = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
WEBP = """async ([data, quality]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""
SOURCE = """([markdown, title]) => {
    const [left, right] = ["pre", "div"].map((name) => document.createElement(name));
    const section = document.getElementById(title);
    left.textContent = markdown;
    for (let at = section; at && at.id !== "quiz"; at = at.nextElementSibling) right.append(at.cloneNode(true));
    const sheet = document.createElement("div");
    sheet.className = "hb-guide md-typeset";
    sheet.append(left, right);
    document.querySelector(".md-content__inner").replaceChildren(sheet);
}"""
CHANGE = """() => {
    document.querySelector(".hb-origin__change time").textContent = "2026年11月20日";
    document.querySelector(".hb-origin__what").textContent = "倾听六步：把“回电”改成“当天回电”";
}"""
"""The sentence that the guide lets a trainer write, so that the picture does not change with every commit."""

LOOK = """
.md-header, .md-footer, .md-top, .md-sidebar, .md-path, .headerlink { display: none !important; }
.md-main__inner { margin: 0 !important; }
.md-content__inner { max-width: none !important; margin: 0 !important; padding: 0.6rem 1.1rem !important; }
.md-content__inner::before { display: none !important; }
.hb-guide { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.hb-guide pre { margin: 0; padding: 0.8rem; background: var(--hb-paper-2); }
.hb-guide pre { font-size: 0.72rem; line-height: 1.7; white-space: pre-wrap; }
.hb-guide > div { zoom: 0.8; }
.hb-guide > div > :first-child { margin-top: 0; }
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the page that it shows, how to bring the page there, and which part of it, at most so high."""

    name: str
    page: str
    part: str
    prepare: Callable[[Page], object] = Page.title
    height: int = HEIGHT


def answer(page: Page) -> None:
    """Choose the first option of the first question, and check it."""
    question = page.locator(".hb-question").first
    question.locator("input").first.check()
    page.locator(".hb-question button").first.click()
    page.wait_for_timeout(300)


def beside(page: Page) -> None:
    """Show the source of a section beside the section."""
    source = examples()["communication/first-sentence.md"]
    title = "先报身份"
    page.evaluate(SOURCE, [source[source.index(f"## {title}") : source.index("```quiz")].rstrip(), title])


def changed(page: Page) -> None:
    """Give the foot of the page the change of the guide's example."""
    page.evaluate(CHANGE)


PICTURES = (
    Picture("page-foot", "communication/listening/", ".hb-origin", changed),
    Picture("question", "communication/listening/", ".hb-question", answer),
)
EXAMPLES = (
    Picture("source", "communication/first-sentence/", ".hb-guide", beside),
    Picture("new-page", "communication/first-sentence/", ".md-content__inner", height=1000),
    Picture("case", "cases/wrong-size/", ".md-content__inner", height=900),
)


def examples() -> dict[str, str]:
    """Return path → text of the example page and case of the guide, with what they lead to."""
    files = {"index.md": "---\ntitle: 首页\ndescription: 首页。\n---\n\n# 首页\n"}
    for guide, name in (("add-a-page", "communication/first-sentence"), ("add-a-case", "cases/wrong-size")):
        blocks = BLOCK.findall((GUIDE / f"{guide}.md").read_text(encoding="utf-8"))
        first = {language: text for _, language, text in reversed(blocks)}
        files |= {f"{name}.md": first["markdown"], f"{name}.quiz.yml": first["yaml"]}
    for name, title in (("communication/listening", "倾听六步"), ("resolution/service-recovery", "服务补救与道歉")):
        files[f"{name}.md"] = f"---\ntitle: {title}\ndescription: {title}。\n---\n\n# {title}\n"
    files["cases/cases.yml"] = (preview.ROOT / "docs/cases/cases.yml").read_text(encoding="utf-8")
    return files


def lay_out(folder: Path, files: dict[str, str]) -> None:
    """Make a handbook of a few files with the repository's own hooks and theme."""
    for part in ("hooks", "overrides", "mkdocs.base.yml"):
        (folder / part).symlink_to(preview.ROOT / part)
    settings = "INHERIT: mkdocs.base.yml\nsite_name: 客户服务实战手册\nsite_url: https://example.org/a/\n"
    brand = "extra_css: [brand/colours.css]\ntheme:\n  logo: brand/logo.svg\n"
    (folder / "mkdocs.yml").write_text(settings + brand, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/brand").symlink_to(preview.ROOT / "docs/brand")
    for name, text in files.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")


def take(browser: Browser, site: preview.Site, picture: Picture) -> bytes:
    """Return a picture as WebP, of the best quality that fits."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", locale="zh-CN", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(site.url + picture.page, wait_until="networkidle")
    picture.prepare(page)
    page.add_style_tag(content=LOOK)
    part = page.locator(picture.part).first
    part.scroll_into_view_if_needed()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(500)
    box = part.bounding_box()
    if box is None:
        raise SystemExit(f"{picture.name}: {picture.part} is not to be seen")
    top = box["y"] + page.evaluate("scrollY")
    clip = {"x": 0, "y": max(0, top - 12), "width": WIDTH, "height": min(box["height"] + 24, picture.height)}
    image = page.screenshot(full_page=True, clip=clip, animations="disabled")  # pyright: ignore[reportArgumentType]
    for quality in (0.92, 0.85, 0.75, 0.6, 0.45):
        written = page.evaluate(WEBP, [base64.b64encode(image).decode(), quality])
        if len(data := base64.b64decode(written)) <= MOST:
            break
    else:
        raise SystemExit(f"{picture.name}: more than {MOST} bytes")
    context.close()
    return data


def main() -> int:
    """Build both handbooks and take all pictures."""
    IMAGES.mkdir(exist_ok=True)
    for picture in (*PICTURES, *EXAMPLES):
        # A strict build fails for want of a picture that is still to be taken.
        (IMAGES / f"{picture.name}.webp").touch()
    with ExitStack() as stack:
        small = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        built = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        lay_out(small, examples())
        sites = (
            stack.enter_context(preview.served(built)),
            stack.enter_context(preview.served(small / "site", root=small)),
        )
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_FLAGS))
        for site, pictures in zip(sites, (PICTURES, EXAMPLES), strict=True):
            for picture in pictures:
                data = take(browser, site, picture)
                (IMAGES / f"{picture.name}.webp").write_bytes(data)
                print(f"{picture.name}.webp  {len(data) / 1024:.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
