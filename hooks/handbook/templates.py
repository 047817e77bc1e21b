"""Jinja as all small templates of the handbook use it; quizzes have an environment made for speed instead."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def environment(*folders: Path) -> Environment:
    """Return an environment for the templates in folders: all output escaped, no unknown name passed over.

    Templates raise `jinja2.UndefinedError` for a name that they are not given.
    """
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
