"""Links inside quiz texts: from the address a trainer writes to the one the page needs."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from handbook import yamltree
from handbook.quiz import fixes
from handbook.quiz.report import Report
from handbook.quiz.text import folded

SCHEMES = {"https", "mailto", "tel"}


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page of the site: its address relative to the site's root, its title, and its headings by anchor."""

    url: str
    title: str
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves addresses written in `file` for the page that shows the quiz."""

    file: str
    page: str
    pages: Mapping[str, PageInfo]
    report: Report

    def section(self, address: str, report: Report) -> tuple[str, str] | None:
        """Return address and heading of the section that teaches a question, or report why there is none."""
        found = self._page(address, report, ("section",))
        if found is None:
            return None
        uri, anchor = found
        info = self.pages[uri]
        title = info.headings.get(anchor, info.title)
        return self._relative(uri, anchor), title

    def link(self, address: str, report: Report, path: yamltree.Path) -> str | None:
        """Return a safe address for a link in a text, or report why there is none."""
        scheme = _scheme(address)
        if scheme in SCHEMES:
            return address
        if scheme or address.startswith("/") or "\\" in address:
            _add(report, "link-scheme", path, address, self._allowed(scheme, address))
            return None
        found = self._page(address, report, path)
        return self._relative(*found) if found else None

    def _allowed(self, scheme: str, address: str) -> str:
        """Return the address that may be written for one that may not, empty for none."""
        if scheme == "http":
            return f"https{address[4:]}"
        page, _, anchor = address.strip("/").replace("\\", "/").removeprefix("docs/").partition("#")
        if scheme or page not in self.pages:
            return ""
        return posixpath.relpath(page, posixpath.dirname(self.file) or ".") + (f"#{anchor}" if anchor else "")

    def _page(self, address: str, report: Report, path: yamltree.Path) -> tuple[str, str] | None:
        target, _, anchor = unquote(address).partition("#")
        folder = posixpath.dirname(self.file)
        uri = posixpath.normpath(posixpath.join(folder, target)) if target else self.page
        if uri not in self.pages:
            bare = address.strip(fixes.WIDE_QUOTES)
            near = difflib.get_close_matches(uri, self.pages, n=1)
            if bare != address and path == ("section",):
                fix = fixes.over(report, path, f'"{bare}"')
                report.add("wide-quote", *path, fix=fix, key_name="section", given=address)
            elif path == ("section",) and (own := _own_heading(address, self.pages[self.page].headings)):
                report.add("section-hash", *path, fix=fixes.over(report, path, f'"#{own}"'), target=address)
            else:
                same = [page for page in self.pages if posixpath.basename(page) == posixpath.basename(target)]
                near = same if len(same) == 1 else near
                best = posixpath.relpath(near[0], folder or ".") if near else ""
                _add(report, "link-not-found", path, address, f"{best}#{anchor}" if best and anchor else best)
            return None
        headings = self.pages[uri].headings
        if anchor and anchor not in headings:
            near = difflib.get_close_matches(anchor, headings, n=1, cutoff=0.4)
            best = f"{target}#{near[0]}" if near else ""
            known = "、".join(headings) or "—"
            _add(report, "anchor-not-found", path, address, best, page=uri, anchor=anchor, known=known)
            return None
        return uri, anchor

    def _relative(self, uri: str, anchor: str) -> str:
        fragment = f"#{anchor}" if anchor else ""
        if uri == self.page and anchor:
            return fragment
        here = self.pages[self.page].url
        start = here if here.endswith("/") or not here else posixpath.dirname(here)
        target = self.pages[uri].url
        relative = posixpath.relpath(target or ".", start or ".")
        return relative + ("/" if target.endswith("/") or not target else "") + fragment


def _own_heading(address: str, headings: Mapping[str, str]) -> str:
    """Return the anchor of the heading that an address names without its sign, empty for none."""
    bare = folded(address)
    return next((anchor for anchor, title in headings.items() if bare in {folded(anchor), folded(title)}), "")


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return address.partition(":")[0].lower()


def _add(report: Report, code: str, path: yamltree.Path, address: str, best: str = "", **params: str) -> None:
    """Report an address where it stands in its text, with the line as it would be with the best other one."""
    params["target"] = address
    found = fixes.find(report, path, address)
    if path == ("section",) or found is None:
        place = report.place(*path)
        fix = fixes.over(report, path, f'"{best}"') if best else ""
        report.put(place.line - 1, place.column - 1, code, params, fix=fix)
        return
    line, column = found
    text = report.line(line)
    fix = text[:column] + best + text[column + len(address) :] if best else ""
    report.put(line, column, code, params, fix=fix)
