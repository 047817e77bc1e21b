"""Question types, one file each: a further type is a further file here, in the templates and in the browser modules."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from handbook.quiz.model import Part, Question


@cache
def question_types() -> dict[str, type[Question]]:
    """Return type name → model for every module of this folder that defines a question."""
    found: dict[str, type[Question]] = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, Question) and model.__module__ == module.__name__:
                found[info.name.replace("_", "-")] = model
    return found


def own_keys(name: str) -> list[str]:
    """Return the keys that a question type adds to those of every question."""
    common = parts(Question)
    return [key for key in parts(question_types()[name]) if key not in common]


def parts(model: type[Part]) -> dict[str, str | None]:
    """Return key → description of the keys that a mapping of this kind may hold."""
    return {field.alias or name: field.description for name, field in model.model_fields.items()}
