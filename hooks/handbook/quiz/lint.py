"""Advice on questions that are correct YAML and weak teaching; it never fails a build.

The rules on options and stems follow the item-writing guidelines of Haladyna, Downing and Rodriguez (2002), "A review
of multiple-choice item-writing guidelines for classroom assessment", Applied Measurement in Education 15(3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from handbook.problem import Severity
from handbook.quiz import fixes
from handbook.quiz.choice import ChoiceQuestion
from handbook.quiz.load import Loaded
from handbook.quiz.model import Question
from handbook.quiz.types.scale import Scale
from handbook.quiz.types.true_false import TrueFalse

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
SIGNS = re.compile(r"[*_`\\]")

ALL_OR_NONE = re.compile(
    r"^(以上|上述|前面)?(各|几)?(选项|说法|做法|项)?(全部|都|皆|全|均)(不|没)?(对|是|非|错|正确|错误|合适|可以|选)[。！]?$"
    r"|^(以上|上述)(?!是我|这些).*(都|皆|全|均|没有|没一)|^(没有|无)正确(答案|选项)"
)
SELECTING = r"(?:哪[一二两三几些]?[个项句种条点段类样步件位]?|下列|以下|下面|选出|找出)"
NEGATION = re.compile(
    rf"{SELECTING}(?:(?![，。？！；,?!;]|[让使令而能会]|的).){{0,6}}，?"
    r"(?P<negation>不(?![同仅但只过少断满])|没有?|并?非|无(?!论)|勿|除了?)"
)
BOLD = re.compile(r"\*\*.+?\*\*|__.+?__")
ABSOLUTE = re.compile(r"绝对|(?<!不)一定(?!的|程度)|永远|从不|从来不?|所有|任何|必然|必定|总是|毫无|百分之百|100%")
PREFIX = re.compile(
    r"^(?:[A-Ha-h]\s?[.．、)）:：]|[(（][A-Ha-h1-8一二三四五六][)）]"
    r"|[①-⑳⑴-⑽❶-❿]|[1-8一二三四五六][、)）]|[1-8][.．](?!\d))"
)

MUCH_LONGER, LONGER_BY = 1.5, 8
"""A right option this many times as long as the longest distractor, and by so many characters, stands out."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice on a question: a code, the path of what it speaks of, and what to say.

    `fix` holds lines to add to the mapping at `path`, `instead` the text to write in the place of the one there.
    """

    code: str
    path: tuple[str | int, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict[str, object])
    fix: str = ""
    instead: str = ""


def advise(files: Iterable[Loaded]) -> None:
    """Add all advice on the questions of each file alone to its report; what its author has answered is left out."""
    for loaded in files:
        for index, question in enumerate(loaded.questions):
            give(loaded, index, question_advice(question))


def give(loaded: Loaded, index: int, pieces: Iterable[Advice]) -> None:
    """Add pieces of advice on one question to its file's report."""
    answered = loaded.questions[index].advice_ok.codes()
    about = loaded.about(index)
    for piece in pieces:
        if piece.code in answered:
            continue
        if piece.instead:
            fix = fixes.over(about, piece.path, fixes.text(piece.instead))
        else:
            fix = fixes.adding(about, piece.path, piece.fix, about.place(*piece.path).line - 1) if piece.fix else ""
        about.add(piece.code, *piece.path, key=False, fix=fix, severity=Severity.ADVICE, **piece.params)


def question_advice(question: Question) -> Iterator[Advice]:
    """Yield the advice that a question gives rise to by itself."""
    yield from _anchoring(question)
    yield from _negation(question)
    if isinstance(question, ChoiceQuestion):
        for rule in OPTION_RULES:
            yield from rule(question)
    elif isinstance(question, TrueFalse):
        yield from _verdicts(question)


@lru_cache(maxsize=4096)
def visible(text: str) -> str:
    """Return a text without the signs of its Markdown."""
    return SIGNS.sub("", LINK.sub(r"\1", text))


def _anchoring(question: Question) -> Iterator[Advice]:
    if isinstance(question, Scale):
        return
    if question.section is None:
        yield Advice("section-missing", fix='section: "#要点"')
    if question.level is None:
        yield Advice("level-missing", fix="level: apply")


def _negation(question: Question) -> Iterator[Advice]:
    plain = BOLD.sub("＊", question.stem)
    if match := NEGATION.search(plain):
        yield Advice("unmarked-negation", ("stem",), {"shown": match[0]}, instead=_bold_negation(question.stem))


def _bold_negation(stem: str) -> str:
    """Return the stem with its selecting negation in bold; nothing when other bold words stand before it."""
    match = NEGATION.search(stem)
    if match is None:
        return ""
    start, end = match.span("negation")
    return f"{stem[:start]}**{stem[start:end]}**{stem[end:]}"


def _verdicts(question: TrueFalse) -> Iterator[Advice]:
    for value, name in ((True, "true"), (False, "false")):
        if getattr(question.feedback, name) is None:
            code = "right-feedback-missing" if value == question.answer else "feedback-missing"
            path, entry = (("feedback",), "") if "feedback" in question.model_fields_set else ((), "feedback:\n  ")
            yield Advice(code, path, {"texts": f"“{name}”"}, f'{entry}"{name}": …')


def _reasons(question: ChoiceQuestion) -> Iterator[Advice]:
    for correct, code in ((False, "feedback-missing"), (True, "right-feedback-missing")):
        silent = [i for i, o in enumerate(question.options) if o.feedback is None and o.correct is correct]
        if silent:
            texts = "、".join(f"“{fixes.without_quotes(question.options[i].text)}”" for i in silent)
            yield Advice(code, ("options", silent[0]), {"texts": texts}, "feedback: …")


def _wording(question: ChoiceQuestion) -> Iterator[Advice]:
    for i, option in enumerate(question.options):
        text = visible(option.text)
        if ALL_OR_NONE.match(text):
            yield Advice("all-of-the-above", ("options", i, "text"), {"text": text})
        if match := PREFIX.match(text):
            rest = option.text[len(match[0]) :].strip()
            yield Advice("option-prefix", ("options", i, "text"), {"prefix": match[0]}, instead=rest)


def _longest(question: ChoiceQuestion) -> Iterator[Advice]:
    right = [(len(visible(o.text)), i) for i, o in enumerate(question.options) if o.correct]
    wrong = [len(visible(o.text)) for o in question.options if not o.correct]
    if not right or not wrong:
        return
    (length, i), longest = min(right), max(wrong)
    if length > MUCH_LONGER * longest and length >= longest + LONGER_BY:
        yield Advice("longest-option", ("options", i, "text"), {"length": length, "other": longest})


def _absolute(question: ChoiceQuestion) -> Iterator[Advice]:
    found = [(i, match[0]) for i, o in enumerate(question.options) if (match := ABSOLUTE.search(o.text))]
    if found and not any(question.options[i].correct for i, _ in found):
        words = "、".join(dict.fromkeys(word for _, word in found))
        yield Advice("absolute-words", ("options", found[0][0], "text"), {"words": words})


OPTION_RULES: tuple[Callable[[ChoiceQuestion], Iterator[Advice]], ...] = (_reasons, _wording, _longest, _absolute)
