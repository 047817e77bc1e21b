"""Words of a quiz file as HTML: a little Markdown, no HTML of the author's, only links that lead somewhere safe."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

MARKUP = re.compile(r"[*_`\[\]\\\n]")
"""Signs without which a text is no Markdown and only needs escaping."""

WORDS = r"[^*_`\[\]\\&<>\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ue000-\ue002]+"
BOLD = re.compile(rf"\*\*((?! ){WORDS}(?<! ))\*\*")
SIMPLE = re.compile(rf"(?! )(?:{WORDS})?(?:{BOLD.pattern}{WORDS})*(?:{BOLD.pattern})?(?<! )")
"""A sentence whose only markup are words in bold, as most are: no need to ask Python-Markdown."""

AMPERSAND = "\ue002"
"""Stands for `&` while Python-Markdown works, which would take `&lt;` for a sign that its author wanted."""

BLOCKS_KEPT_INLINE = {"paragraph"}
BLOCKS = frozenset(
    {"code", "empty", "hashheader", "hr", "indent", "olist", "paragraph", "quote", "reference", "setextheader", "ulist"}
)
"""All that Python-Markdown knows of its own."""

BLOCKS_KEPT = {"paragraph", "olist", "ulist", "indent", "quote"}

Linker = Callable[[str], str | None]
"""Takes an address as written and returns the one to use, or None when it may not be linked."""


class _Links(Treeprocessor):
    linker: Linker

    def run(self, root: Element) -> None:
        for anchor in root.iter("a"):
            address = self.linker(anchor.get("href", ""))
            if address is None:
                anchor.attrib.pop("href", None)
            else:
                anchor.set("href", address)


class Writer:
    """Converts texts, with one Markdown instance for sentences and one for passages."""

    def __init__(self) -> None:
        self._inline = _converter(BLOCKS_KEPT_INLINE)
        self._block = _converter(BLOCKS_KEPT)

    def inline(self, text: str, linker: Linker) -> Markup:
        """Return a sentence as HTML that may stand inside a paragraph, label or legend."""
        if not MARKUP.search(text):
            return escape(text)
        if SIMPLE.fullmatch(text):
            return Markup(BOLD.sub(r"<strong>\1</strong>", text))  # noqa: S704 (without any sign to escape)
        html = self._convert(self._inline, text, linker)
        return Markup(html.removeprefix("<p>").removesuffix("</p>").replace("</p>\n<p>", "<br>"))  # noqa: S704

    def block(self, text: str, linker: Linker) -> Markup:
        """Return a passage as paragraphs and lists."""
        if not MARKUP.search(text):
            return Markup("<p>{}</p>").format(text)
        return Markup(self._convert(self._block, text, linker))  # noqa: S704

    @staticmethod
    def _convert(converter: tuple[markdown.Markdown, _Links], text: str, linker: Linker) -> str:
        md, links = converter
        links.linker = lambda address: linker(address.replace(AMPERSAND, "&"))
        html = md.reset().convert(text.replace("&", AMPERSAND))
        return html.replace(AMPERSAND, "&amp;")


def _converter(blocks: set[str]) -> tuple[markdown.Markdown, _Links]:
    md = markdown.Markdown(extensions=[Nl2BrExtension()], output_format="html")
    md.preprocessors.deregister("html_block")
    for name in ("html", "entity", "image_link", "image_reference", "short_image_ref", "autolink", "automail"):
        md.inlinePatterns.deregister(name)
    for name in BLOCKS - blocks:
        md.parser.blockprocessors.deregister(name)
    links = _Links(md)
    md.treeprocessors.register(links, "hb-links", 5)
    return md, links
