"""Figures: where pages describe them, what is said when they are wrong, what they look like, and that all are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from handbook.figures import fences, words
from handbook.figures.book import FigureBook
from handbook.figures.canvas import WIDTH, smooth
from handbook.figures.kinds import KINDS
from handbook.figures.model import Figure
from handbook.figures.render import Renderer, drawn
from handbook.locale import catalogue

ROOT = Path(__file__).parents[2]
DOCS, CASES = ROOT / "docs", ROOT / "tests/cases/figures"
FAULTS: list[dict[str, Any]] = yaml.safe_load((CASES / "faults.yml").read_text(encoding="utf-8"))
EXPECTED: dict[str, str] = yaml.safe_load((CASES / "expected.yml").read_text(encoding="utf-8"))
HEAD = "---\ntitle: 页\n---\n\n# 页\n\n"
SOUND = """\
kind: ladder
title: 台阶
alt: 一道两级的台阶，下面一级是听完，上面一级是开口。
caption: 往上走。
steps: [听完, 开口]"""
SIGNS = re.compile(r"[\W_\d]+")


def book() -> FigureBook:
    """Return an empty book with the repository's templates."""
    return FigureBook(Renderer(ROOT / "overrides/figures", catalogue("zh").group("figures")))


def fence(body: str) -> str:
    """Return a figure as it stands in a page."""
    return f"```figure\n{body.strip()}\n```"


def all_figures() -> Iterator[tuple[str, Figure]]:
    """Yield page and figure of every figure of the handbook."""
    found = book()
    for path in sorted(DOCS.rglob("*.md")):
        found.place(path.relative_to(DOCS).as_posix(), path.read_text(encoding="utf-8"))
    assert [problem.text(catalogue("zh")) for problem in found.finish()] == []
    for page, figures in found.figures.items():
        for figure in figures:
            yield page, figure


FIGURES = list(all_figures())
NAMES = [f"{page}: {figure.title}" for page, figure in FIGURES]


@pytest.mark.parametrize("case", FAULTS, ids=[case["about"] for case in FAULTS])
def test_fault(case: dict[str, Any]) -> None:
    """A slip is found where it stands, and what can be pasted is offered."""
    found = book()
    page = HEAD + fence(case["input"])
    offset = 3
    placed = found.place("a.md", page.split("\n", offset)[offset], offset)
    assert "data-hb-figure=" not in placed
    said = [
        {"code": p.code, "line": p.place.line, "column": p.place.column} | ({"fix": p.fix} if "fix" in wanted else {})
        for p, wanted in zip(found.finish(), case["problems"], strict=True)
    ]
    assert said == case["problems"]


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ("    " + fence(SOUND).replace("\n", "\n    "), "figure-within"),
        (f"- 项\n\n  {fence(SOUND)}", "figure-within"),
        (fence(SOUND).removesuffix("```"), "figure-unclosed"),
    ],
)
def test_misplaced(markdown: str, code: str) -> None:
    """A figure stands at the left margin and ends."""
    found = book()
    found.place("a.md", f"# 页\n\n{markdown}\n")
    assert [problem.code for problem in found.finish()] == [code]


def test_code_is_left_alone() -> None:
    """A figure within another fence is an example."""
    page = f"````markdown\n{fence(SOUND)}\n````\n"
    assert list(fences.find(page)) == []
    assert book().place("a.md", page) == page


def test_placed_and_filled() -> None:
    """A figure becomes a picture with a name, an alternative and a caption; the sheet shows it again."""
    found = book()
    page = found.place("a.md", f"# 甲\n\n{fence(SOUND)}\n\n后文。")
    sheet = found.place("b.md", "# 乙\n\n```figures\n```\n")
    titles = {"a.md": ("a/", "甲"), "b.md": ("b/", "乙")}
    html = found.fill("a.md", page, titles, lambda url: f"../{url}")
    figure = ElementTree.fromstring(html[html.index("<figure") : html.index("</figure>") + 9])  # noqa: S314 (our own)
    svg = figure.find("svg")
    assert svg is not None
    assert svg.get("role") == "img"
    assert svg.get("data-search-exclude") == ""
    names = {element.get("id"): element.text for element in svg if element.get("id")}
    assert [names[name] for name in str(svg.get("aria-labelledby")).split()] == ["台阶", found.figures["a.md"][0].alt]
    caption = figure.find("figcaption")
    assert caption is not None
    assert "".join(caption.itertext()) == "台阶往上走。"
    shown = found.fill("b.md", sheet, titles, lambda url: f"../{url}")
    assert '<a href="../a/">甲</a>' in shown
    assert shown.count("<svg") == 1


