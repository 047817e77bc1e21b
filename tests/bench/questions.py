"""Generated questions of every type, as a trainer would write them into a quiz file, and as plain Markdown lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .words import Words

Question = dict[str, Any]

LEVELS = ("remember", "understand", "apply", "analyze")
SPEAKERS = ("坐席", "客户")


def _options(words: Words, right: int) -> list[Question]:
    texts = words.different(4)
    chosen = words.shuffled(texts)[:right]
    return [
        {"text": text, **({"correct": True} if text in chosen else {}), "feedback": words.sentence()} for text in texts
    ]


def _single(words: Words) -> Question:
    return {"options": _options(words, 1)}


def _multiple(words: Words) -> Question:
    return {"options": _options(words, 2)}


def _true_false(words: Words) -> Question:
    return {"answer": words.pick("", "y") == "y", "feedback": {"true": words.sentence(), "false": words.sentence()}}


def _cloze(words: Words) -> Question:
    first, second, third = words.different(3)
    return {
        "text": f"{words.clause()}[[{first}|{second}]]，{words.clause()}[[{third}]]。",
        "explanation": words.sentence(),
    }


def _numeric(words: Words) -> Question:
    return {"answer": 5200, "tolerance": 0, "unit": "元", "explanation": words.sentence()}


def _order(words: Words) -> Question:
    return {"items": words.different(4), "explanation": words.sentence()}


def _match(words: Words) -> Question:
    texts = words.different(9)
    return {"pairs": [[texts[i], texts[i + 4]] for i in range(4)], "distractors": texts[8:]}


def _categorize(words: Words) -> Question:
    texts = words.different(6)
    return {"categories": {"直接控制": texts[:3], "须要上报": texts[3:]}, "explanation": words.sentence()}


def _highlight(words: Words) -> Question:
    fault, reason, *lines = words.different(6)
    turns = [f"{SPEAKERS[i % 2]}：{line}。" for i, line in enumerate(lines)]
    return {"text": "\n".join([*turns, f"坐席：[[{fault}|{reason}]]，{words.clause()}。"])}


def _branch(words: Words) -> Question:
    def choice(goto: str) -> Question:
        return {"text": words.clause(), "goto": goto, "feedback": words.sentence()}

    nodes = {
        "ask": {"say": words.sentence(), "choices": [choice("lost"), choice("then")]},
        "then": {"say": words.sentence(), "choices": [choice("kept"), choice("doubt")]},
        "kept": {"end": words.clause(), "score": 100},
        "doubt": {"end": words.clause(), "score": 60},
        "lost": {"end": words.clause(), "score": 0},
    }
    return {"start": "ask", "nodes": nodes}


def _reflect(words: Words) -> Question:
    return {"sample": words.paragraph(2), "checklist": words.different(3)}


def _scale(words: Words) -> Question:
    return {}


MAKERS: Mapping[str, Callable[[Words], Question]] = {
    "single": _single,
    "multiple": _multiple,
    "true-false": _true_false,
    "cloze": _cloze,
    "numeric": _numeric,
    "order": _order,
    "match": _match,
    "categorize": _categorize,
    "highlight": _highlight,
    "branch": _branch,
    "reflect": _reflect,
    "scale": _scale,
}
BASIC = ("single", "multiple", "true-false")


def question(name: str, kind: str, words: Words, section: str = "") -> Question:
    """Return a question of a kind; `section` is the heading that teaches it."""
    common: Question = {"id": name, "type": kind, "stem": words.stem()}
    place = {"section": f"#{section}"} if section else {}
    level = {} if kind == "scale" else {"level": words.pick(*LEVELS)}
    return {**common, **MAKERS[kind](words), **place, **level}


def quiz(questions: Sequence[Question]) -> Question:
    """Return a quiz file with these questions; a self-assessment when they are all ratings."""
    file: Question = {"title": "自测"}
    if all(item["type"] == "scale" for item in questions):
        file["scale"] = [
            {"text": "很像我", "points": 2},
            {"text": "有时像", "points": 1},
            {"text": "不像我", "points": 0},
        ]
        half = len(questions)
        file["bands"] = [
            {"from": 0, "to": half, "title": "再练练", "text": "每天选一通电话，只问不答满一分钟。"},
            {"from": half + 1, "to": 2 * half, "title": "会听的人", "text": "去带一位新人，边教边检查自己。"},
        ]
    return {**file, "questions": list(questions)}


def as_lists(questions: Sequence[Question]) -> str:
    """Return single, multiple and true-false questions as a trainer without a quiz engine would write them."""
    lines: list[str] = ["## 想一想", ""]
    for number, item in enumerate(questions, start=1):
        reasons = item.get("feedback", {})
        options = item.get("options") or [
            {"text": "对", "feedback": reasons["true"]},
            {"text": "错", "feedback": reasons["false"]},
        ]
        right = "、".join(o["text"] for o in options if o.get("correct")) or ("对" if item.get("answer") else "错")
        lines += [f"{number}. {item['stem']}", ""]
        lines += [f"    - {option['text']}：{option['feedback']}" for option in options]
        lines += ["", f"    答案：{right}。见[本节]({item['section']})", ""]
    return "\n".join(lines)
