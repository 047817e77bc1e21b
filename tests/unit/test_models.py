"""Working models: their fences, what is said when one is wrong, and that templates, modules and texts fit together."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from handbook.assets import PREFIX, bundle
from handbook.locale import catalogue, tree
from handbook.models import fences
from handbook.models.book import ModelBook
from handbook.models.kinds import KINDS
from handbook.models.texts import texts
from handbook.problem import Problem
from handbook.quiz.links import PageInfo
from model_pages import FENCES, FILES, fence, scale

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "overrides/models"
SCRIPTS = ROOT / "overrides" / PREFIX / "models"
LANGUAGES = ("zh", "zh-Hant", "en")
PAGES = {"quadrant.md": PageInfo("quadrant/", "落点", {}), "a.md": PageInfo("a/", "甲", {})}
PLACE = re.compile(r"\{(\w+)\}")
SIMPLIFIED = "题选项错误测验页码请为这个与从对时会实发开关该动务单图书数还"
JOHARI = "kind: johari\nwords: [一心, 二意, 三思, 四平, 五味, 六神, 七巧]\n"


def book(language: str = "zh") -> ModelBook:
    """Return an empty book that knows both self-assessments."""
    found = ModelBook(TEMPLATES, language)
    for name in ("procedure", "personal"):
        found.add_quiz(f"{name}.quiz.yml", scale(name, name[1]).encode())
    return found


def problems(markdown: str, offset: int = 0) -> list[Problem]:
    """Return all that is wrong with the models of a page."""
    found = book()
    found.place("a.md", markdown, offset)
    return found.finish(PAGES)


FAULTS = [
    ("```model\nkind: clw\n```", "model-kind", 2, 1, "kind: clv"),
    ("```model\nprofit: 3\n```", "model-kind", 1, 1, "```model\nkind: clv\n```"),
    ("```model clv\n```", "model-kind", 1, 1, "```model\nkind: clv\n```"),
    ("```model\n```", "model-kind", 1, 1, "```model\nkind: clv\n```"),
    ("- 一\n\n    ```model\n    kind: gap\n    ```", "model-misplaced", 3, 1, ""),
    ("> ```model\n> kind: gap\n> ```", "model-misplaced", 1, 1, ""),
    ("```model\nkind: gap", "model-unclosed", 1, 1, "```"),
    ("```model\nkind: clv\nretention: 120\n```", "too-large", 3, 12, ""),
    ("```model\nkind: clv\nyears: 二\n```", "want-number", 3, 8, ""),
    ("```model\nkind: clv\nyears: 2.5\n```", "want-whole", 3, 8, ""),
    ("```model\nkind: clv\nretenton: 80\n```", "unknown-key", 3, 1, "retention: 80"),
    ("```model\nkind: clv\nprofit： 80\n```", "wide-colon", 3, 7, "profit: 80"),
    ("```model\nkind: pareto\nnumbers: [300，200，100]\n```", "wide-comma-list", 3, 14, "numbers: [300, 200, 100]"),
    ("```model\nkind: breathing\nrounds: 5\n```", "too-large", 3, 9, ""),
    ("```model\nkind: johari\n```", "missing-key", 2, 1, "kind: johari\nwords:\n  - "),
    (f"```model\n{JOHARI}pick: 7\n```", "model-pick", 4, 7, "pick: 2"),
    (f"```model\n{JOHARI.replace('二意', '一心')}```", "model-twice", 3, 13, ""),
    ("```model\nkind: kano\nitems: [甲, 甲]\n```", "model-twice", 3, 12, ""),
    (
        "```model\n" + FENCES["barriers"].replace("circle: self", "circle: us") + "\n```",
        "bad-choice",
        4,
        25,
        "",
    ),
    (
        "```model\n" + FENCES["quadrant"].replace("procedure.quiz", "procedur.quiz") + "\n```",
        "model-quiz",
        1,
        1,
        "procedure:",
    ),
    ("```model\n" + FENCES["quadrant"] + "\npage: quadrat.md\n```", "page-unknown", 1, 1, "page: quadrant.md"),
]


@pytest.mark.parametrize(("markdown", "code", "line", "column", "fix"), FAULTS)
@pytest.mark.parametrize("offset", [0, 7])
def test_fault(markdown: str, code: str, line: int, column: int, fix: str, offset: int) -> None:
    """Each fault is named with its place in the page, and in every language."""
    found = problems(markdown, offset)
    assert [(p.code, p.place.line - offset, p.place.column) for p in found] == [(code, line, column)]
    assert found[0].place.file == "docs/a.md"
    assert fix in found[0].fix
    for language in LANGUAGES:
        assert found[0].text(catalogue(language))


@pytest.mark.parametrize("kind", KINDS)
def test_sound_fence(kind: str) -> None:
    """A sound fence has no problem, keeps the page's lines in their places, and leaves words for the search."""
    source = f"前\n\n{fence(kind)}\n\n后"
    found = book()
    placed = found.place("a.md", source)
    assert found.finish(PAGES) == []
    assert len(placed.split("\n")) == len(source.split("\n"))
    assert texts("zh")["kinds"][kind]["title"] in placed
    assert found.browser_files("a.md") == ([f"models/{kind}.css"], [f"models/{kind}.js"])


