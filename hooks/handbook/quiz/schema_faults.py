"""Turn what pydantic found into findings a trainer can act on."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import Any, TypeAlias, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handbook import yamltree
from handbook.quiz import fixes, flow
from handbook.quiz.model import Part
from handbook.quiz.report import Report
from handbook.quiz.slips import slips
from handbook.quiz.spoken import SPOKEN_CHOICES, SPOKEN_KEYS, SPOKEN_TYPES
from handbook.quiz.types import parts, question_types

Location: TypeAlias = tuple[int | str, ...]
NAME = re.compile(r"[A-Za-z][\w-]*")
STRUCTURAL = frozenset({"too-many-items", "want-text", "want-list", "want-mapping"})
MISREAD = frozenset(
    {
        "wide-colon",
        "space-after-colon",
        "wide-comma",
        "wide-dash",
        "space-after-dash",
        "flow-comma",
        "wide-bracket",
    }
)
"""Slips that make one key or text of several."""

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


def explain(report: Report, error: ValidationError, model: type[Part]) -> None:
    """Report every error that validation found."""
    details = error.errors(include_url=False)
    meant = {_unknown_key(report, detail, model) for detail in details if detail["type"] == "extra_forbidden"}
    for detail in details:
        if detail["type"] != "extra_forbidden" and not (detail["type"] == "missing" and detail["loc"] in meant):
            _explain(report, detail, model)


def unknown_type(report: Report, entry: dict[str, Any]) -> str:
    """Report a question whose type is missing or not known, and return the one that was meant, empty when unclear."""
    known = "、".join(question_types())
    given = entry.get("type")
    if given is None:
        report.add("type-missing", "type", fix=fixes.over(report, ("type",), "single"), known=known)
        return ""
    spoken = fixes.without_quotes(given) if isinstance(given, str) else ""
    best = SPOKEN_TYPES.get(spoken.lower()) or _nearest(spoken, list(question_types()))
    fix = fixes.over(report, ("type",), best) if best else ""
    if spoken in question_types():
        report.add("wide-quote", "type", fix=fix, key_name="type", given=fixes.shown(given))
    else:
        report.add("unknown-type", "type", fix=fix, given=fixes.shown(given), known=known)
    return best


def _explain(report: Report, detail: ErrorDetails, model: type[Part]) -> None:
    path, kind, given = detail["loc"], detail["type"], detail.get("input")
    context = detail.get("ctx", {})
    of_key = bool(path) and path[-1] == "[key]"
    path = path[:-1] if of_key else path
    name = str(path[-1]) if path else ""
    owner = _model_at(model, path[:-1])
    code, text, params = CODES.get(kind, "bad-value"), "", dict[str, object]()
    if given is None and kind != "missing":
        code = "empty-value"
    elif kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        bare = fixes.without_quotes(given)
        spoken = SPOKEN_CHOICES.get(bare, "")
        code, text = "bad-choice", spoken if spoken in allowed else _nearest(bare, allowed)
        params["allowed"] = "、".join(allowed)
    elif kind == "string_pattern_mismatch":
        code, text = "bad-id", _slug(str(given))
    elif kind == "flag":
        text = fixes.flag(given)
    elif code in {"want-number", "want-whole"} and isinstance(given, str):
        text = fixes.number(given)
        text = "" if text == given else text
    if text and isinstance(given, str) and given[:1] in fixes.WIDE_QUOTES and text == fixes.without_quotes(given):
        code = "wide-quote"
    elif code in STRUCTURAL and _bracketed(report, path, code, context):
        return
    fix = fixes.over(report, path, text, key=of_key) if text else _example(report, code, path, name, given)
    limit = next((context[k] for k in ("min_length", "max_length", "ge", "le", "gt", "lt") if k in context), "")
    about = (owner and parts(owner).get(name)) or name
    params |= {"key_name": name, "given": fixes.shown(given), "about": about, "limit": limit, "detail": detail["msg"]}
    place = report.place(*path, key=of_key)
    report.put(place.line - 1, place.column - 1, code, params, fix=fix)


def _bracketed(report: Report, path: Location, code: str, context: dict[str, Any]) -> bool:
    """Report a value whose brackets or commas make YAML read it as something else; False when that is not so."""
    node = yamltree.locate(report.root, (*report.base, *path)) if report.root is not None else None
    if node is None or (code == "too-many-items" and report.has("list-comma", node.line)):
        return node is not None
    line = report.line(node.line)
    if code == "too-many-items":
        fixed = flow.mend_list(line, node.column, context["max_length"]) if isinstance(node, yamltree.Sequence) else ""
        if fixed:
            report.at(node.line, node.column, "list-comma", fix=fixed, text=line[node.column :].strip())
        return bool(fixed)
    wanted = {"want-text": {"value-needs-quotes"}, "want-list": {"wide-bracket"}}.get(code, MISREAD)
    for slip in slips(report.lines, node.line):
        if slip.code in wanted and slip.line != line:
            report.put(node.line, slip.column, slip.code, slip.params, fix=slip.line)
            return True
    return False


def _unknown_key(report: Report, detail: ErrorDetails, model: type[Part]) -> Location:
    """Report a key that is not known, and return the path of the one that was meant."""
    path, given = detail["loc"], detail.get("input")
    name, owner = str(path[-1]), _model_at(model, path[:-1])
    known = list(parts(owner)) if owner else []
    node = yamltree.locate_key(report.root, (*report.base, *path)) if report.root is not None else None
    if node is not None and not NAME.fullmatch(name):
        for slip in slips(report.lines, node.line):
            if slip.code in MISREAD | {"wide-space"}:
                report.put(node.line, slip.column, slip.code, slip.params, fix=slip.line)
                return path
    if given is None and re.search(r"[\u4e00-\u9fff]", name) and name not in SPOKEN_KEYS:
        report.add("flow-comma", *path, key=True, text=name)
        return path
    bare = fixes.without_quotes(name)
    spoken = SPOKEN_KEYS.get(bare, "")
    best = spoken if spoken in known else _nearest(bare, known)
    fix = fixes.over(report, path, f'"{best}"' if best in {"true", "false"} else best, key=True) if best else ""
    code = "unknown-key" if best else "unknown-key-alone"
    report.add(code, *path, key=True, fix=fix, key_name=fixes.shown(name), best=best, known="、".join(known))
    return (*path[:-1], best)


def _model_at(model: type[Part], path: Location) -> type[Part] | None:
    """Return the model of the mapping at `path` below a mapping of `model`."""
    current: type[Part] | None = model
    of_names = False
    for step in path:
        if isinstance(step, int) or current is None:
            continue
        if of_names:
            of_names = False
            continue
        fields = {field.alias or name: field for name, field in current.model_fields.items()}
        annotation = fields[step].annotation if step in fields else None
        of_names = get_origin(annotation) is dict
        current = _part_in(annotation)
    return current


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for arg in get_args(annotation) if (part := _part_in(arg))), None)


def _nearest(word: str, known: list[str]) -> str:
    return next(iter(difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)), "")


def _slug(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    ascii_only = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return ascii_only if re.match(r"[a-z]", ascii_only) else "first-sentence"


def _example(report: Report, code: str, path: Location, name: str, given: Any) -> str:
    if code == "want-mapping" and isinstance(given, str):
        return fixes.over(report, path, f"text: {given}")
    if code == "want-list" and isinstance(given, str):
        return fixes.as_list(report, path, name, given)
    if code == "missing-key":
        return f"{name}: …"
    return fixes.over(report, path, "…") if code == "empty-value" else ""
