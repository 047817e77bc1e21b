"""Every visible string of the product, one YAML file per language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FALLBACK = "zh"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Catalogue:
    """The texts of one language, found by dotted keys."""

    def __init__(self, language: str, tree: dict[str, Any]) -> None:
        self.language = language
        self._tree = tree

    def text(self, key: str, /, **params: object) -> str:
        """Return the text under `key` with `{name}` places filled; raises KeyError for an unknown key."""
        node: Any = self._tree
        for part in key.split("."):
            node = node[part]
        return str(node).format(**params) if params else str(node)

    def group(self, key: str) -> dict[str, str]:
        """Return all texts directly under `key`."""
        node: Any = self._tree
        for part in key.split("."):
            node = node[part]
        return {name: str(text) for name, text in node.items() if not isinstance(text, dict)}


def languages() -> list[str]:
    """Return the languages that have a file here."""
    return sorted(path.stem for path in Path(__file__).parent.glob("*.yml") if "." not in path.stem)


@cache
def catalogue(language: str) -> Catalogue:
    """Return the texts for a language tag such as `zh`, `zh-TW` or `en-GB`, else the Chinese ones."""
    tag = language.lower()
    if tag in {"zh-hant", "zh-tw", "zh-hk", "zh-mo"}:
        name = "zh-Hant"
    else:
        name = next((n for n in languages() if n == tag.split("-")[0]), FALLBACK)
    return Catalogue(name, tree(name))


def tree(name: str) -> dict[str, Any]:
    """Return the texts of the file `name`.yml in this folder; raises FileNotFoundError where there is none."""
    return yaml.load(Path(__file__).with_name(f"{name}.yml").read_bytes(), LOADER)  # noqa: S506  # a safe one
