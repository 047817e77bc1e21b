"""Which advice an author may answer in the file, with the reason why a question stays as it is."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from handbook.quiz.part import Part
from handbook.quiz.text import Text

Reason = Text | None


def _reason(title: str, example: str) -> Any:
    """Return the field for one code of advice."""
    return Field(default=None, title=title, description=f"{title}：写明为什么这一题有意如此", examples=[example])


class Answered(Part):
    """Advice that its author has answered: code → why the question stays as it is."""

    multiple_all_right: Reason = _reason("多选的选项全都正确", "这一题就是要学员认全清单")
    key_position: Reason = _reason("正确答案的位置太集中（这一题不计入）", "选项按金额从小到大排，不能换位")
    longest_option: Reason = _reason("正确选项明显最长（这一题不计入）", "要让学员读到完整的一句话，不能再短")
    all_of_the_above: Reason = _reason("有“以上都对”一类的选项", "原题出自认证考试，照原样练")
    unmarked_negation: Reason = _reason("题干里的否定没有加粗", "否定在引用的原话里")
    absolute_words: Reason = _reason("绝对化的词只出现在错误选项里", "法条原文如此")
    option_prefix: Reason = _reason("选项自带 A. 或 ①", "A 是套餐的名字")
    feedback_missing: Reason = _reason("错误选项没有写理由", "理由已写在解析里")
    right_feedback_missing: Reason = _reason("正确选项没有写理由", "理由已写在解析里")
    section_missing: Reason = _reason("没有写 section", "综合题，不只教在一个小节")
    level_missing: Reason = _reason("没有写 level", "调查用，不分层次")
    similar_stem: Reason = _reason("题干与另一题几乎一样", "两题先后出现，问的是同一件事的前后变化")

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

    def codes(self) -> frozenset[str]:
        """Return the codes that are answered."""
        return frozenset(name.replace("_", "-") for name in self.model_fields_set if getattr(self, name))
