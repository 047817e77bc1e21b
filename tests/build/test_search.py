"""The search index of the built handbook."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handbook.search import wiring
from preview import Site


@pytest.fixture(scope="module", name="docs")
def entries(site: Site) -> list[dict[str, Any]]:
    """Return the entries of the handbook's own index."""
    return json.loads((site.folder / wiring.INDEX).read_text(encoding="utf-8"))["docs"]


def test_no_page_is_found_twice(docs: list[dict[str, Any]]) -> None:
    """A section that is kept out leaves nothing behind: no two entries of a page with one title, one of them empty."""
    seen: set[tuple[str, str]] = set()
    twice: list[str] = []
    for entry in sorted(docs, key=lambda entry: not entry["text"]):
        key = (entry["location"].partition("#")[0], entry["title"])
        if key in seen and not entry["text"]:
            twice.append(entry["location"])
        seen.add(key)
    assert twice == []


def test_every_address_stands_once(docs: list[dict[str, Any]]) -> None:
    """Two entries of one address would be two hits that lead to the same place."""
    addresses = [entry["location"] for entry in docs]
    assert len(addresses) == len(set(addresses)) > 1000
