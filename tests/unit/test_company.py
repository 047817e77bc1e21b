"""A company's settings, its named values in texts, and its chapters in the navigation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from handbook import company, company_values
from handbook.locale import catalogue

VALUES = {"客服热线": "400-1 & <2>", "公司名称": '云杉"家"*'}
ESCAPED = "400-1 &amp; &lt;2&gt;"


def settings(text: str) -> str:
    """Return the settings of a company as mkdocs.yml holds them."""
    return "extra:\n  company:\n" + text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0101234567", "0101234567"),
        ("12:30", "12:30"),
        ("2小时", "2小时"),
        ('"8:00–20:00，#1"', "8:00–20:00，#1"),
        ("是", "是"),
        ("yes", "yes"),
    ],
)
def test_values_as_written(written: str, meant: str) -> None:
    """A value is the text that stands in the file."""
    found, problems = company.read([("mkdocs.yml", settings(f"    values: {{甲: {written}}}\n"))])
    assert (found.values, problems) == ({"甲": meant}, [])


def test_heirs() -> None:
    """Empty values stay as upstream has them; a company's own are laid over and added."""
    base = settings("    section: 本公司\n    values: {甲: 一, 乙: 二}\n")
    heir = settings(
        "    section:\n    feedback: mailto:a@example.com\n    values:\n      甲:\n      乙: 贰\n      丙: 叁\n"
    )
    found, problems = company.read([("base", base), ("mkdocs.yml", heir), ("ci", "INHERIT: mkdocs.yml\n")])
    assert problems == []
    assert found.values == {"甲": "一", "乙": "贰", "丙": "叁"}
    assert (found.section, found.feedback) == ("本公司", "mailto:a@example.com")


def test_chain(tmp_path: Path) -> None:
    """The files that a configuration inherits from are found, whatever they are called, and a circle ends."""
    (tmp_path / "mkdocs.base.yml").write_text("INHERIT: mkdocs.yml\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("# x\nINHERIT: 'mkdocs.base.yml'  # y\n", encoding="utf-8")
    (tmp_path / "ci.yml").write_text("INHERIT: mkdocs.yml\nsite_url: x\n", encoding="utf-8")
    names = [path.name for path in company.chain(tmp_path / "ci.yml")]
    assert names == ["mkdocs.base.yml", "mkdocs.yml", "ci.yml"]


@pytest.mark.parametrize(
    ("text", "code", "line", "fix"),
    [
        ("    feedback: a@example.com\n", "feedback-address", 3, "    feedback: mailto:a@example.com"),
        ("    feedback: f.example.com/1\n", "feedback-address", 3, "    feedback: https://f.example.com/1"),
        ("    phone: 1\n", "unknown-key-alone", 3, ""),
        ("    values: [1]\n", "want-mapping", 3, None),
        ("    values: {甲: [1]}\n", "value-needs-quotes", 3, None),
        ("    values: 热线\n", "want-mapping", 3, ""),
        ("    values:\n      甲：1\n", "wide-colon", 4, "      甲: 1"),
        ("    values:\n      甲: #1\n", "comment-cut", 4, '      甲: "#1"'),
        ("    values:\n      甲: 拨8000 #2\n", "comment-cut", 4, '      甲: "拨8000 #2"'),
        ("    values:\n      甲: 1\n      甲: 2\n", "duplicate-key", 5, ""),
        ("    section: 甲\n  company:\n", "duplicate-key", 4, ""),
    ],
)
def test_wrong_settings(text: str, code: str, line: int, fix: str | None) -> None:
    """What is wrong is named with its line."""
    _, problems = company.read([("mkdocs.yml", settings(text))])
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]
    assert fix is None or problems[0].fix == fix


@pytest.mark.parametrize("value", ["", "  # 拨什么", " 8:00#1", ' "拨 #2"', " '拨 #2'", " 拨8000  # 总机"])
def test_comments_are_none_of_the_value(value: str) -> None:
    """A comment with a blank behind its sign is one, and a sign inside a word or in quotes is none."""
    assert company.read([("mkdocs.yml", settings(f"    values:\n      甲:{value}\n"))])[1] == []