def test_text_is_escaped() -> None:
    """Words in a figure are words, never markup."""
    found = book()
    page = found.place("a.md", fence(SOUND.replace("听完", "<b>听完")))
    html = found.fill("a.md", page, {}, str)
    assert "&lt;b&gt;" in html
    assert "<b>听完" not in html


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("没人管，也没人理", 200, ["没人管，也没人理"]),
        ("没人管，也没人理", 70, ["没人管，", "也没人理"]),
        ("一二三四五", 56, ["一二三", "四五"]),
        ("先听完|再开口", 200, ["先听完", "再开口"]),
        ("他说：“好的”", 45, ["他说：", "“好", "的”"]),
        ("看3个工作日内", 48, ["看3个", "工作", "日内"]),
        ("ACSI模型", 34, ["ACSI", "模型"]),
        ("", 50, []),
    ],
)
def test_wrap(text: str, room: float, lines: list[str]) -> None:
    """Lines are about equally long, keep words whole, and begin with no closing sign."""
    assert words.wrap(text, room, 14) == lines


def test_smooth_never_overshoots() -> None:
    """Between two points of equal height a curve is flat."""
    path = smooth([(0, 0), (10, 5), (20, 5), (30, 0)])
    assert "13.3 5 16.7 5 20 5" in path


def test_every_expected_page_has_its_figure() -> None:
    """What the outline gives a figure has one."""
    assert sorted(EXPECTED.keys() - {page for page, _ in FIGURES}) == []


@pytest.mark.parametrize(("page", "figure"), FIGURES, ids=NAMES)
def test_alternative_says_what_the_figure_says(page: str, figure: Figure) -> None:
    """The alternative takes up most names in the figure, so that who does not see it learns what is there."""
    texts = [s.text for s in drawn(figure, "示意").shapes if s.tag == "text" and " hb-f-h" in f" {s.look}"]
    signs = {char for text in texts for char in SIGNS.sub("", text)}
    said = signs & set(figure.alt)
    assert len(said) >= 0.7 * len(signs), f"{page}: not in the alternative: {''.join(sorted(signs - said))}"
    assert not re.search("如图|下图|见图", figure.alt + figure.caption)


@pytest.mark.parametrize(("page", "figure"), FIGURES, ids=NAMES)
def test_words_stay_on_the_sheet(page: str, figure: Figure) -> None:
    """No line of words is cut off at the sides."""
    for shape in drawn(figure, "示意").shapes:
        if shape.tag == "text":
            x, w = float(shape.attributes["x"]), words.width(shape.text, 14 if "hb-f-h" in shape.look else 13)
            left = x - {"start": 0.0, "middle": w / 2, "end": w}[shape.attributes["text-anchor"]]
            assert left > -4, f"{page}: {shape.text}"
            assert left + w < WIDTH + 4, f"{page}: {shape.text}"


def test_every_kind_is_used_and_described() -> None:
    """No kind is there in vain, and the page for trainers lists them all, with keys that exist."""
    assert {figure.kind for _, figure in FIGURES} == set(KINDS)
    rows = re.findall(
        r"^\| `(\w+)` \| .* \| (.*) \|$", (DOCS / "contribute/figures.md").read_text("utf-8"), re.MULTILINE
    )
    described = {name: keys for name, keys in rows if name in KINDS}
    assert described.keys() == KINDS.keys()
    for name, keys in described.items():
        known = KINDS[name].model_json_schema()
        every = set(known["properties"]).union(*(part["properties"] for part in known.get("$defs", {}).values()))
        assert set(re.findall(r"`(\w+)`", keys)) <= every, name


def test_numbers_without_source_are_marked() -> None:
    """Curves are never measured, and say so."""
    assert [figure.title for _, figure in FIGURES if figure.kind in {"curve", "radar"} and not figure.sketch] == []


def test_two_figures_leave_the_text_between_them() -> None:
    """Each fence becomes one place, and the lines around it stay in their order."""
    head = "kind: cards\ntitle: 三步\nalt: 三张卡片，从左到右依次写着先听完、再复述、后答复三步。\ncaption: 先听完。"
    fence = f"```figure\n{head}\nrows: [[先听完, 再复述]]\n```"
    kept = book()
    text = kept.place("a.md", f"前\n\n{fence}\n\n中\n\n{fence}\n\n后")
    assert kept.finish() == []
    assert text == '前\n\n<div data-hb-figure="0"></div>\n\n中\n\n<div data-hb-figure="1"></div>\n\n后'
