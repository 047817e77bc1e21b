"""Browser files: what a page's head says of them."""

from __future__ import annotations

import pytest

from handbook.assets import linked

HEAD = "<head>\n<title>页</title>\n</head><body>写作 </head></body>"


@pytest.mark.parametrize(
    ("styles", "modules", "lines"),
    [
        (["../a.css"], [], ['<link rel="stylesheet" href="../a.css">']),
        (
            ["a.css", "b.css"],
            ["c.js"],
            [
                '<link rel="stylesheet" href="a.css">',
                '<link rel="stylesheet" href="b.css">',
                '<link rel="modulepreload" href="c.js">',
            ],
        ),
    ],
)
def test_linked(styles: list[str], modules: list[str], lines: list[str]) -> None:
    """Style sheets come before modules, at the end of the head and nowhere else."""
    found = linked(HEAD, styles, modules)
    assert found == HEAD.replace("</head><body>", "\n".join([*lines, "</head><body>"]))