@pytest.mark.parametrize("text", ["- 1\n", "", "extra: 1\n", "extra:\n  company:\n", "site_name: x\n"])
def test_no_settings(text: str) -> None:
    """A configuration that says nothing of a company is sound."""
    assert company.read([("mkdocs.yml", text)]) == (company.Settings(), [])


@pytest.mark.parametrize(
    "name", ["{{客服热线}}", "{{ 客服热线 }}", "【【客服热线】】", "｛｛客服热线｝｝", "【【\u3000客服热线】】"]
)
def test_fill(name: str) -> None:
    """A name is filled in however it is typed."""
    assert company_values.fill(f"拨{name}。", VALUES) == "拨400-1 & <2>。"
    assert company_values.fill_html(f"<p>拨{name}。</p>", VALUES) == f"<p>拨{ESCAPED}。</p>"


@pytest.mark.parametrize(
    "text", ["{客服热线}", "【客服热线】", "[[客服热线]]", "{{没有}}", "{{}}", "{{ }}", "{{客服\n热线}}"]
)
def test_others_stay(text: str) -> None:
    """Nothing else is taken for a name."""
    assert company_values.fill(text, VALUES) == text
    assert company_values.fill_html(text, VALUES) == text


@pytest.mark.parametrize(
    ("markup", "filled"),
    [
        ("<code>{{客服热线}}</code>", None),
        ("<pre><code>a {{客服热线}}\n</code></pre>", None),
        ("<script>x = {{客服热线}}</script>", None),
        ("<!-- {{客服热线}} -->", None),
        ('<a title="{{公司名称}}">', '<a title="云杉&quot;家&quot;*">'),
        ('<i data-x="[&quot;{{公司名称}}&quot;]">', r'<i data-x="[&quot;云杉\&quot;家\&quot;*&quot;]">'),
        ('<i data-x="[{{公司名称}}">', '<i data-x="[云杉&quot;家&quot;*">'),
        ("<p>{{公司名称}}<code>{{甲}}</code>{{公司名称}}</p>", '<p>云杉"家"*<code>{{甲}}</code>云杉"家"*</p>'),
    ],
)
def test_html(markup: str, filled: str | None) -> None:
    """Values are escaped for the place they come to; code stays."""
    assert company_values.fill_html(markup, VALUES) == (filled or markup)


def test_data() -> None:
    """JSON is filled in as text, and as HTML under `html`."""
    data: Any = {"stem": "{{客服热线}}", "html": "<b>{{客服热线}}</b>", "list": [{"a": "{{公司名称}}"}, 1, None]}
    filled = company_values.fill_data(data, VALUES)
    assert filled == {"stem": "400-1 & <2>", "html": f"<b>{ESCAPED}</b>", "list": [{"a": '云杉"家"*'}, 1, None]}
    assert json.loads(json.dumps(filled)) == filled


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**粗**{{客服热线}}", f"<p><strong>粗</strong>{ESCAPED}</p>"),
        ("# 标题 {{客服热线}}", f"<h1>标题 {ESCAPED}</h1>"),
        ("*{{公司名称}}*", '<p><em>云杉"家"*</em></p>'),
        ("`{{客服热线}}`", "<p><code>{{客服热线}}</code></p>"),
        ("[打](tel:{{客服热线}})", f'<p><a href="tel:{ESCAPED}">打</a></p>'),
        ("[打][1]\n\n[1]: tel:{{客服热线}}", f'<p><a href="tel:{ESCAPED}">打</a></p>'),
    ],
)
def test_markdown(text: str, html: str) -> None:
    """Names pass through Markdown, which reads braces as attributes elsewhere."""
    md = Markdown(extensions=["attr_list", "tables", company_values.ValuesExtension(VALUES)])
    assert company_values.fill_html(md.convert(text), VALUES) == html


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("docs/a.md", "一\n\n拨{{客服电话}}。", [(3, 2, "拨{{客服热线}}。")]),
        ("docs/a.md", "  - 拨【【公司名】】、{{天}}。", [(1, 6, "- 拨{{公司名称}}、{{天}}。"), (1, 14, None)]),
        ("docs/a.md", "`{{甲}}`\n\n```yaml\n{{甲}}\n```\n\n````\n```figure\n{{甲}}\n```\n````\n", []),
        ("docs/a.md", "```figure\nalt: {{客服电话}}\n```\n", [(2, 6, "alt: {{客服热线}}")]),
        ("docs/a.quiz.yml", "# {{甲}}\nstem: 拨{{热线}}\n", [(2, 8, "stem: 拨{{客服热线}}")]),
        ("docs/a.md", "{{客服热线}}、{客服电话}、[[空]]", []),
    ],
)
def test_unknown_names(file: str, text: str, found: list[tuple[int, int, str | None]]) -> None:
    """An unknown name is an error with its place, the known ones, and the line as it may be meant."""
    problems = list(company_values.check(file, text, VALUES))
    assert [(problem.place.line, problem.place.column) for problem in problems] == [item[:2] for item in found]
    for problem, (_, _, fix) in zip(problems, found, strict=True):
        assert problem.code == "value-unknown"
        assert "客服热线、公司名称" in problem.text(catalogue("zh"))
        assert fix is None or problem.fix == fix


