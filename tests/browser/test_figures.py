"""Figures as they are seen: all of them on the page of samples, in both schemes, on a phone and on a desk."""

from __future__ import annotations

import pytest

from harness import OpenPage

PAGE = "contribute/figures/"
SMALLEST = 12.0
LOOK = """(smallest) => {
    const rgb = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
    const light = (text) => {
        const [r, g, b] = rgb(text).slice(0, 3).map((c) => c / 255)
            .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => {
        const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
    };
    const paper = getComputedStyle(document.body).backgroundColor;
    const solid = (style) => style.fill !== "none" && Number(style.fillOpacity) === 1;
    const found = [];
    for (const svg of document.querySelectorAll(".hb-figure svg")) {
        const name = svg.querySelector("title").textContent;
        const sheet = svg.getBoundingClientRect();
        const surfaces = [];
        const texts = [];
        for (const shape of svg.children) {
            const style = getComputedStyle(shape);
            if (shape.localName === "text") {
                const box = shape.getBBox();
                const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                const under = surfaces.filter((other) => other.isPointInFill(new DOMPoint(x, y))).pop();
                const ground = under ? getComputedStyle(under).fill : paper;
                const ratio = contrast(style.fill, ground);
                if (ratio < 4.5) found.push(`${name}: ${shape.textContent}: ${ratio.toFixed(2)} to 1`);
                texts.push([shape, shape.getBoundingClientRect(), under]);
                const size = parseFloat(style.fontSize) * sheet.width / svg.viewBox.baseVal.width;
                if (size < smallest) found.push(`${name}: ${shape.textContent}: ${size.toFixed(1)} px`);
            } else if (shape.localName !== "title" && shape.localName !== "desc") {
                if (solid(style)) surfaces.push(shape);
                const drawn = style.stroke === "none" ? style.fill : style.stroke;
                const decoration = shape.matches(".hb-f-plate, .hb-f-web, .hb-f-dot");
                if (!decoration && contrast(drawn, paper) < 3) found.push(`${name}: ${shape.className.baseVal}: faint`);
            }
        }
        for (const [i, [shape, box, under]] of texts.entries()) {
            const words = shape.textContent;
            if (box.left < sheet.left - 2 || box.right > sheet.right + 2 || box.bottom > sheet.bottom + 2) {
                found.push(`${name}: ${words}: leaves the sheet`);
            }
            const frame = under?.matches("rect.hb-f-box") ? under.getBoundingClientRect() : null;
            if (frame && (box.left < frame.left + 1 || box.right > frame.right - 1)) {
                found.push(`${name}: ${words}: leaves its box`);
            }
            for (const [other, rival] of texts.slice(i + 1)) {
                const width = Math.min(box.right, rival.right) - Math.max(box.left, rival.left);
                const height = Math.min(box.bottom, rival.bottom) - Math.max(box.top, rival.top);
                if (width > 2 && height > 5) found.push(`${name}: ${words} on ${other.textContent}`);
            }
        }
    }
    return found;
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_figure_is_legible(open_page: OpenPage, scheme: str, width: int) -> None:
    """Text stands out 4.5 : 1 from what lies under it and lines 3 : 1, words cover no others, nothing sticks out."""
    page = open_page(PAGE, scheme=scheme, width=width).page
    assert page.locator(".hb-figure svg").count() > 70
    assert page.evaluate(LOOK, SMALLEST) == []
    assert len(page.evaluate(LOOK, 40)) > 500, "the measuring finds nothing at all"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_script_and_in_forced_colours(open_page: OpenPage) -> None:
    """Figures are there without a script, and take the reader's own colours."""
    page = open_page("foundations/four-service-types/", js=False).page
    assert page.locator(".hb-figure svg text").first.is_visible()
    page = open_page("foundations/four-service-types/", forced_colors=True, scheme="dark").page
    fill = "getComputedStyle(document.querySelector('.hb-figure .hb-f-right.hb-f-box')).fill"
    assert page.evaluate(fill) == page.evaluate(
        "(() => { const i = document.createElement('i'); i.style.color = 'Canvas'; document.body.append(i);"
        " return getComputedStyle(i).color; })()"
    )


def test_on_paper(open_page: OpenPage) -> None:
    """A figure is no wider on paper than it has to be, and what is taken away can be told apart in black and white."""
    page = open_page("relationship/clv/").page
    page.emulate_media(media="print")
    box = page.locator(".hb-figure").first.bounding_box()
    assert box is not None
    assert box["width"] < 400
    fills = "(look) => getComputedStyle(document.querySelector(`.hb-f-bar.hb-f-${look}`)).fill"
    assert page.evaluate(fills, "accent") != page.evaluate(fills, "wrong")


def test_search_finds_the_caption_only(open_page: OpenPage) -> None:
    """The words in a picture are no text of the page for the search; its caption is."""
    page = open_page("").page
    index = page.evaluate("fetch('search/search_index.json').then((answer) => answer.text())")
    assert "走样在哪一格" in index
    assert "渠道不当、干扰" not in index