def test_other_code_is_left_alone() -> None:
    """A fence inside a longer one is an example of how to write it."""
    source = "````markdown\n```model\nkind: gap\n```\n````\n\n```modeling\nx\n```\n"
    assert fences.find(source, "a.md") == []
    assert book().place("a.md", source) == source


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_written(kind: str, language: str) -> None:
    """Every kind is a complete form in every language: labels for all fields, unique ids, texts for its module."""
    found = book(language)
    html = found.place("a.md", f"{fence(kind)}\n")
    found.finish(PAGES)
    html = found.fill("a.md", html, lambda url: url)
    assert html.startswith(f"<hb-model-{kind} ")
    assert "built-in" not in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    fields = re.findall(r'<(?:input|textarea|select)[^>]*\bid="([^"]+)"', html)
    assert set(fields) <= set(re.findall(r'<label for="([^"]+)"', html))
    assert set(" ".join(re.findall(r'aria-describedby="([^"]+)"', html)).split()) <= set(ids)
    client = json.loads(html.split("data-texts='")[1].split("'")[0])
    script = (SCRIPTS / f"elements/{kind}.js").read_text(encoding="utf-8")
    asked = set(re.findall(r'this\.text\("([\w-]+)"', script))
    assert asked <= client.keys(), f"{kind}: no text for {sorted(asked - client.keys())}"


def test_two_of_a_kind() -> None:
    """Two models of a kind on a page keep their values apart; a placement is one for the whole site."""
    found = book()
    html = found.place("a.md", f"{fence('clv')}\n\n{fence('clv')}\n\n{fence('quadrant')}\n")
    assert found.finish(PAGES) == []
    html = found.fill("a.md", html, lambda url: url)
    assert re.findall(r'data-name="([^"]+)"', html) == ["clv.a", "clv.a.2", "quadrant"]
    assert found.browser_files("a.md")[1] == ["models/clv.js", "models/quadrant.js"]


def test_what_belongs_together() -> None:
    """Each kind has a template, a module, a style sheet in the published bundle, and texts."""
    published = bundle(ROOT / "overrides" / PREFIX).places
    for kind in KINDS:
        assert (TEMPLATES / f"{kind}.html").exists()
        assert {f"models/{kind}.js", f"models/{kind}.css"} <= published.keys()
        assert texts("zh")["kinds"][kind].keys() >= {"title", "about", "source"}
    assert {path.stem for path in (SCRIPTS / "elements").glob("*.js")} == set(KINDS)
    assert set(FENCES) == set(KINDS)
    assert "quadrant.md" in FILES


def read(name: str) -> dict[str, str]:
    """Return dotted key → text of a language's file."""
    found: dict[str, str] = {}
    todo = [("", tree(f"models.{name}"))]
    while todo:
        key, node = todo.pop()
        if isinstance(node, dict):
            todo += [(f"{key}.{name}", value) for name, value in node.items()]
        else:
            assert isinstance(node, str), f"{key}: {node!r} is no text"
            found[key] = node
    return found


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_languages(language: str) -> None:
    """Every language has the same texts with the same places to fill, in its own script."""
    ours, theirs = read("zh"), read(language)
    assert ours.keys() == theirs.keys()
    assert [key for key in ours if set(PLACE.findall(ours[key])) != set(PLACE.findall(theirs[key]))] == []
    wrong = f"[{SIMPLIFIED}]" if language == "zh-Hant" else r"[\u3400-\u9fff]"
    assert {key: text for key, text in theirs.items() if re.search(wrong, text)} == {}


def test_the_sampler_shows_every_kind() -> None:
    """The guide's page of tools has each kind once to try, and its text beside it."""
    text = (ROOT / "docs/contribute/models.md").read_text(encoding="utf-8")
    live = [found.settings.kind for found in fences.find(text, "docs/contribute/models.md", 0) if found.settings]
    assert sorted(live) == sorted(KINDS)
    shown = re.findall(r"^````markdown\n(```model\n.*?^```)\n````", text, re.MULTILINE | re.DOTALL)
    assert len(shown) == len(KINDS)
    assert [block for block in shown if text.count(block) != 2] == []
