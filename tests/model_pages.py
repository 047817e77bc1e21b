"""A small handbook with a page for every kind of working model."""

from __future__ import annotations

SCALE = """\
title: {title}
scale:
  - {{text: 几乎每次, points: 5}}
  - {{text: 多半, points: 4}}
  - {{text: 一半, points: 3}}
  - {{text: 偶尔, points: 2}}
  - {{text: 几乎没有, points: 1}}
bands:
  - {{from: 6, to: 20, title: 低, text: 先练一题。}}
  - {{from: 21, to: 30, title: 高, text: 保持。}}
questions:
"""
AXES = ("procedure", "personal")
STATEMENTS = ("到点回话", "一次说清", "不让重讲", "抬头看人", "先应一声", "说出要多久")
FENCES = {
    "clv": "kind: clv",
    "gap": "kind: gap\nexpectation: 8\nperception: 6",
    "breathing": "kind: breathing\nrounds: 2",
    "johari": "kind: johari\npick: 3\nwords: [耐心, 急, 话多, 细致, 爽快, 慢热, 严肃, 爱笑]",
    "quadrant": "kind: quadrant\nprocedure: procedure.quiz.yml\npersonal: personal.quiz.yml",
    "pareto": "kind: pareto",
    "kano": "kind: kano\nitems: [送货前半小时发短信, 修完顺手除尘]",
    "servqual": "kind: servqual",
    "barriers": (
        "kind: barriers\nitems:\n"
        "  - {text: 情绪化, circle: self, why: 今天就能练。}\n"
        "  - {text: 人手不足, circle: team, why: 记下次数，带进班会。}\n"
        "  - {text: 设备不可靠, circle: report, why: 换设备要批钱。}"
    ),
    "empathy": "kind: empathy\ncustomer: 修了三次还漏！\nreply: 修过三次还漏。",
    "apology": "kind: apology",
    "quote": "kind: quote\nclaim: 86%的客户因服务差离开",
    "percent": "kind: percent",
}
PAGE = "---\ntitle: {title}\ndescription: 一页试验。\n---\n\n# {title}\n\n前面的话。\n\n{rest}\n\n后面的话。\n"


def page(title: str, rest: str) -> str:
    """Return a page with what a test puts on it."""
    return PAGE.format(title=title, rest=rest)


def fence(kind: str) -> str:
    """Return the sound fence of a kind."""
    return f"```model\n{FENCES[kind]}\n```"


def scale(title: str, letter: str) -> str:
    """Return a self-assessment of six statements with the ids `a-1` … or so."""
    rows = [f"  - {{id: {letter}-{n}, type: scale, stem: 我{words}。}}" for n, words in enumerate(STATEMENTS, start=1)]
    return SCALE.format(title=title) + "\n".join(rows) + "\n"


FILES = {
    "index.md": page("首页", "没有工具的一页。"),
    **{f"{kind}.md": page(f"页{kind}", fence(kind)) for kind in FENCES if kind != "quadrant"},
    "quadrant.md": page(
        "页quadrant", "\n\n".join([*(f"```quiz\nfile: {name}.quiz.yml\n```" for name in AXES), fence("quadrant")])
    ),
    "elsewhere.md": page("别处", fence("quadrant").replace("\n```", "\npage: quadrant.md\n```")),
    "procedure.quiz.yml": scale("程序轴", "a"),
    "personal.quiz.yml": scale("个人轴", "b"),
}
"""Path below docs → text."""
