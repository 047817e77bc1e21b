"""A second company: name, address, logo, colours, values and chapters from a configuration and two folders alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import preview
from harness import Build
from preview import ROOT, Site

NAME, SUBPATH = "云杉电器客服手册", "/kefu/shouce/"
FEEDBACK = "https://forms.example.com/q?a=1&b=2"
VALUES = {
    "公司名称": "云杉 & <杉>",
    "客服热线": "0101234567",
    "补偿权限": "50元",
    "升级时限": "2小时",
    "合规联系人": "监察室8012",
    "退换货专线": "12:30以后拨8033",
}
SETTINGS = f"""\
extra:
  company:
    section: 云杉电器
    feedback: {FEEDBACK}
    values:
      首次回复时限:
""" + "".join(f"      {name}: {value}\n" for name, value in VALUES.items())
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M3 3h18v18H3z"/></svg>\n'
PAGE = """\
---
title: 退换货专线
description: 打{{退换货专线}}，报单号。
---

# 退换货专线

## 几时打{{退换货专线}}

**专线**{{退换货专线}}，也可以打【【客服热线】】。写法是 `{{客服热线}}`。

| 什么事 | 找谁 |
| --- | --- |
| 补偿超出{{补偿权限}} | {{升级对象}} |

!!! warning "打之前，{{公司名称}}的同事"

    {{升级时限}}内回话；没有就找｛｛合规联系人｝｝。

```quiz
```
"""
QUIZ = """\
title: "{{公司名称}}的专线"
questions:
  - id: spruce-line
    type: single
    stem: 客户要换货，{{公司名称}}的哪条线管？
    options:
      - text: 【【退换货专线】】
        correct: true
        feedback: 对，过了{{升级时限}}还没人接就升级。
      - text: 前台的座机
        feedback: 前台只转接，不办。
    section: "#几时打退换货专线"
    level: apply
  - id: spruce-number
    type: cloze
    stem: 热线是多少？
    text: 热线是[[{{客服热线}}]]。
    section: "#几时打退换货专线"
    level: remember
"""
ESCAPED = "云杉 &amp; &lt;杉&gt;"


def own_settings() -> str:
    """Return the handbook's mkdocs.yml as a company edits it: its values, no repository, upstream's navigation."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^site_name: .*$", f"site_name: {NAME}", text, flags=re.M)
    text = re.sub(r"^repo_url: .*\n", "", text, flags=re.M)
    return re.sub(r"^extra:\n(?:[ #].*\n|\n)*", SETTINGS + "\n", text, flags=re.M)


