"""The handbook's Markdown: boxes, dialogues, key points and Chinese line breaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from handbook.markdown import boxes, cjk, dialogue, links, sections, sheets, tables

BEFORE_INLINE = 25
AFTER_INLINE = 15
BEFORE_EMPHASIS = 75


class Dialogues(Treeprocessor):
    """Cut dialogues into turns while their text is still as written."""

    def __init__(self, md: Markdown, customers: frozenset[str]) -> None:
        super().__init__(md)
        self.customers = customers

    def run(self, root: Element) -> None:
        """Rebuild every dialogue box of the page."""
        dialogue.cut(root, self.customers)


class Furniture(Treeprocessor):
    """Name and pair the boxes, wrap the closing sections and tables, join Chinese lines."""

    def __init__(self, md: Markdown, texts: Mapping[str, Any]) -> None:
        super().__init__(md)
        self.texts = texts

    def run(self, root: Element) -> None:
        """Rework the page's tree in place."""
        boxes.name(root, self.texts["boxes"])
        boxes.pair(root)
        sheets.prepare(root, self.texts["boxes"])
        sections.wrap(root, self.texts["sections"], self.texts["ui"]["colon"], self.md.htmlStash.rawHtmlBlocks)
        tables.wrap(root, self.texts["ui"]["table_scroll"])
        links.mark_external(root)
        cjk.join_lines(root)


class HandbookExtension(Extension):
    """Adds the handbook's own forms to Markdown; `texts` is the tree of a `pages.*.yml` file."""

    def __init__(self, texts: Mapping[str, Any]) -> None:
        super().__init__()
        self.texts = texts

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register both passes over the tree, one before and one after inline markup is read, and blanks."""
        customers = frozenset[str](self.texts["dialogue"]["customers"])
        md.treeprocessors.register(Dialogues(md, customers), "hb-dialogues", BEFORE_INLINE)
        md.inlinePatterns.register(sheets.Blanks(sheets.BLANK, md), "hb-blanks", BEFORE_EMPHASIS)
        md.treeprocessors.register(Furniture(md, self.texts), "hb-furniture", AFTER_INLINE)
