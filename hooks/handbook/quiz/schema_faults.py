"""Turn what pydantic found into findings a trainer can act on."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import Any, TypeAlias, cast, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handbook import yamltree
from handbook.quiz import fixes, flow, kinds, letters, spoken
from handbook.quiz.model import Part
from handbook.quiz.report import Report
from handbook.quiz.slips import known_keys, slips
from handbook.quiz.types import parts

Location: TypeAlias = tuple[int | str, ...]
NAME = re.compile(r"[A-Za-z][\w-]*")
STRUCTURAL = frozenset({"too-many-items", "too-few", "want-text", "want-list", "want-mapping"})
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

WORDS = frozenset({"title", "stem", "text", "feedback", "explanation", "hint", "say", "end", "sample", "note"})
"""Keys whose value may be any words."""

CODES = {
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
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
}


def explain(report: Report, error: ValidationError, model: type[Part]) -> None:
    """Report every error that validation found."""
    details = error.errors(include_url=False)
    found = {(detail["type"], len(detail["loc"])) for detail in details}
    if {("missing", 1), ("extra_forbidden", 1)} <= found and kinds.unlike(report):
        return
    meant = {_unknown_key(report, detail, model) for detail in details if detail["type"] == "extra_forbidden"}
    missing = [detail["loc"] for detail in details if detail["type"] == "missing" and detail["loc"] not in meant]
    for detail in details:
        if detail["type"] == "missing":
            _missing(report, detail["loc"], missing, model)
        elif detail["type"] != "extra_forbidden":
            _explain(report, detail, model)


def _missing(report: Report, path: Location, missing: list[Location], model: type[Part]) -> None:
    """Report a key that is missing, with the lines that have all those which the same mapping lacks."""
    if path not in missing:
        return
    owner = _model_at(model, path[:-1])
    known = parts(owner) if owner else {}
    place = report.place(*path[:-1])
    names = [str(other[-1]) for other in missing if other[:-1] == path[:-1]]
    entries = "\n".join([*_type_line(report, owner), *(fixes.written(n, _sample(report, owner, n)) for n in names)])
    fix = fixes.adding(report, path[:-1], entries, place.line - 1)
    params = {"key_name": path[-1], "about": known.get(str(path[-1])) or path[-1]}
    report.put(place.line - 1, place.column - 1, "missing-key", params, fix=fix)


def _type_line(report: Report, owner: type[Part] | None) -> list[str]:
    """Return the line with its type for a question that has none written."""
    node = yamltree.locate(report.root, report.base) if report.root is not None else None
    kind = owner.model_fields["type"].annotation if owner and "type" in owner.model_fields else None
    return (
        [f"type: {get_args(kind)[0]}"]
        if isinstance(node, yamltree.Mapping) and kind and "type" not in node.entries
        else []
    )


def _sample(report: Report, owner: type[Part] | None, name: str) -> object:
    """Return what may stand for a missing value: an example of a list or mapping, else what has to be filled in."""
    if name == "id":
        return report.name_for(str(report.base))
    fields = {field.alias or key: field for key, field in owner.model_fields.items()} if owner else {}
    example = (fields[name].examples or ["…"])[0] if name in fields else "…"
    return cast("object", example if isinstance(example, list | dict) or name == "start" else "…")


def _explain(report: Report, detail: ErrorDetails, model: type[Part]) -> None:
    path, given = detail["loc"], detail.get("input")
    context = detail.get("ctx", {})
    of_key = bool(path) and path[-1] == "[key]"
    path = path[:-1] if of_key else path
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    owner = _model_at(model, path[: path.index(name)] if name else ())
    limit = next((context[k] for k in ("min_length", "max_length", "ge", "le", "gt", "lt") if k in context), "")
    code, text, params = _meant(report, detail, name, limit)
    if text and isinstance(given, str) and given[:1] in fixes.WIDE_QUOTES and text == fixes.without_quotes(given):
        code = "wide-quote"
    elif code in STRUCTURAL and _bracketed(report, path, code, context):
        return
    run_together = code in {"want-number", "want-whole"} and isinstance(path[-1], int)
    if run_together and fixes.parted(report, path):
        return
    about = (owner and parts(owner).get(name)) or name
    if code == "want-mapping" and path[-2:-1] == ("options",):
        if report.has("answer-on-option", report.place(*path).line - 1):
            return
        code = "option-bare" if isinstance(given, str) else code
    fix = fixes.over(report, path, text, key=of_key) if text else _example(report, code, path, name, given)
    params |= {"key_name": name, "given": fixes.shown(given), "about": about, "limit": limit, "detail": detail["msg"]}
    place = report.place(*path, key=of_key)
    report.put(place.line - 1, place.column - 1, code, params, fix=fix)


def _meant(report: Report, detail: ErrorDetails, name: str, limit: object) -> tuple[str, str, dict[str, object]]:
    """Return the code of an error, the value that was meant, empty where unsure, and what the message names."""
    kind, given = detail["type"], detail.get("input")
    code, text, params = CODES.get(kind, "bad-value"), "", dict[str, object]()
    if given is None:
        code, text = "empty-value", report.name_for(str(report.base)) if kind == "string_type" and name == "id" else ""
    elif kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))
        bare = fixes.without_quotes(given)
        code, text = "bad-choice", spoken.choice(bare, allowed) or _nearest(bare, allowed)
        params["allowed"] = "、".join(allowed)
    elif kind == "string_pattern_mismatch":
        code, text = "bad-id", _slug(str(given)) or report.name_for(str(given))
    elif kind == "flag":
        text = fixes.flag(given)
    elif code in {"too-small", "too-large"}:
        text = str(limit)
    elif code in {"want-number", "want-whole"} and isinstance(given, str):
        text = fixes.number(given)
        text = "" if text == given else text
    return code, text, params


def _bracketed(report: Report, path: Location, code: str, context: dict[str, Any]) -> bool:
    """Report a value whose brackets or commas make YAML read it as something else; False when that is not so."""
    node = yamltree.locate(report.root, (*report.base, *path)) if report.root is not None else None
    if node is None or (code == "too-many-items" and report.has("list-comma", node.line)):
        return node is not None
    line = report.line(node.line)
    if code in {"too-few", "too-many-items"}:
        return _miscounted(report, node, code, context)
    if code == "want-list" and _first_dash(report, node):
        return True
    if code == "want-list" and path[-1:] == ("options",) and letters.in_list(report, path):
        return True
    wanted = {"want-text": {"value-needs-quotes"}, "want-list": {"wide-bracket"}}.get(code, MISREAD)
    for slip in slips(report.lines, node.line):
        if slip.code in wanted and slip.line != line:
            report.put(node.line, slip.column, slip.code, slip.params, fix=slip.line)
            return True
    return False


def _miscounted(report: Report, node: yamltree.Node, code: str, context: dict[str, Any]) -> bool:
    """Report a list in brackets that has too many or too few items because of its commas; False when not so."""
    if not isinstance(node, yamltree.Sequence) or not (node.flow or code == "too-many-items"):
        return False
    line = report.line(node.line)
    if code == "too-many-items":
        fixed = flow.mend_list(line, node.column, context["max_length"])
        if fixed:
            report.at(node.line, node.column, "list-comma", fix=fixed, text=line[node.column :].strip())
        return bool(fixed)
    fixed, at = flow.mend_commas(line, node.column, context["min_length"] - len(node.items))
    if at >= 0:
        report.at(node.line, at, "wide-comma-list", fix=fixed, sign=line[at])
    return at >= 0


def _first_dash(report: Report, node: yamltree.Node) -> bool:
    """Report the first item of a list when its dash is missing, so that it swallowed the others; False when not so."""
    following = report.line(node.line + 1)
    if not isinstance(node, yamltree.Scalar) or node.end_line == node.line or not following.lstrip().startswith("- "):
        return False
    line = report.line(node.line)
    fix = following[: following.index("-")] + "- " + line.lstrip(" -")
    code = "space-after-dash" if line.lstrip().startswith("-") else "dash-missing"
    report.put(node.line, node.column, code, {}, fix=fix)
    return True


def _unknown_key(report: Report, detail: ErrorDetails, model: type[Part]) -> Location:
    """Report a key that is not known, and return the path of the one that was meant."""
    path, given = detail["loc"], detail.get("input")
    name, owner = str(path[-1]), _model_at(model, path[:-1])
    known = list(parts(owner)) if owner else []
    node = yamltree.locate_key(report.root, (*report.base, *path)) if report.root is not None else None
    if node is not None and not NAME.fullmatch(name):
        for slip in slips(report.lines, node.line):
            if slip.code in MISREAD | {"odd-space", "wide-space"}:
                report.put(node.line, slip.column, slip.code, slip.params, fix=slip.line)
                return path
    bare = fixes.without_quotes(name)
    best = spoken.key(bare, known) or ("" if bare in known_keys() else _nearest(spoken.plainly(bare), known))
    if "options" in known and not best and len(path) == 1 and letters.answer_apart(report, name):
        return path
    if "text" in known and letters.without_letter(report, path):
        return (*path[:-1], "text")
    if given is None and not best and re.search(r"[\u4e00-\u9fff]", name):
        report.add("flow-comma", *path, key=True, text=name)
        return path
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
    """Return the name that can be made of a text's own letters, empty when it has none to begin with."""
    text = unicodedata.normalize("NFKC", text)
    ascii_only = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return ascii_only if re.match(r"[a-z]", ascii_only) else ""


