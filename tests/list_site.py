"""A small handbook with every kind of list, three cases, a drill and a sheet."""

from __future__ import annotations

CASE = """\
---
title: {title}
description: {about}
minutes: 6
skill: [{skill}]
channel: {channel}
difficulty: {difficulty}
---

# {title}

## 情境

柜台前只剩一个人。

## 经过

!!! dialogue "当时"

    客户：还要等多久？

    员工：快了。

## 停一停

```quiz
questions: [{name}-pause]
heading: false
```

## 分析

“快了”没有时间。

## 改写示范

“还要3分钟，办好我叫您。”

## 启示

- 说出时间。
"""
CASE_QUIZ = """\
title: {title}
questions:
  - id: {name}-pause
    type: reflect
    stem: 换你来说，{name}号柜台怎么答？
    sample: 还要3分钟，办好我叫您。
    checklist: [说出了几分钟, 说出了下一步]
    section: "#分析"
    level: apply
"""
KINDS = "skill: [倾听, 共情, 合规]\nchannel: [电话, 门店]\ndifficulty: [入门, 进阶]\n"
GLOSSARY = """\
terms:
  - {term: 共情, hant: 同理心, en: empathy, definition: 看见对方的处境。, page: "cases/a.md#分析"}
  - {term: CSAT, aliases: [客户满意度], definition: 满意的程度。}
  - {term: 工单, hant: 工單, en: ticket, definition: 记下一件事的单子。}
"""
PHRASES = """\
scenes:
  - title: 问候
    phrases:
      - {avoid: 喂？, say: 您好，请讲。, why: 把话头交给客户。, channel: [电话]}
      - {avoid: 看啥？, say: 您想先看哪一款？, why: 好接话。, channel: [门店]}
  - title: 致歉
    phrases:
      - {avoid: 别急。, say: "我马上查，大约2分钟。", why: 有时间，有动作。, page: cases/a.md}
"""
CLAIMS = """\
claims:
  - {covers: [one], claim: 八成客户会走。, pages: [cases/a.md], why: 没有出处。, use: 用自己的数据。, verdict: 停用}
  - {covers: [two], claim: 7%靠内容。, why: 误用。, use: 说全前提。, verdict: 改写, reference: "https://example.org/a"}
"""
DRILL = """\
---
title: 演练 & 打印
description: 两张角色卡，一张记录单。
prints: 3
---

# 演练 & 打印

## 怎么练

这一句不印。

## 角色卡

!!! role "来电方"

    **只有你知道**　昨天来过一次。

!!! role "接待方"

    **第一句**　您好。

## 记录单

!!! sheet "观察员记录单"

    姓名：____　日期：____

    | 行为 | 做到了 |
    | --- | --- |
    | 说出时间 | |

    ____

    ____

    - [ ] 核对过

## 要点

- 这一条也不印。
"""
PLAIN = "---\ntitle: {title}\ndescription: 一页。\n---\n\n# {title}\n\n{rest}\n"


def page(title: str, rest: str) -> str:
    """Return a page of a title and some text."""
    return PLAIN.format(title=title, rest=rest)


def case(name: str, title: str, skill: str, channel: str, difficulty: str) -> dict[str, str]:
    """Return a sound case, page and quiz by path."""
    words = {"name": name, "title": title, "skill": skill, "channel": channel, "difficulty": difficulty}
    return {
        f"cases/{name}.md": CASE.format(**words, about=f"{title}的经过。"),
        f"cases/{name}.quiz.yml": CASE_QUIZ.format(**words),
    }


FILES = {
    "index.md": page("首页", "去[共情](reference/glossary.md#term-共情)、[案例](cases/index.md)。"),
    "cases/cases.yml": KINDS,
    "cases/index.md": page("案例", "## 挑一个\n\n```cases\n```\n\n## 以后\n\n完。"),
    **case("a", "久等的人", "倾听, 共情", "电话", "进阶"),
    **case("b", "要回扣的人", "合规", "门店", "入门"),
    **case("c", "说不清的人", "倾听", "门店", "进阶"),
    "reference/glossary.yml": GLOSSARY,
    "reference/glossary.md": page("术语", "```glossary\n```\n\n完。"),
    "reference/phrasebook.yml": PHRASES,
    "reference/phrasebook.md": page("话术", "## 按场景\n\n```phrasebook\n```\n\n## 以后\n\n完。"),
    "reference/fact-check.yml": CLAIMS,
    "reference/fact-check.md": page("存疑", "````markdown\n```claims\n```\n````\n\n```claims\n```\n"),
    "practice/drill.md": DRILL,
}
