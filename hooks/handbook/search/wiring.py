"""What the build touches of the theme's search: the worker's address in its pages, and the index among its files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handbook import claims, glossary, phrasebook
from handbook.search.index import Sources, finish
from handbook.search.synonyms import Synonyms

INDEX, START = "search/search_index.json", "search/start.json"
"""The index; and what the box shows before anything is typed: `paths`, lists of addresses, and `titles` by address."""

STOCK = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
CONFIG = re.compile(r'<script id="__config"[^>]*>.*?</script>', re.DOTALL)


def named(html: str, worker: str) -> tuple[str, bool]:
    """Return a page whose settings name `worker`, and whether they named the theme's own exactly once before."""
    right = True

    def replaced(match: re.Match[str]) -> str:
        nonlocal right
        text, count = STOCK.subn(worker, match[0])
        right = right and count == 1
        return text

    return CONFIG.sub(replaced, html), right


def write(site: Path, docs: Path, synonyms: Synonyms, descriptions: Mapping[str, str], manifest: str) -> dict[str, Any]:
    """Finish the index in the folder of a built site and return it; `manifest` is the quizzes' file in that folder."""
    book = phrasebook.load("", _bytes(docs / "reference/phrasebook.yml"))[0]
    known = claims.load("", _bytes(docs / "reference/fact-check.yml"))[0]
    sources = Sources(
        manifest=json.loads((site / manifest).read_bytes()),
        terms=glossary.load("", _bytes(docs / "reference/glossary.yml"))[0],
        scenes=book.scenes if book else (),
        claims=known.claims if known else (),
        synonyms=synonyms,
        descriptions=descriptions,
    )
    index = finish(json.loads((site / INDEX).read_bytes()), sources)
    (site / INDEX).write_text(dump(index), encoding="utf-8")
    return index


def dump(data: object) -> str:
    """Return compact JSON that keeps characters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
