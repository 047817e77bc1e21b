"""Turn what pydantic found into findings a trainer can act on."""

from __future__ import annotations

import difflib
import re
from typing import Any, get_args

from handbook.quiz.model import Part
from handbook.quiz.report import Report
from handbook.quiz.types import parts, question_types
from pydantic import ValidationError
from pydantic_core import ErrorDetails

SPOKEN_TYPES = {
    "单选": "single",
    "单选题": "single",
    "choice": "single",
    "radio": "single",
    "多选": "multiple",
    "多选题": "multiple",
    "multi": "multiple",
    "checkbox": "multiple",
    "判断": "true-false",
    "判断题": "true-false",
    "tf": "true-false",
    "truefalse": "true-false",
    "true_false": "true-false",
    "量表": "scale",
    "自评": "scale",
}
"""What trainers write for a type when they do not know its name."""

CODES = {
    "missing": "missing-key",
    "string_type": "want-text",
    "string_too_short": "empty-value",
    "string_too_long": "text-too-long",
    "list_type": "want-list",
    "model_type": "want-mapping",
    "dict_type": "want-mapping",
    "too_short": "too-few",
    "too_long": "too-many-items",
    "flag": "want-flag",
    "number": "want-number",
    "int_from_float": "want-whole",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
}


def explain(report: Report, error: ValidationError, model: type[Part], data: Any) -> None:
    """Report every error that validation found in `data`."""
    for detail in error.errors(include_url=False):
        _explain(report, detail, model, data)


def unknown_type(report: Report, entry: dict[str, Any]) -> None:
    """Report a question whose type is missing or not known."""
    known = "、".join(question_types())
    given = entry.get("type")
    if given is None:
        report.add("type-missing", "type", fix=_line("type", "single"), known=known)
        return
    spoken = str(given).strip("“”\"'‘’ ")
    best = SPOKEN_TYPES.get(spoken.lower()) or _nearest(spoken, list(question_types()))
    report.add("unknown-type", "type", fix=_line("type", best) if best else "", given=given, known=known)


def _explain(report: Report, detail: ErrorDetails, model: type[Part], data: Any) -> None:
    path, kind, given = detail["loc"], detail["type"], detail.get("input")
    name = str(path[-1]) if path else ""
    owner = _model_at(model, path[:-1])
    if kind == "extra_forbidden":
        _unknown_key(report, path, name, given, owner)
    elif kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))
        best = _nearest(str(given), allowed)
        fix = _line(name, best) if best else ""
        report.add("bad-choice", *path, fix=fix, key_name=name, given=given, allowed="、".join(allowed))
    elif kind == "string_pattern_mismatch":
        report.add("bad-id", *path, fix=_line(name, _slug(str(given))), given=given)
    elif kind in CODES:
        code = "empty-value" if given is None and kind != "missing" else CODES[kind]
        about = (owner and parts(owner).get(name)) or name
        context = detail.get("ctx", {})
        limit = next((context[k] for k in ("min_length", "max_length", "ge", "le") if k in context), "")
        fix = _example(code, name, given)
        report.add(code, *path, fix=fix, key_name=name, given=given, about=about, limit=limit)
    else:
        report.add("bad-value", *path, key_name=name, given=given, detail=detail["msg"])


def _unknown_key(report: Report, path: tuple[int | str, ...], name: str, given: Any, owner: type[Part] | None) -> None:
    known = list(parts(owner)) if owner else []
    if given is None and re.search(r"[\u4e00-\u9fff]", name):
        report.add("flow-comma", *path, key=True, text=name)
        return
    if name[:1] in {"\u3000", "\u00a0", "\u200b"}:
        return
    best = _nearest(name, known)
    value = given if isinstance(given, str) else ""
    fix = _line(best, value) if best else ""
    code = "unknown-key" if best else "unknown-key-alone"
    report.add(code, *path, key=True, fix=fix, key_name=name, best=best, known="、".join(known))


def _model_at(model: type[Part], path: tuple[int | str, ...]) -> type[Part] | None:
    """Return the model of the mapping at `path` below a mapping of `model`."""
    current: type[Part] | None = model
    for step in path:
        if isinstance(step, int) or current is None:
            continue
        fields = {field.alias or name: field for name, field in current.model_fields.items()}
        current = _part_in(fields[step].annotation) if step in fields else None
    return current


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for arg in get_args(annotation) if (part := _part_in(arg))), None)


def _nearest(word: str, known: list[str]) -> str:
    return next(iter(difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)), "")


def _slug(text: str) -> str:
    ascii_only = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return ascii_only if re.match(r"[a-z]", ascii_only) else "first-sentence"


def _line(key: str, value: str) -> str:
    return f"{key}: {value}" if value else f"{key}: …"


def _example(code: str, name: str, given: Any) -> str:
    if code == "want-flag":
        yes = str(given).strip().lower() in {"yes", "y", "on", "1", "是", "对", "正确", "true", "√"}
        return _line(name, "true" if yes else "false")
    if code == "want-mapping" and isinstance(given, str):
        return f"- text: {given}"
    if code == "want-list" and isinstance(given, str):
        return f"{name}:\n  - {given}"
    if code in {"missing-key", "empty-value"} and name:
        return _line(name, "")
    if code == "want-number" and isinstance(given, str) and (digits := re.search(r"\d+", given)):
        return _line(name, digits[0])
    return ""
