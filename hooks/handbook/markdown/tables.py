"""Tables: a wide one scrolls inside its own frame, never the page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from handbook.markdown.tree import wrap as wrap_children


def wrap(root: Element, label: str) -> None:
    """Put every table without a class into an `hb-scroll` frame."""
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            if child.tag == "table" and not child.get("class"):
                child.set("class", "hb-table")
                wrap_children(parent, index, index + 1, Element("hb-scroll", {"data-label": label}))
