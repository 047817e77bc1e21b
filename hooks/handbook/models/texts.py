"""The texts of the models, one YAML file per language beside the others."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handbook import locale

FOLDER = Path(locale.__path__[0])


@cache
def texts(language: str) -> dict[str, Any]:
    """Return the tree of the models' texts for a language tag, the Chinese one where there is none."""
    name = locale.catalogue(language).language
    return yaml.safe_load((FOLDER / f"models.{name}.yml").read_text(encoding="utf-8"))
