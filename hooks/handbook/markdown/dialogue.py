"""Dialogues: a box whose paragraphs `角色：话` become turns that read like a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from handbook.markdown.tree import classes, is_box

TURN = re.compile(r"^([^\s：:，。？！“”（）<>*_\[\]]{1,10})：\s*(.+)$", re.DOTALL)
STAGE = re.compile(r"^（.*）$", re.DOTALL)


def cut(root: Element, customers: frozenset[str]) -> None:
    """Rebuild the paragraphs of every dialogue; must run before inline markup is read."""
    for box in root.iter():
        if is_box(box, "dialogue"):
            for paragraph in list(box):
                if paragraph.tag == "p" and not classes(paragraph) and not len(paragraph):
                    _replace(box, paragraph, customers)


def _replace(box: Element, paragraph: Element, customers: frozenset[str]) -> None:
    """Put the turns and stage directions of one paragraph in its place."""
    index = list(box).index(paragraph)
    box.remove(paragraph)
    for offset, text in enumerate(_parts(paragraph.text or "")):
        box.insert(index + offset, _element(text, customers))


def _parts(text: str) -> Iterator[str]:
    """Yield turns and directions; a line that is neither continues the one before."""
    part = ""
    for line in text.split("\n"):
        starts = bool(TURN.match(line.strip()) or STAGE.match(line.strip()))
        if part and (starts or STAGE.match(part)):
            yield part
            part = ""
        part = f"{part}\n{line.strip()}".strip()
    if part:
        yield part


def _element(text: str, customers: frozenset[str]) -> Element:
    """Return the paragraph of a turn, a direction or plain text."""
    if STAGE.match(text):
        element = Element("p", {"class": "hb-stage"})
        element.text = text
        return element
    turn = TURN.match(text)
    if turn is None:
        element = Element("p")
        element.text = text
        return element
    name, words = turn.groups()
    side = "a" if any(name.startswith(customer) for customer in customers) else "b"
    element = Element("p", {"class": "hb-turn", "data-side": side})
    speaker = SubElement(element, "b", {"class": "hb-speaker"})
    speaker.text = f"{name}："
    SubElement(element, "span").text = words
    return element
