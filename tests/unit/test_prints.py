"""What a page says of its printed pages, and what it holds."""

from __future__ import annotations

import pytest

from handbook import prints
from handbook.locale import catalogue

ROLE, SHEET = '!!! role "客户"\n\n    话。\n\n', '!!! sheet "单"\n\n    ____\n\n'
HEAD = "---\ntitle: 题\nprints: {n}\n---\n\n"


@pytest.mark.parametrize(
    ("given", "body", "expected"),
    [
        (2, ROLE + SHEET, []),
        (None, "正文。\n", []),
        (None, "```\n" + SHEET + "```\n", []),
        (1, ROLE + SHEET, [("prints-off", 3, "prints: 2")]),
        (None, SHEET, [("prints-off", 1, "prints: 1")]),
        ("三", SHEET, [("prints-off", 3, "prints: 1")]),
        (1, "正文。\n", [("prints-off", 3, "")]),
        (0, "正文。\n", [("prints-off", 3, "")]),
        (1, '- 一\n\n    !!! sheet "单"\n\n        话。\n', [("prints-within", 8, '!!! sheet "单"')]),
    ],
)
def test_prints(given: object, body: str, expected: list[tuple[str, int, str]]) -> None:
    """The number at the head is that of the boxes, which stand at the margin; code does not count."""
    source = (HEAD.format(n=given) if given is not None else "") + body
    meta = {} if given is None else {"prints": given}
    found = list(prints.check("docs/x.md", meta, source))
    assert [(p.code, p.place.line, p.fix) for p in found] == expected
    for problem in found:
        for language in ("zh", "zh-Hant", "en"):
            assert problem.text(catalogue(language))
