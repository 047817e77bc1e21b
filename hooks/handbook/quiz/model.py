"""What a quiz file may hold. Each question type adds its own keys in `types/`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.quiz.advice import Answered
from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Flag, Slug, Text, Whole

CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
"""Writes equal data as equal text."""


class Question(Part):
    """What every question has."""

    graded: ClassVar[bool] = True
    """Whether answers are right or wrong; a question that only rates or reflects is not."""

    credit: ClassVar[str] = "all-or-nothing"
    """How a partly right answer counts; the rule itself is `grade` of the type's browser module."""

    id: Annotated[
        Slug,
        Field(
            title="名字",
            description="全站唯一的名字，小写英文和连字符；答题记录跟着它走，定了就不要改",
            examples=["complaint-first-sentence"],
        ),
    ]
    type: Annotated[str, Field(title="题型", description="题型，十二种之一", examples=["single"])]
    stem: Annotated[
        Text, Field(title="题干", description="题干，一次只问一件事", examples=["你的第一句话，哪一句最合适？"])
    ]
    context: Annotated[
        Slug | None,
        Field(title="情境", description="引用 contexts 里的一段共同情境", examples=["forty-minutes"]),
    ] = None
    hint: Annotated[
        Text | None, Field(title="提示", description="提示，学员点开才看到", examples=["先想客户此刻最想听到什么。"])
    ] = None
    explanation: Annotated[
        Text | None,
        Field(
            title="解析",
            description="解析，作答后显示，补充各选项理由没说的",
            examples=["情绪没有落地之前，问什么客户都听不进去。"],
        ),
    ] = None
    section: Annotated[
        Text | None,
        Field(
            title="回看的小节",
            description='教这一点的小节：本页的写 `"#标题"`，别页的写 `文件.md#标题`；以 # 开头要放进半角双引号',
            examples=["#要点", "listening.md#要点"],
        ),
    ] = None
    points: Annotated[Whole, Field(title="分值", description="满分几分，不写就是 1", examples=[2], ge=1, le=100)] = 1
    level: Annotated[
        Literal["remember", "understand", "apply", "analyze"] | None,
        Field(
            title="认知层次",
            description="认知层次：remember 记忆，understand 理解，apply 应用，analyze 分析",
            examples=["apply"],
        ),
    ] = None
    advice_ok: Annotated[
        Answered,
        Field(
            alias="advice-ok",
            title="对建议的答复",
            description="构建给出的建议里，这一题有理由不改的，写成 `建议名: 理由`。写了就不再提醒",
            examples=[{"longest-option": "要让学员读到完整的一句话，不能再短"}],
        ),
    ] = Answered()

    def check(self, report: Report, quiz: Quiz) -> None:
        """Report what no schema can see; a type that has such rules overrides this."""

    def grading(self, quiz: Quiz) -> object:
        """Return, as JSON data, all that decides how an answer counts."""
        raise NotImplementedError

    def fingerprint(self, quiz: Quiz) -> str:
        """Return the hash that a stored answer must carry to be taken back: 8 hex digits."""
        data = CANONICAL.encode([self.type, self.grading(quiz)])
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

    text: Annotated[Text, Field(title="答案", description="答案的文字", examples=["很像我"])]
    points: Annotated[Whole, Field(title="分值", description="选它得几分，整数", examples=[2], ge=-1000, le=1000)]


class Band(Part):
    """A range of totals and what it says."""

    low: Annotated[Whole, Field(alias="from", title="起点", description="从几分起（含）", examples=[0])]
    high: Annotated[Whole, Field(alias="to", title="终点", description="到几分止（含）", examples=[2])]
    title: Annotated[Text, Field(title="名字", description="这一段的名字", examples=["会听的人"])]
    text: Annotated[
        Text, Field(title="说明", description="这一段的说明和建议", examples=["去带一位新人，边教边检查自己。"])
    ]


class Quiz(Part):
    """A quiz file."""

    title: Annotated[Text, Field(title="标题", description="测验的名字", examples=["投诉处理四步"])]
    note: Annotated[
        Text | None,
        Field(title="说明", description="写在最前面的一句说明", examples=["用来照镜子，不是诊断，也没有常模。"]),
    ] = None
    mode: Annotated[
        Literal["practice", "test"],
        Field(title="方式", description="practice 逐题反馈（不写就是它），test 交卷后一起反馈", examples=["test"]),
    ] = "practice"
    pass_mark: Annotated[
        Whole | None, Field(title="合格线", description="合格线，百分比", examples=[80], ge=1, le=100)
    ] = None
    shuffle: Annotated[
        list[Literal["questions", "options"]],
        Field(
            title="打乱",
            description="打乱什么：questions 题目，options 选项",
            examples=[["questions", "options"]],
            max_length=2,
        ),
    ] = Field(default_factory=list[Literal["questions", "options"]])
    draw: Annotated[
        Whole | None, Field(title="抽题", description="每次从题目里抽几道，一次作答期间不变", examples=[5], ge=1)
    ] = None
    time_limit: Annotated[
        Whole | None, Field(title="限时", description="限时几分钟，只用于 mode: test", examples=[10], ge=1, le=240)
    ] = None
    confidence: Annotated[
        Flag,
        Field(title="把握", description="true：核对前先说有没有把握，“有把握却答错”单独列出", examples=[True]),
    ] = False
    contexts: Annotated[
        dict[Slug, Text],
        Field(
            title="共同情境",
            description="多题共用的情境，写成 `名字: 文字`；题里用 context 引用名字",
            examples=[{"forty-minutes": "客户等了四十分钟才接通，第一句就说：“你们的电话是摆设吗？”"}],
        ),
    ] = Field(default_factory=dict[str, str])
    scale: Annotated[
        list[ScalePoint] | None,
        Field(
            title="共用的答案",
            description="全部 scale 题共用的答案",
            examples=[[{"text": "很像我", "points": 2}, {"text": "不像我", "points": 0}]],
            min_length=2,
            max_length=11,
        ),
    ] = None
    bands: Annotated[
        list[Band] | None,
        Field(
            title="分数段",
            description="总分落在哪一段、说什么；每个可能的总分恰好属于一段",
            examples=[
                [
                    {"from": 0, "to": 2, "title": "刚起步", "text": "每天选一通电话，只问不答满一分钟。"},
                    {"from": 3, "to": 4, "title": "会听的人", "text": "去带一位新人，边教边检查自己。"},
                ]
            ],
            min_length=2,
        ),
    ] = None
    questions: Annotated[
        list[Any],
        Field(
            title="题目",
            description="题目，每道以 - id: 开头",
            examples=[[{"id": "hang-up", "type": "true-false", "stem": "挂断电话就算处理完了。", "answer": False}]],
            min_length=1,
            max_length=200,
        ),
    ]