def _example(report: Report, code: str, path: Location, name: str, given: Any) -> str:
    if code == "option-bare":
        return fixes.over(report, path, f"text: {fixes.text(letters.PREFIX.sub('', given))}")
    if code == "want-mapping" and isinstance(given, str):
        return fixes.over(report, path, f"text: {given}")
    if code == "want-list" and isinstance(given, str):
        items = _items(name, given)
        return fixes.as_list(report, path, name, items) if items else ""
    return fixes.over(report, path, "…") if code == "empty-value" and name in WORDS else ""


def _items(name: str, given: str) -> list[str]:
    """Return the items that a text enumerates where a list is wanted, in the words of the format where it has some."""
    items = fixes.items_of(given)
    if name == "shuffle":
        everything = ["questions", "options"]
        if fixes.flag(given):
            return everything if fixes.flag(given) == "true" else []
        return [spoken.choice(item, everything) or item for item in items]
    if name == "options":
        return [f"text: {item}" for item in _lettered(given) or items]
    return items


def _lettered(given: str) -> list[str]:
    """Return the options that stand in one text, each behind its letter."""
    return [item.strip(" \u3000，、,;；") for item in re.split(r"(?:^|\s+)[A-HＡ-Ｈ]\s?[.．、)）:：]\s*", given)[1:]]
