"""Where the built handbook explains its terms."""

from __future__ import annotations

from html.parser import HTMLParser

from preview import Site

QUIET = {"a", "h1", "h2", "h3", "h4", "code", "pre", "label", "button", "summary", "option"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Terms(HTMLParser):
    """Gathers the explained terms of a page, and the elements they must not stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.misplaced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if attributes.get("class") == "hb-term":
            self.names.append(attributes.get("aria-describedby") or "")
            self.misplaced += QUIET.intersection(self.open)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def test_first_use_only_and_never_in_controls(site: Site) -> None:
    """No page explains a term twice, or inside a link, a heading, code or a control; most pages explain some."""
    explained = 0
    for path in site.pages():
        terms = Terms()
        terms.feed(site.html(path))
        assert (path, sorted(set(terms.misplaced))) == (path, [])
        assert (path, len(terms.names)) == (path, len(set(terms.names)))
        explained += bool(terms.names)
    assert explained >= 30
