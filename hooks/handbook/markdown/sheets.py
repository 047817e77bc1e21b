"""Role cards and sheets: what is printed, one box a page, and written on by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor

from handbook.markdown.tree import classes, is_box, plain

KINDS = ("role", "sheet")
BLANK = r"(?<!_)_{4,}(?!_)"
TASK = "[ ] "


class Blanks(InlineProcessor):
    """Four or more underscores inside a line are a blank to fill in."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """Return an empty span of a fixed length."""
        return Element("span", {"class": "hb-blank"}), m.start(0), m.end(0)


def prepare(root: Element, names: Mapping[str, str]) -> None:
    """Give every role card and sheet its label, lines to write on, boxes to tick and a foot line."""
    for box in root.iter():
        kind = next((kind for kind in KINDS if is_box(box, kind)), None)
        if kind and box.tag != "details":
            _label(box, names[kind])
            _lines(box)
            SubElement(box, "div", {"class": "hb-foot", "data-hb-foot": ""})
    for item in root.iter("li"):
        holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
        if (holder.text or "").lstrip().startswith(TASK):
            holder.text = (holder.text or "").lstrip().removeprefix(TASK)
            item.set("class", f"{item.get('class', '')} hb-task".strip())


def _label(box: Element, name: str) -> None:
    """Put the name of the kind in front of a title of the box's own."""
    title = next((child for child in box if "admonition-title" in classes(child)), None)
    if title is not None and plain(title) != name:
        label = Element("span", {"class": "hb-kind"})
        label.text, label.tail = name, title.text
        title.text = None
        title.insert(0, label)


def _lines(box: Element) -> None:
    """Turn rules into lines, and empty cells into fields, to write on."""
    for rule in list(box.iter("hr")):
        rule.tag = "div"
        rule.set("class", "hb-line")
    for cell in box.iter("td"):
        if not plain(cell) and not len(cell):
            cell.set("class", "hb-field")
