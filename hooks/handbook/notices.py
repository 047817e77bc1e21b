"""What MkDocs says in English about pages, links and the navigation, as problems with a place and a cure.

The patterns follow mkdocs/structure/pages.py and nav.py of MkDocs 1.6. What none of them fits stays as MkDocs says it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from handbook.problem import Place, Problem, Severity

LINK = re.compile(
    r"Doc file '(?P<src>.+?)' contains (?:a|an (?P<kind>unrecognized|absolute)(?: relative)?) link '(?P<link>.+?)', "
    r"(?:but the target(?: '.+?')? is not found among documentation files\.|it was left as is\.)"
    r"(?: Did you mean '(?P<best>.*)'\?)?$"
)
ANCHOR = re.compile(
    r"Doc file '(?P<src>.+?)' contains a link '(?P<link>.+?)', but "
    r"(?:there is no such anchor on this page|the doc '(?P<page>.+?)' does not contain an anchor '#.*?')\."
)
OMITTED = re.compile(
    r"The following pages exist in the docs directory, but are not included in the \"nav\" configuration:"
)
NAMED = re.compile(r"(?:A reference|An absolute path) to '(?P<link>.+?)' is included in the 'nav' configuration")

LOGGERS = ("mkdocs.structure.pages", "mkdocs.structure.nav")
"""Where MkDocs says these things."""


KINDS = {None: "link-not-found", "absolute": "link-absolute", "unrecognized": "link-unrecognized"}
"""What is wrong with a link, by MkDocs' word for it."""


@dataclass(slots=True)
class Notices:
    """Finds the place of each notice; of two equal links on a page, the second notice gets the second."""

    read: Callable[[str], str]
    """Path from the repository's root → the file's text, "" where there is none."""
    root: str = "docs"
    config: str = "mkdocs.yml"
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])

    def explain(self, message: str) -> list[Problem]:
        """Return the problems that a notice speaks of, none if it is not one of those known."""
        if match := LINK.match(message):
            code = KINDS[match["kind"]]
            return [self._link(match["src"], match["link"], code, match["best"], {"target": match["link"]})]
        if match := ANCHOR.match(message):
            page, _, anchor = match["link"].partition("#")
            params = {"page": match["page"] or match["src"], "anchor": anchor}
            return [self._link(match["src"], f"{page}#{anchor}", "anchor-unknown", None, params)]
        if OMITTED.match(message):
            return [self._omitted(name) for name in message.split("\n  - ")[1:]]
        if match := NAMED.match(message):
            return [self._named(match["link"])]
        return []

    def _link(self, src: str, link: str, code: str, best: str | None, params: Mapping[str, object]) -> Problem:
        file = f"{self.root}/{src}"
        self._seen[file, link] += 1
        lines = self.read(file).splitlines()
        places = list(_places(lines, link))
        if not places:
            return Problem(code, Place(file), params, severity=Severity.WARNING)
        line, column = places[min(self._seen[file, link], len(places)) - 1]
        text = lines[line]
        fix = f"{text[:column]}{best}{text[column + len(link) :]}".strip() if best else ""
        return Problem(code, Place(file, line + 1, column + 1), params, fix=fix, severity=Severity.WARNING)

    def _omitted(self, name: str) -> Problem:
        src = name.replace("\\", "/")
        params = {"config": self.config}
        return Problem("nav-omitted", Place(f"{self.root}/{src}"), params, fix=f"- {src}", severity=Severity.WARNING)

    def _named(self, link: str) -> Problem:
        lines = self.read(self.config).splitlines()
        line, column = next(((n, at) for n, text in enumerate(lines) if (at := text.find(link)) >= 0), (0, 0))
        place = Place(self.config, line + 1, column + 1)
        return Problem("nav-not-found", place, {"target": link}, severity=Severity.WARNING)


def _places(lines: list[str], link: str) -> Iterator[tuple[int, int]]:
    """Yield line and column, from 0, of each place that leads to `link`."""
    target = re.compile(rf"(?:\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?|(?:href|src)=[\"']){re.escape(link)}(?=[\s)>\"']|$)")
    for number, line in enumerate(lines):
        for match in target.finditer(line):
            yield number, match.end() - len(link)
