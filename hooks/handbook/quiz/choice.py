"""What the choice types share: options with a reason each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import Field

from handbook.quiz import fixes
from handbook.quiz.model import Part, Question, Quiz
from handbook.quiz.report import Report
from handbook.quiz.text import Flag, Text, fingerprint

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Option(Part):
    """An answer to choose, whether it is right, and why."""

    text: Annotated[
        Text, Field(title="文字", description="选项文字，不写 A. B.", examples=["“让您久等了，抱歉。您说，我来处理。”"])
    ]
    correct: Annotated[Flag, Field(title="正确", description="是不是正确答案，不写就是 false", examples=[True])] = False
    feedback: Annotated[
        Text | None,
        Field(title="理由", description="选它为什么对或为什么不合适", examples=["认下等待这件事，再把话头交给客户。"]),
    ] = None


class ChoiceQuestion(Question):
    """A question with options."""

    options: Annotated[
        list[Option],
        Field(
            title="选项",
            description="选项，至少两个，每个写文字和理由",
            examples=[
                [
                    {"text": "“我来查，两分钟内答复您。”", "correct": True, "feedback": "有动作，也有时限。"},
                    {"text": "“您再等等。”", "feedback": "没有时限，等于没有答复。"},
                ]
            ],
            min_length=2,
            max_length=len(LETTERS),
        ),
    ]

    def check(self, report: Report, quiz: Quiz) -> None:
        check_equal(report, [option.text for option in self.options])

    def lack_answer(self, report: Report, code: str) -> None:
        """Report under `code` that no option is right, with the first one's lines as they would be if it were."""
        path: tuple[str | int, ...] = ("options",)
        if "correct" in self.options[0].model_fields_set:
            path = ("options", 0, "correct")
            fix = fixes.over(report, path, "true")
        else:
            fix = fixes.adding(report, ("options", 0), "correct: true", report.place(*path).line - 1)
        report.add(code, *path, fix=fix)

    def right(self) -> list[int]:
        """Return the positions of the right options."""
        return [i for i, option in enumerate(self.options) if option.correct]

    def grading(self, quiz: Quiz) -> object:
        return sorted([fingerprint(o.text), o.correct] for o in self.options)

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()
        for i, option in enumerate(self.options):
            yield ("options", i, "text"), option.text
            if option.feedback:
                yield ("options", i, "feedback"), option.feedback

    def view(self, quiz: Quiz) -> dict[str, Any]:
        return {
            "options": [
                {
                    "letter": LETTERS[i],
                    "key": fingerprint(o.text),
                    "text": o.text,
                    "correct": o.correct,
                    "feedback": o.feedback,
                }
                for i, o in enumerate(self.options)
            ]
        }


def check_equal(report: Report, texts: Sequence[str], key: str = "options") -> None:
    """Report options, items or other texts under `key` that say the same, white space and punctuation aside."""
    seen: dict[str, int] = {}
    for i, text in enumerate(texts):
        first = seen.setdefault(fingerprint(text), i)
        if first != i:
            report.add("equal-options", key, i, "text", first=first + 1, second=i + 1, text=text)
