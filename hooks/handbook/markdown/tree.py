"""Small helpers for element trees."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def classes(element: Element) -> set[str]:
    """Return the class names of an element."""
    return set(element.get("class", "").split())


def is_box(element: Element, kind: str) -> bool:
    """Say whether an element is the admonition or foldable box of a kind."""
    names = classes(element)
    return kind in names and ("admonition" in names or element.tag == "details")


def plain(element: Element) -> str:
    """Return the text of an element without markup."""
    return "".join(element.itertext()).strip()


def wrap(parent: Element, start: int, end: int, wrapper: Element) -> None:
    """Move the children `start` up to `end` of `parent` into `wrapper`, which takes their place."""
    children = list(parent)[start:end]
    for child in children:
        parent.remove(child)
    wrapper.extend(children)
    parent.insert(start, wrapper)
