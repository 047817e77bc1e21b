"""`source: true` shows the quiz file's text above the quiz, as it is, and keeps it out of the search."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import harness

QUIZ = """\
title: 试
# 这是注释：<b>原样</b>
questions:
  - id: one
    type: true-false
    stem: |
      “独一无二的题干”里有 <订单号>

      ````
      四个反引号
      ````
    answer: true
"""
PAGE = """\
---
title: 页
description: 用来试一试的一页。
---

# 页

一段话。

```quiz
file: {file}
source: true
```

!!! note "框"

    ```quiz
    file: second.quiz.yml
    source: true
    ```
"""


def test_source_is_shown(build: harness.Build, tmp_path: Path) -> None:
    """The text stands in a folded box before the quiz, inside a box too; the search knows the stem alone."""
    files = {"index.md": PAGE.format(file="first.quiz.yml"), "first.quiz.yml": QUIZ}
    result = build(files | {"second.quiz.yml": QUIZ.replace("one", "two")})
    assert result.returncode == 0, result.stdout
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    boxes = re.findall(
        r'<details class="example hb-source"><summary>写法</summary>(.*?)</details>\n*<hb-quiz', page, re.S
    )
    assert len(boxes) == 2
    for box, name in zip(boxes, ("one", "two"), strict=True):
        (code,) = re.findall(r"<code>(.*?)</code>", box, re.S)
        assert html.unescape(re.sub(r"<[^>]+>", "", code)) == QUIZ.replace("one", name)
    assert page.index("框") < page.index(boxes[1])
    index = json.loads((tmp_path / "site/search/search_index.json").read_text(encoding="utf-8"))
    texts = [entry["text"] for entry in index["docs"] if entry.get("kind") != "question"]
    assert "独一无二" not in json.dumps(texts, ensure_ascii=False)


def test_source_of_a_faulty_file(build: harness.Build) -> None:
    """A file that cannot be read is reported as ever, and not shown."""
    result = build(
        {"index.md": PAGE.format(file="first.quiz.yml"), "first.quiz.yml": "title: 试\n", "second.quiz.yml": QUIZ}
    )
    assert result.returncode == 1
    assert "first.quiz.yml:1:1" in result.stdout
    assert "Traceback" not in result.stdout