NAV: list[Any] = ["index.md", {"开始": ["start.md"]}, {"甲": ["a.md", {"子": ["company/named.md"]}]}]


@pytest.mark.parametrize(
    ("nav", "pages", "expected"),
    [
        (NAV, ["a.md", "company/named.md"], NAV),
        (
            NAV,
            ["company/b.md", "company/index.md", "company/a/x.md", "a.md"],
            [*NAV[:2], {"云杉": ["company/index.md", "company/a/x.md", "company/b.md"]}, NAV[2]],
        ),
        (["index.md"], ["company/b.md"], ["index.md", {"云杉": ["company/b.md"]}]),
    ],
)
def test_navigation(nav: list[Any], pages: list[str], expected: list[Any]) -> None:
    """A company's pages get a section of their own behind the first one, unless the navigation names them."""
    assert company.with_chapters(nav, pages, "云杉") == expected


def test_json_files(tmp_path: Path) -> None:
    """A file is filled in as what it is, its last line break kept; one without names, or none, is left alone."""
    path, plain = tmp_path / "a.json", tmp_path / "b.json"
    path.write_text('{"a": "{{客服热线}}", "html": "{{客服热线}}"}\n', encoding="utf-8")
    plain.write_text('{"a":  1}', encoding="utf-8")
    for one in (path, plain, tmp_path / "none.json"):
        company_values.fill_json(one, VALUES)
    assert path.read_text(encoding="utf-8") == f'{{"a":"400-1 & <2>","html":"{ESCAPED}"}}\n'
    assert plain.read_text(encoding="utf-8") == '{"a":  1}'
    assert not (tmp_path / "none.json").exists()
    path.write_text('["{{客服热线}}"]', encoding="utf-8")
    company_values.fill_json(path, VALUES, html=True)
    assert path.read_text(encoding="utf-8") == f'["{ESCAPED}"]'


def test_all_files_are_checked() -> None:
    """Problems of every file come with its path from the repository's root."""
    files = [("a.md", "{{没有}}".encode()), ("b.yml", "x: {{客服热线}}\ny: {{无}}".encode()), ("c.md", b"\xff{{x}}")]
    found = [str(problem.place) for problem in company_values.check_all(files, VALUES)]
    assert found == ["docs/a.md:1:1", "docs/b.yml:2:4", "docs/c.md:1:2"]


def test_folded_values() -> None:
    """A value on several lines is one line on a page."""
    found, _ = company.read([("mkdocs.yml", settings("    values:\n      甲: |\n        一\n        二\n"))])
    assert found.values == {"甲": "一 二"}
