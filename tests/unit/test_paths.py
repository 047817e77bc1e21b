"""Learning paths: what the file may say, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.pages import Entry, catalogue
from handbook.paths import expand, load, routes, slot

ROOT = Path(__file__).parents[2]

ENTRIES = {
    "start/index.md": Entry("start/index.md", "导读", "start/", 5),
    "a/b.md": Entry("a/b.md", "甲", "a/b/", 15),
}
GOOD = """roles:
  - id: newcomer
    title: 新人客服
    when: 入职前两周
    goal: 会开口。
    pages:
      - start/index.md
      - 还没写的页
      - a/b.md
"""


def test_path() -> None:
    """Pages of this edition and titles to come are told apart, in order."""
    (path,), problems = routes(GOOD, "paths.yml", ENTRIES.get, catalogue("zh"))
    assert [page.title for page in path.pages] == ["导读", "甲"]
    assert (path.minutes, path.later, problems) == (20, ("还没写的页",), [])


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("roles: [", "paths_syntax", 1),
        ("roles:\n  - id: a\n\ttitle: b", "paths_syntax", 3),
        ("roles: 新人", "paths_shape", 1),
        ("- id: a", "paths_shape", 1),
        (GOOD.replace("    goal: 会开口。\n", ""), "paths_shape", 2),
        (GOOD.replace("id: newcomer", "id: 新人"), "paths_shape", 2),
        (GOOD.replace("goal: 会开口。", "goal: 会开口。\n    goall: x"), "paths_unknown", 6),
        (GOOD + GOOD.removeprefix("roles:\n"), "paths_duplicate", 2),
        (GOOD.replace("a/b.md", "a/c.md"), "paths_page", 9),
    ],
)
def test_problems_name_their_line(source: str, code: str, line: int) -> None:
    """Each problem carries its code, and its text the place, in every language."""
    _, problems = routes(source, "docs/start/paths.yml", ENTRIES.get, catalogue("zh"))
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]
    for language in ("zh", "zh-Hant", "en"):
        assert f"docs/start/paths.yml:{line}" in problems[0].text(catalogue(language))


@pytest.mark.parametrize("source", ["", "roles: []", "roles:\n"])
def test_nothing_is_fine_or_named(source: str) -> None:
    """A file without roles is fine only when it says so."""
    paths, problems = routes(source, "paths.yml", ENTRIES.get, catalogue("zh"))
    assert paths == []
    assert [problem.code for problem in problems] == ([] if source == "roles: []" else ["paths_shape"])


def test_expand() -> None:
    """The fence becomes one section a role."""
    roles, _ = load(GOOD, "paths.yml")
    text = expand("前\n\n```paths\n```\n\n后", roles)
    assert text == f"前\n\n## 新人客服 {{ #newcomer }}\n\n入职前两周。会开口。\n\n{slot('newcomer')}\n\n后"


@pytest.mark.parametrize("text", ["```python\n```", "文 ```paths``` 文", "````\n```paths\n````"])
def test_other_fences_stay(text: str) -> None:
    """Only a paths fence of its own is replaced."""
    assert expand(text, load(GOOD, "paths.yml")[0]) == text


def test_own_file() -> None:
    """The handbook's own paths describe the five roles without fault."""
    source = (ROOT / "docs/start/paths.yml").read_text(encoding="utf-8")
    roles, problems = load(source, "docs/start/paths.yml")
    assert problems == []
    assert [role.id for role in roles] == ["newcomer", "online", "phone", "lead", "trainer"]
