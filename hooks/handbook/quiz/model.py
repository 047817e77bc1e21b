"""What a quiz file may hold. Each question type adds its own keys in `types/`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from handbook.quiz.report import Report
from handbook.quiz.text import Slug, Text, Whole
from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """A mapping of the quiz file: only known keys, never changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Question(Part):
    """What every question has."""

    graded: ClassVar[bool] = True
    """Whether answers are right or wrong; a question that only rates or reflects is not."""

    id: Annotated[Slug, Field(description="全站唯一的名字，小写英文和连字符；答题记录跟着它走，定了就不要改")]
    type: Annotated[str, Field(description="题型")]
    stem: Annotated[Text, Field(description="题干，一次只问一件事")]
    context: Annotated[Slug | None, Field(description="引用 contexts 里的一段共同情境")] = None
    hint: Annotated[Text | None, Field(description="提示，学员点开才看到")] = None
    explanation: Annotated[Text | None, Field(description="解析，作答后显示，补充各选项理由没说的")] = None
    section: Annotated[Text | None, Field(description="教这一点的小节，如 \"#要点\" 或 listening.md#要点")] = None
    level: Annotated[
        Literal["remember", "understand", "apply", "analyze"] | None, Field(description="认知层次：记忆、理解、应用、分析")
    ] = None

    def check(self, report: Report, quiz: Quiz) -> None:
        """Report what no schema can see; a type that has such rules overrides this."""

    def grading(self, quiz: Quiz) -> object:
        """Return, as JSON data, all that decides how an answer counts."""
        raise NotImplementedError

    def fingerprint(self, quiz: Quiz) -> str:
        """Return the hash that a stored answer must carry to be taken back: 8 hex digits."""
        data = json.dumps([self.type, self.grading(quiz)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(data.encode()).hexdigest()[:8]

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield path and text of all that is shown to the reader and may hold links."""
        for name in ("stem", "hint", "explanation"):
            if text := getattr(self, name):
                yield (name,), text

    def view(self, quiz: Quiz) -> dict[str, Any]:
        """Return what the type's template needs beyond the common keys."""
        raise NotImplementedError


class ScalePoint(Part):
    """One answer of a rating scale."""

    text: Annotated[Text, Field(description="答案")]
    points: Annotated[Whole, Field(description="选它得几分，整数", ge=-1000, le=1000)]


class Band(Part):
    """A range of totals and what it says."""

    low: Annotated[Whole, Field(alias="from", description="从几分起（含）")]
    high: Annotated[Whole, Field(alias="to", description="到几分止（含）")]
    title: Annotated[Text, Field(description="这一段的名字")]
    text: Annotated[Text, Field(description="这一段的说明和建议")]


class Quiz(Part):
    """A quiz file."""

    title: Annotated[Text, Field(description="测验的名字")]
    note: Annotated[Text | None, Field(description="写在最前面的一句说明")] = None
    contexts: Annotated[dict[Slug, Text], Field(description="多题共用的情境：名字: 文字")] = Field(
        default_factory=dict[str, str]
    )
    scale: Annotated[list[ScalePoint] | None, Field(description="全部 scale 题共用的答案", min_length=2, max_length=11)] = None
    bands: Annotated[list[Band] | None, Field(description="总分落在哪一段、说什么", min_length=2)] = None
    questions: Annotated[list[Any], Field(description="题目", min_length=1, max_length=200)]