@pytest.fixture(scope="module")
def spruce(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the handbook of 云杉: upstream's files, its own mkdocs.yml, docs/brand and docs/company."""
    root = tmp_path_factory.mktemp("spruce")
    (root / "docs").mkdir()
    for name in ("hooks", "overrides", "mkdocs.base.yml"):
        (root / name).symlink_to(ROOT / name)
    for path in (ROOT / "docs").iterdir():
        if path.name not in {"brand", "company"}:
            (root / "docs" / path.name).symlink_to(path)
    colours = (ROOT / "docs/brand/colours.css").read_text(encoding="utf-8").replace("#0b656c", "#7a2e5d")
    files = {
        "mkdocs.yml": own_settings(),
        "docs/brand/logo.svg": LOGO,
        "docs/brand/favicon.svg": LOGO,
        "docs/brand/colours.css": colours,
        "docs/company/exchange-line.md": PAGE,
        "docs/company/exchange-line.quiz.yml": QUIZ,
        "docs/company/index.md": "---\ntitle: 云杉的规矩\ndescription: 先看这里。\n---\n\n# 云杉的规矩\n\n先看这里。\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with preview.served(root / "site", root=root, subpath=SUBPATH) as site:
        yield site


def read_json(site: Site, name: str) -> Any:
    """Return a JSON file of a site."""
    return json.loads((site.folder / name).read_text(encoding="utf-8"))


def test_brand(spruce: Site) -> None:
    """Name, logo, colours and sub-path are the company's on every page; a page knows no other host of upstream."""
    assert (spruce.folder / "brand/logo.svg").read_text(encoding="utf-8") == LOGO
    assert "#7a2e5d" in (spruce.folder / "brand/colours.css").read_text(encoding="utf-8")
    for page in spruce.pages():
        html = spruce.html(page)
        assert f"{NAME}</title>" in html, page
        assert "example.github.io" not in html, page
        assert "github.com/example" not in html, page
    assert f'href="{SUBPATH}brand/logo.svg"' in spruce.html("404.html") or f"{SUBPATH}brand" in spruce.html("404.html")


def test_chapter(spruce: Site) -> None:
    """The company's chapters stand in the navigation, in search and in the manifest like all others."""
    home = spruce.html("")
    assert re.search(r"云杉电器 <span[^>]*>2 ?页", home)
    assert "云杉的规矩" in spruce.html("company/exchange-line/")
    index = {entry["location"]: entry for entry in read_json(spruce, "search/search_index.json")["docs"]}
    assert index["company/exchange-line/"]["text"].startswith("打12:30以后拨8033，报单号。")
    assert index["company/exchange-line/#几时打退换货专线"]["title"] == "几时打12:30以后拨8033"
    assert index["company/exchange-line/#q-spruce-line"]["title"] == "客户要换货，云杉 & <杉>的哪条线管？"
    quizzes = {quiz["name"]: quiz for quiz in read_json(spruce, "quiz/manifest.json")["quizzes"]}
    quiz = quizzes["company/exchange-line"]
    assert quiz["title"] == "云杉 & <杉>的专线"
    assert f"{ESCAPED}的哪条线管" in quiz["questions"][0]["html"]
    assert quiz["questions"][1]["data"]["text"] == "热线是[[0101234567]]。"


def test_values(spruce: Site) -> None:
    """Values stand in text, tables, boxes, headings and quizzes, escaped, and in upstream's own pages."""
    page = spruce.html("company/exchange-line/")
    for words in (
        "<strong>专线</strong>12:30以后拨8033，也可以打0101234567。写法是 <code>{{客服热线}}</code>",
        "<td>补偿超出50元 </td><td>值班主管 </td>",
        f"打之前，{ESCAPED}的同事</p>",
        "2小时内回话；没有就找监察室8012。",
        '<h2 id="几时打退换货专线">几时打12:30以后拨8033',
        '<span class="hb-option__text">12:30以后拨8033</span>',
        'data-accept="[&quot;0101234567&quot;]"',
        '<meta name="description" content="打12:30以后拨8033，报单号。">',
    ):
        assert words in page, words
    assert "补偿超出50元，或者过了2小时还定不了，就请值班主管来定" in spruce.html("resolution/complaint-four-steps/")
    assert "查证的事交给监察室8012" in spruce.html("professional/ethics-redlines/")
    assert "首条回复不晚于公司规定的时间" in spruce.html("communication/online-and-written/")


def test_feedback(spruce: Site) -> None:
    """The feedback form is set for all that leads readers to it."""
    assert FEEDBACK.replace("&", "&amp;") in spruce.html("company/exchange-line/")


@pytest.mark.parametrize("which", ["spruce", "site"])
def test_no_name_left(which: str, request: pytest.FixtureRequest) -> None:
    """No page shows a name in brackets instead of its value, set or unset, save in code."""
    site: Site = request.getfixturevalue(which)
    for page in site.pages():
        html = re.sub(r"<(pre|code|script)\b.*?</\1>", "", site.html(page), flags=re.S)
        assert not re.search(r"\{\{|【【|｛｛", html), page
    for name in ("quiz/manifest.json", "search/search_index.json", "search/start.json"):
        assert "【【" not in Path(site.folder, name).read_text(encoding="utf-8"), name


def test_unknown_name(build: Build) -> None:
    """All unknown names stop the build, each with its place, the known names and the mended line."""
    front = "---\ntitle: 甲\ndescription: 乙。\n---\n\n# 甲\n\n"
    result = build({"index.md": f"{front}打{{{{客服电话}}}}。\n", "a/b.yml": "x: 【【热线】】\n"})
    assert result.returncode != 0
    for words in ("docs/index.md:8:2", "docs/a/b.yml:1:4", "现有：公司名称、客服热线、", "        打{{客服热线}}。"):
        assert words in result.stdout, result.stdout


def test_wrong_feedback(build: Build) -> None:
    """A feedback address that nobody can follow stops the build, with the line of mkdocs.yml mended."""
    config = "INHERIT: mkdocs.base.yml\nsite_name: x\nextra:\n  company:\n    feedback: kefu@example.com\n"
    result = build({"index.md": "# x\n"}, config)
    assert result.returncode != 0
    assert "mkdocs.yml:5:15" in result.stdout
    assert "            feedback: mailto:kefu@example.com" in result.stdout
