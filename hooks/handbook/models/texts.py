"""The texts of the models, one YAML file per language beside the others."""

from __future__ import annotations

from functools import cache
from typing import Any

from handbook import locale


@cache
def texts(language: str) -> dict[str, Any]:
    """Return the tree of the models' texts for a language tag, the Chinese one where there is none."""
    name = locale.catalogue(language).language
    return locale.tree(f"models.{name}")
