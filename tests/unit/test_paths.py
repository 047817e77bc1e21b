"""Learning paths: what the file may say, and what is said when it is wrong."""

from __future__ import annotations

import pathlib

import pytest

from handbook import locale
from handbook.pages import Entry, catalogue
from handbook.paths import Path, expand, load, resolve, slot
from handbook.problem import Problem

ROOT = pathlib.Path(__file__).parents[2]
FILE = "docs/start/paths.yml"
HINT = "先写页名"

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


def read(source: str) -> tuple[list[Path], list[Problem]]:
    """Return the paths that a file describes, and everything wrong with it."""
    roles, report = load(FILE, source.encode())
    paths, problems = resolve(roles, report, ENTRIES, HINT)
    return paths, [*report.problems, *problems]


def test_path() -> None:
    """Pages of this edition and titles to come are told apart, in order."""
    (path,), problems = read(GOOD)
    assert [page.title for page in path.pages] == ["导读", "甲"]
    assert (path.minutes, path.later, problems) == (20, ("还没写的页",), [])


@pytest.mark.parametrize(
    ("source", "code", "line", "fix"),
    [
        ("roles: [", "bracket-not-closed", 1, "roles: []"),
        ("roles: 新人", "want-list", 1, "roles:\n  - 新人"),
        ("- id: a", "want-mapping", 1, ""),
        (GOOD.replace("    goal: 会开口。\n", ""), "missing-key", 2, None),
        (GOOD.replace("id: newcomer", "id: 新人"), "bad-id", 2, None),
        (GOOD.replace("goal: 会开口。", "goal: 会开口。\n    whn: x"), "unknown-key", 6, None),
        (GOOD.replace("goal: ", "goal："), "wide-colon", 5, "    goal: 会开口。"),
        ("", "missing-key", 1, "roles: …"),
        ("roles:\n", "empty-value", 1, None),
        (GOOD + GOOD.removeprefix("roles:\n"), "paths_duplicate", 10, "  - id: newcomer-2"),
        (GOOD.replace("a/b.md", "a/c.md"), "paths_page", 9, "      - a/b.md"),
        (GOOD.replace("a/b.md", "zzzzzzzzz.md"), "paths_page", 9, HINT),
    ],
)
def test_problems_name_their_line(source: str, code: str, line: int, fix: str | None) -> None:
    """Each problem carries its code and the corrected line, and its text the place, in every language."""
    _, problems = read(source)
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]
    assert fix is None or problems[0].fix == fix
    for language in ("zh", "zh-Hant", "en"):
        texts = catalogue(language) if code.startswith("paths_") else locale.catalogue(language)
        assert f"{FILE}:{line}" in problems[0].text(texts)


def test_the_second_of_two_equal_ids_is_left_out() -> None:
    """Two paths of one id would fill the same place."""
    paths, _ = read(GOOD + GOOD.removeprefix("roles:\n"))
    assert len(paths) == 1


def test_no_roles() -> None:
    """A file may say that there are none yet."""
    assert read("roles: []") == ([], [])


def test_expand() -> None:
    """The fence becomes one section a role."""
    roles, _ = load(FILE, GOOD.encode())
    text = expand("前\n\n```paths\n```\n\n后", roles)
    assert text == f"前\n\n## 新人客服 {{ #newcomer }}\n\n入职前两周。会开口。\n\n{slot('newcomer')}\n\n后"


@pytest.mark.parametrize("text", ["```python\n```", "文 ```paths``` 文", "````\n```paths\n````"])
def test_other_fences_stay(text: str) -> None:
    """Only a paths fence of its own is replaced."""
    assert expand(text, load(FILE, GOOD.encode())[0]) == text


def test_own_file() -> None:
    """The handbook's own paths describe the five roles without fault."""
    roles, report = load(FILE, (ROOT / FILE).read_bytes())
    assert report.problems == []
    assert [role.id for role in roles] == ["newcomer", "online", "phone", "lead", "trainer"]
