"""What trainers write for names they do not know: in Chinese of either script, in English, or as other formats do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SIMPLER = str.maketrans(
    "單選複題項對錯斷連線類歸簡問論評計數標記劃應憶識練習測試驗節說誤饋釋語確場話擬開觀畫達級層亂順機號編稱權點義資訊準階認寫",
    "单选复题项对错断连线类归简问论评计数标记划应忆识练习测试验节说误馈释语确场话拟开观画达级层乱顺机号编称权点义资讯准阶认写",
)
"""Traditional characters in these words, and the simplified ones."""

SIGNS = re.compile(r"[\s\u200b-\u200d\u2060\ufeff“”‘’„「」『』\"'。，、,;.!:]+")
IN_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
ENDING = re.compile(r"(题型|题目|试题|小题|题|型|类|questions?|items?)$")

_TYPES = {
    "single": "单选 单项 单项选择 单选择 单项单选 唯一选择 二选一 三选一 四选一 选一个 radio mcq singlechoice",
    "multiple": "多选 多项 多项选择 多选择 复选 不定项 不定项选择 双选 多选多 选多个 multi checkbox multipleresponse",
    "true-false": "判断 是非 对错 正误 真假 判断对错 判断正误 判断是非 是非判断 tf truefalse boolean yesno",
    "cloze": "填空 填充 填词 选词 克漏字 完形 完型 完形填空 完型填空 选词填空 填空选择 选择填空 fill blank blanks gap "
    "gaps fillin fillintheblank fillintheblanks fillblank",
    "numeric": "数字 数值 计算 填数 算术 应用计算 数字填空 数值填空 计算填空 number numerical calculation",
    "order": "排序 排列 顺序 次序 排顺序 步骤 流程 步骤排序 流程排序 sequence sequencing ordering sort sorting rank",
    "match": "配对 连线 匹配 配合 对应 搭配 matching connect pair pairs pairing",
    "categorize": "归类 分类 分组 归纳 category categories categorise classify classification group grouping",
    "highlight": "找错 挑错 纠错 改错 找茬 挑毛病 划词 划线 画线 圈词 圈出 标记 标注 找出不妥 找出不妥的说法 hottext "
    "hotspot mark spot",
    "branch": "情景 情境 场景 分支 对话 剧情 情景对话 情境对话 场景对话 情景模拟 情境模拟 场景模拟 模拟对话 角色扮演 "
    "scenario dialogue dialog simulation roleplay branching",
    "reflect": "简答 问答 论述 开放 主观 反思 思考 写一写 写作 作文 申论 essay text open "
    "opentext shortanswer longanswer reflection",
    "scale": "量表 自评 评分 打分 问卷 调查 自我评估 自测量表 likert rating survey",
}
"""Type → what is written for it, without 题 at the end."""

_UNCLEAR = {
    "选择": ("single", "multiple"),
    "choice": ("single", "multiple"),
    "multiplechoice": ("single", "multiple"),
    "客观": ("single", "multiple", "true-false"),
    "案例": ("branch", "reflect"),
    "案例分析": ("branch", "reflect"),
    "拖动": ("order", "match", "categorize"),
    "拖拽": ("order", "match", "categorize"),
    "拖放": ("order", "match", "categorize"),
    "drag": ("order", "match", "categorize"),
    "draganddrop": ("order", "match", "categorize"),
}
"""What may mean several types."""

_KEYS = {
    "标题": "title stem",
    "名称": "title id",
    "名字": "title id",
    "题名": "title stem",
    "测验": "title",
    "简介": "note",
    "前言": "note",
    "备注": "note",
    "说明": "note text explanation",
    "题目": "questions stem",
    "试题": "questions stem",
    "问题": "stem questions",
    "题干": "stem",
    "题面": "stem",
    "提问": "stem",
    "题型": "type",
    "类型": "type",
    "种类": "type",
    "编号": "id",
    "题号": "id",
    "序号": "id",
    "选项": "options choices",
    "备选": "options",
    "备选项": "options",
    "答案选项": "options",
    "文字": "text",
    "文本": "text",
    "内容": "text stem",
    "正文": "text",
    "正确": "correct",
    "是否正确": "correct",
    "对错": "correct answer",
    "正确答案": "answer correct",
    "答案": "answer",
    "标准答案": "answer",
    "参考答案": "sample answer",
    "范例": "sample",
    "参考": "sample",
    "清单": "checklist",
    "自查": "checklist",
    "反馈": "feedback",
    "理由": "feedback",
    "原因": "feedback",
    "点评": "feedback",
    "解析": "explanation",
    "解释": "explanation",
    "讲解": "explanation",
    "提示": "hint",
    "情境": "context contexts",
    "情景": "context contexts",
    "背景": "context contexts",
    "共同情境": "contexts",
    "小节": "section",
    "章节": "section",
    "回看": "section",
    "分值": "points",
    "分数": "points score",
    "得分": "points score",
    "难度": "level",
    "层次": "level",
    "认知层次": "level",
    "级别": "level",
    "模式": "mode",
    "方式": "mode",
    "及格": "pass_mark",
    "及格线": "pass_mark",
    "及格分": "pass_mark",
    "合格线": "pass_mark",
    "合格分": "pass_mark",
    "通过线": "pass_mark",
    "打乱": "shuffle",
    "乱序": "shuffle",
    "随机": "shuffle",
    "抽题": "draw",
    "抽取": "draw",
    "限时": "time_limit",
    "时间": "time_limit",
    "时限": "time_limit",
    "时长": "time_limit",
    "把握": "confidence",
    "信心": "confidence",
    "量表": "scale",
    "分数段": "bands",
    "起点": "from",
    "终点": "to",
    "单位": "unit",
    "误差": "tolerance",
    "容差": "tolerance",
    "词库": "bank",
    "干扰项": "distractors",
    "项目": "items",
    "步骤": "items",
    "配对": "pairs",
    "分组": "groups categories",
    "组": "groups categories",
    "类别": "groups categories",
    "节点": "nodes",
    "开始": "start",
    "起始": "start",
    "结局": "end",
    "结束": "end",
    "跳转": "goto",
    "去": "goto",
    "下一步": "goto",
    "台词": "say",
    "说": "say",
    "对": "true",
    "错": "false",
    "question": "stem questions",
    "title": "stem",
    "name": "id title",
    "label": "text",
    "reason": "feedback",
    "reasons": "feedback",
    "comment": "feedback note",
    "right": "correct",
    "correct": "answer",
    "iscorrect": "correct answer",
    "answers": "options answer",
    "choices": "options",
    "score": "points",
    "point": "points",
    "passmark": "pass_mark",
    "passscore": "pass_mark",
    "timelimit": "time_limit",
    "time": "time_limit",
    "difficulty": "level",
    "random": "shuffle",
    "analysis": "explanation",
    "explain": "explanation",
    "tip": "hint",
    "next": "goto",
}
"""What trainers write for a key, and the names that it may stand for, the likeliest first."""

_CHOICES = {
    "remember": "记忆 识记 记住 记 认知 了解 知道 识别",
    "understand": "理解 领会 懂 明白",
    "apply": "应用 运用 使用 用 会用",
    "analyze": "分析 评价 综合 analyse analysis 创造",
    "practice": "练习 自测 练 逐题 逐题反馈 练习模式 practise exercise 复习",
    "test": "测试 测验 考试 考核 交卷 交卷式 试卷 考 exam quiz 考试模式 测试模式 测验模式",
    "questions": "题目 题 试题 问题 题序 题目顺序 question",
    "options": "选项 答案 选项顺序 option choices answers",
}
"""Value of `level`, `mode` or `shuffle` → what trainers write for it."""

_FLAGS = {
    "true": "true t yes y on 1 ok okay right correct 是 是的 对 对的 正确 正确的 真 真的 没错 对勾 打勾 勾 √ ✓ ✔ ✅ ☑ "
    "开 打开 开启 启用 要",
    "false": "false f no n off 0 wrong incorrect 否 否的 不 不是 不是的 不对 不正确 错 错的 错误 错误的 非 假 假的 叉 "
    "打叉 × x ✗ ✘ ✕ ✖ ❌ ☒ 关 关闭 不用 不要 禁用",
}
"""Truth value → what trainers write for it."""


def plainly(word: str) -> str:
    """Return a word without what makes no difference: case, width, script, blanks, quotes and closing signs."""
    return SIGNS.sub("", unicodedata.normalize("NFKC", word)).lower().translate(SIMPLER)


def _turned(table: dict[str, str]) -> dict[str, str]:
    return {plainly(word): name for name, words in table.items() for word in words.split()}


_TYPE_OF = _turned(_TYPES)
_CHOICE_OF = _turned(_CHOICES)
_FLAG_OF = _turned(_FLAGS)


def types(word: str) -> tuple[str, ...]:
    """Return the question types that a word may mean, none when it is not known."""
    bare = re.sub(r"[-_/]", "", plainly(IN_BRACKETS.sub("", word)))
    for form in (bare, ENDING.sub("", bare), ENDING.sub("", ENDING.sub("", bare))):
        if form in _UNCLEAR:
            return _UNCLEAR[form]
        if form in _TYPE_OF:
            return (_TYPE_OF[form],)
    within = {known: name for known, name in _TYPE_OF.items() if len(known) > 1 and known in bare and known[0] > "z"}
    longest = [name for known, name in within.items() if not any(known != other and known in other for other in within)]
    return tuple(dict.fromkeys(longest))


def key(word: str, known: Iterable[str]) -> str:
    """Return the key, one of those known in this place, that a word stands for; empty when there is none."""
    bare = plainly(word)
    known = list(known)
    if bare in known:
        return bare
    named = _KEYS.get(bare) or _KEYS.get(re.sub(r"[-_/]|的$", "", bare), "")
    return next((name for name in named.split() if name in known), "")


def choice(word: str, allowed: Iterable[str]) -> str:
    """Return the value, one of those allowed, that a word stands for; empty when there is none."""
    bare = plainly(word)
    named = _CHOICE_OF.get(bare) or _CHOICE_OF.get(re.sub(r"(层次|层|级|模式|题|类)$", "", bare), "")
    return named if named in set(allowed) else ""


def flag(word: str) -> str:
    """Return `true` or `false` for a word that says so beyond doubt, else nothing."""
    return _FLAG_OF.get(plainly(word), "")
