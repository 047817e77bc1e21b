"""What MkDocs says in English, with place and cure; heads of pages that cannot be read."""

from __future__ import annotations

import pytest

from handbook import frontmatter
from handbook.notices import Notices
from handbook.problem import Problem

PAGE = "# 页\n\n见[一](b.md)、[二](b.md)，\n\n[三]: <c.md>\n<img src='d.png'>[四](e)。\n"
NAV = (
    'The following pages exist in the docs directory, but are not included in the "nav" configuration:'
    "\n  - a.md\n  - x\\b.md"
)


def places(problems: list[Problem]) -> list[tuple[str, str]]:
    """Return code and place of each problem."""
    return [(problem.code, str(problem.place)) for problem in problems]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "Doc file 'a.md' contains a link 'c.md', but the target 'x/c.md' is not found among documentation files.",
            [("link-not-found", "docs/a.md:5:7")],
        ),
        (
            "Doc file 'a.md' contains an unrecognized relative link 'e', it was left as is. Did you mean 'e.md'?",
            [("link-unrecognized", "docs/a.md:6:22")],
        ),
        (
            "Doc file 'a.md' contains an absolute link '/z.md', it was left as is.",
            [("link-absolute", "docs/a.md:1:1")],
        ),
        (
            "Doc file 'a.md' contains a link '#x', but there is no such anchor on this page.",
            [("anchor-unknown", "docs/a.md:1:1")],
        ),
        (NAV, [("nav-omitted", "docs/a.md:1:1"), ("nav-omitted", "docs/x/b.md:1:1")]),
        (
            (
                "A reference to 'b.md' is included in the 'nav' configuration, "
                "which is not found in the documentation files."
            ),
            [("nav-not-found", "mkdocs.yml:3:5")],
        ),
        ("Something else about 'a.md'.", []),
    ],
)
def test_place(message: str, expected: list[tuple[str, str]]) -> None:
    """Each notice is understood and finds its line."""
    files = {"docs/a.md": PAGE, "mkdocs.yml": "site_name: a\nnav:\n  - b.md\n"}
    found = Notices(lambda name: files.get(name, "")).explain(message)
    assert places(found) == expected


def test_second_of_two_equal_links() -> None:
    """MkDocs says the same thing twice; the places differ, and the proposal of MkDocs becomes the line to paste."""
    notices = Notices({"docs/a.md": PAGE}.get)  # pyright: ignore[reportArgumentType]
    said = "Doc file 'a.md' contains a link 'b.md', but the target is not found among documentation files."
    message = f"{said} Did you mean 'B.md'?"
    first, second = notices.explain(message)[0], notices.explain(message)[0]
    assert (first.place.column, second.place.column) == (6, 16)
    assert first.fix == "见[一](B.md)、[二](b.md)，"


@pytest.mark.parametrize(
    ("head", "line", "code", "corrected"),
    [
        ("---\ntitle：案例\n---\n\n# x\n", 2, "wide-colon", "---\ntitle: 案例\n---\n\n# x\n"),
        (
            "---\ntitle: 案例\nminutes: 5\n\n# x\n",
            4,
            "front-matter-open",
            "---\ntitle: 案例\nminutes: 5\n---\n# x\n",
        ),
    ],
)
def test_head_is_corrected(head: str, line: int, code: str, corrected: str) -> None:
    """A slip in the head is reported on its line, and the page goes on as it was meant."""
    source, problems = frontmatter.check("docs/a.md", head)
    assert [(problem.place.line, problem.code) for problem in problems] == [(line, code)]
    assert source == corrected


@pytest.mark.parametrize("text", ["---\ntitle: 案例\n---\n# x\n", "# x\n\n---\n", "---\n\n正文\n", ""])
def test_sound_heads_stay(text: str) -> None:
    """A sound head, and a rule at the top of a page, are left alone."""
    assert frontmatter.check("docs/a.md", text) == (text, [])
