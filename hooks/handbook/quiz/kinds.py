"""Which type a question has whose author wrote none, or none that is known."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import Any, cast

from pydantic import ValidationError

from handbook import yamltree
from handbook.quiz import fixes, spoken
from handbook.quiz.report import Report
from handbook.quiz.types import question_types


def meant(report: Report, entry: dict[str, Any]) -> str:
    """Report a question whose type is missing or not known, and return the one that was meant, empty when unclear.

    Where only the key is written otherwise (题型, Type), nothing is reported: that is found with the rest.
    """
    name = "type" if "type" in entry else next((key for key in entry if spoken.key(key, ["type"])), "type")
    given = entry.get(name)
    if given is None:
        return _missing(report, entry, name)
    word = fixes.without_quotes(given) if isinstance(given, str) else ""
    if word in question_types():
        if given != word:
            fix = fixes.over(report, (name,), word)
            report.add("wide-quote", name, fix=fix, key_name="type", given=fixes.shown(given))
        return word
    several = spoken.types(word) or tuple(difflib.get_close_matches(word.lower(), question_types(), n=1))
    best = several[0] if len(several) == 1 else likely(entry, several)
    if best:
        fix = fixes.over(report, (name,), best)
        report.add("unknown-type", name, fix=fix, given=fixes.shown(given), best=best)
    elif several:
        report.add("unclear-type", name, given=fixes.shown(given), best="、".join(several))
    else:
        report.add("unheard-type", name, given=fixes.shown(given))
    return best


def _missing(report: Report, entry: dict[str, Any], name: str) -> str:
    best = likely(entry, list(question_types()))
    if name in entry:
        report.add("type-missing", name, fix=fixes.over(report, (name,), best) if best else "")
    else:
        fix = fixes.adding(report, (), f"type: {best}", report.place(name).line - 1) if best else ""
        report.add("type-missing", name, fix=fix)
    return best


def unlike(report: Report) -> bool:
    """Report a question of a known type that has all the keys of another one instead; False when it has not."""
    question = yamltree.locate(report.root, report.base) if report.root is not None else None
    entry = yamltree.plain(question) if question is not None else None
    given = cast("dict[str, Any]", entry).get("type") if isinstance(entry, dict) else None
    if not isinstance(given, str) or given not in question_types():
        return False
    best = likely(cast("dict[str, Any]", entry), list(question_types()))
    if not best or best == given or _errors(cast("dict[str, Any]", entry), best):
        return False
    report.add("type-unlike", "type", fix=fixes.over(report, ("type",), best), given=given, best=best)
    return True


def likely(entry: dict[str, Any], among: Collection[str]) -> str:
    """Return the one of some types that fits the keys of a question better than the others, empty for none.

    It is not `scale`, which a question that lacks all but its stem would fit.
    """
    found = {name: _errors(entry, name) for name in among if name != "scale"}
    best = [name for name, count in found.items() if count == min(found.values(), default=0)]
    if sorted(best) == ["multiple", "single"]:
        right = sum(_right(option) for option in _options(entry))
        best = ["single"] * (right == 1) + ["multiple"] * (right > 1)
    return best[0] if len(best) == 1 else ""


def _errors(entry: dict[str, Any], name: str) -> int:
    """Return how many errors a question has when its type is this one."""
    fields = {key: value for key, value in entry.items() if value is not None} | {"type": name}
    try:
        question_types()[name].model_validate(fields, by_alias=True, by_name=False)
    except ValidationError as error:
        return error.error_count()
    return 0


def _options(entry: dict[str, Any]) -> list[Any]:
    options = entry.get("options")
    return cast("list[Any]", options) if isinstance(options, list) else []


def _right(option: Any) -> bool:
    fields = cast("dict[str, Any]", option) if isinstance(option, dict) else {}
    return fixes.flag(fields.get("correct", "")) == "true"
