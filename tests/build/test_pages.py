"""What the HTML of every page must have, read from the built files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from preview import Site


@dataclass
class Document(HTMLParser):
    """The parts of a page that the tests ask for."""

    source: str
    language: str = ""
    title: str = ""
    description: str = ""
    canonical: str = ""
    ids: list[str] = field(default_factory=list[str])
    targets: list[str] = field(default_factory=list[str])
    """Every address in `href` and `src`."""
    headings: list[str] = field(default_factory=list[str])
    """Names of the heading elements in order."""

    def __post_init__(self) -> None:
        super().__init__()
        self._in_title = False
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what the element says."""
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.language = values.get("lang", "")
        elif tag == "title" and not self.title:
            self._in_title = True
        elif tag == "meta" and values.get("name") == "description":
            self.description = values.get("content", "")
        elif tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href", "")
            return
        elif tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(tag)
        self.targets += [values[name] for name in ("href", "src") if name in values]

    def handle_data(self, data: str) -> None:
        """Collect the text of the title."""
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        """Leave the title (a drawing may have one of its own)."""
        if tag == "title":
            self._in_title = False


def documents(site: Site) -> Iterator[tuple[str, Document]]:
    """Yield the address and the parsed HTML of every page."""
    for page in site.pages():
        yield page, Document(site.html(page))


def test_head(site: Site) -> None:
    """Every page states its language, title and description, and its own address."""
    titles: dict[str, str] = {}
    for page, document in documents(site):
        assert document.language == "zh-Hans", page
        assert document.title.strip(), page
        assert document.description.strip(), page
        assert document.title not in titles, f"{page} and {titles[document.title]} share the title {document.title}"
        titles[document.title] = page
        if page != "404.html":
            assert document.canonical == site.url + page


def test_outline(site: Site) -> None:
    """Every page has one first-level heading, and no id twice."""
    for page, document in documents(site):
        assert document.headings.count("h1") == 1, f"{page}: {document.headings}"
        doubles = {name for name in document.ids if document.ids.count(name) > 1}
        assert not doubles, f"{page}: {doubles}"


def test_links(site: Site) -> None:
    """Every link, image, script and style within the site leads to a file, and every fragment to an id."""
    pages = dict(documents(site))
    ids = {site.url + page: set(document.ids) for page, document in pages.items()}
    broken: list[str] = []
    for page, document in pages.items():
        for target in document.targets:
            address, _, fragment = urljoin(site.url + page, target).partition("#")
            parts = urlsplit(address)
            if parts.scheme not in {"http", "https"}:
                continue
            if not address.startswith(site.url):
                if parts.netloc == urlsplit(site.url).netloc:
                    broken.append(f"{page}: {target} leaves the site's path")
                continue
            path = site.folder / unquote(parts._replace(query="").geturl().removeprefix(site.url))
            if not (path / "index.html" if path.is_dir() else path).is_file():
                broken.append(f"{page}: {target} does not exist")
            elif fragment and unquote(fragment) not in ids.get(address, {unquote(fragment)}):
                broken.append(f"{page}: {target} has no such place")
    if broken:
        pytest.fail("\n".join(broken), pytrace=False)


def test_sitemap(site: Site) -> None:
    """The site map lists every page under its address, and nothing else."""
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    expected = sorted(site.url + page for page in site.pages() if page != "404.html")
    found = sorted(line.split("<loc>")[1].split("</loc>")[0] for line in sitemap.splitlines() if "<loc>" in line)
    assert found == expected
