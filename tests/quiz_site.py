"""Small handbooks with a quiz: a page and a quiz file that are sound until a test breaks them."""

from __future__ import annotations

QUIZ = """\
title: 倾听
questions:
  - id: {id}
    type: single
    stem: 客户停顿时怎么办？
    options:
      - text: 等两秒密语甲
        correct: true
        feedback: 多半还有话密语乙。
      - text: 接着说密语丙
        feedback: 会打断他。
    section: "#要点"
    level: apply
"""
PAGE = "---\ntitle: {title}\ndescription: 一页试验。\n---\n\n# {title}\n\n## 要点\n\n先听完。\n\n{rest}\n"
FENCE = "```quiz\n```"


def page(title: str, rest: str = FENCE) -> str:
    """Return a page with a heading `要点` and then what the test puts there."""
    return PAGE.replace("{title}", title).replace("{rest}", rest)


def quiz(name: str) -> str:
    """Return a sound quiz of one question."""
    return QUIZ.replace("{id}", name)
