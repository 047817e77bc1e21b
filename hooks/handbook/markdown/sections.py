"""The two sections that close a page: the key points and what to practise next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from handbook.markdown.tree import plain
from handbook.markdown.tree import wrap as wrap_children

ENDS = frozenset({"h1", "h2", "hr"})
STASHED = re.compile("^\x02wzxhzdk:(\\d+)\x03$")
LABEL_LENGTH = 8


def wrap(root: Element, headings: Mapping[str, Sequence[str]], colon: str, stash: Sequence[Any]) -> None:
    """Put each closing section, heading included, into `<section class="hb-keypoints">` or `hb-next`.

    A section ends at the next title, at a rule and at a place kept for something else, such as the quiz; `stash`
    holds the raw HTML that the tree only refers to. `headings` names the titles of each kind.
    """
    names = {title: kind for kind, titles in headings.items() for title in titles}
    index = 0
    while index < len(root):
        kind = names.get(plain(root[index])) if root[index].tag == "h2" else None
        if kind:
            end = index + 1
            while end < len(root) and not _ends(root[end], stash):
                end += 1
            section = Element("section", {"class": f"hb-{kind}"})
            wrap_children(root, index, end, section)
            # Key points repeat the page, links name other pages: a search should find those instead.
            section.set("data-search-exclude", "")
            if kind == "next":
                _label(section, colon)
        index += 1


def _ends(element: Element, stash: Sequence[Any]) -> bool:
    """Say whether an element closes the section before it."""
    if element.tag in ENDS or any(name.startswith("data-hb-") for name in element.attrib):
        return True
    kept = STASHED.match((element.text or "").strip())
    return bool(kept) and "data-hb-" in str(stash[int(kept[1])])


def _label(section: Element, colon: str) -> None:
    """Turn the words before the colon that leads each link into a label."""
    for item in section.iter("li"):
        text, mark, rest = (item.text or "").strip().partition(colon)
        if mark and not rest and 0 < len(text) <= LABEL_LENGTH:
            label = Element("span", {"class": "hb-next__kind"})
            label.text = text
            hidden = Element("span", {"class": "hb-sr"})
            hidden.text = colon
            label.append(hidden)
            item.text = None
            item.insert(0, label)
