"""Boxes: every kind says its name in words, and what to avoid stands beside what to say."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from handbook.markdown.tree import classes, is_box, wrap

PAIR = frozenset({"avoid", "say"})


def name(root: Element, names: Mapping[str, str]) -> None:
    """Give each box without a title of its own the name of its kind."""
    for box in root.iter():
        kind = next((kind for kind in names if is_box(box, kind)), None)
        if kind is None or box.tag == "details":
            continue
        title = next((child for child in box if "admonition-title" in classes(child)), None)
        if title is None:
            title = SubElement(box, "p", {"class": "admonition-title"})
            box.remove(title)
            box.insert(0, title)
        if (not title.text and not len(title)) or title.text == kind.capitalize():
            title.text = names[kind]


def pair(root: Element) -> None:
    """Put an `avoid` box and the `say` box beside it, in whatever order, into one `hb-pair`."""
    for parent in list(root.iter()):
        index = 0
        while index + 1 < len(parent):
            kinds = {kind for kind in PAIR for box in (parent[index], parent[index + 1]) if is_box(box, kind)}
            if kinds == set(PAIR):
                wrap(parent, index, index + 2, Element("div", {"class": "hb-pair"}))
            index += 1
