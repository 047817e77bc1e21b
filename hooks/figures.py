"""Draw the figures that pages describe in ```figure fences."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from handbook import pages
from handbook.assets import linked
from handbook.figures.book import FigureBook
from handbook.figures.render import Renderer
from handbook.locale import catalogue
from handbook.problem import tell

log = get_plugin_logger("figures")
STYLE = "figures.css"

books: list[FigureBook] = []
published: dict[str, str] = {}
order: list[str] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Start every build with an empty book."""
    templates = Path(config.theme.custom_dir or "overrides") / "figures"
    texts = catalogue(config.theme["language"]).group("figures")
    books[:] = [FigureBook(Renderer(templates, texts), Path(config.docs_dir).name)]
    return config


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Learn the order of the pages, for the sheet of all figures."""
    order[:] = [page.file.src_uri for page in nav.pages]
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a place where a page describes a figure."""
    return books[0].place(page.file.src_uri, markdown, pages.lines_before(page.file.content_string, markdown))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Say all that is wrong at once; draw the figures, behind the glossary, which leaves their words alone."""
    published.update(env.globals["published"])  # type: ignore[arg-type]
    if stop := tell(books[0].finish(), log.log, catalogue(config.theme["language"])):
        raise PluginError(stop)
    found = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    titles = {src: (found[src].url, str(found[src].title)) for src in dict.fromkeys([*order, *found]) if src in found}
    for src, page in found.items():
        if books[0].uses(src):
            page.content = books[0].fill(src, str(page.content), titles, partial(get_relative_url, other=page.url))
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Link the style sheet of figures on pages that have any."""
    if not books[0].uses(page.file.src_uri):
        return output
    return linked(output, [get_relative_url(published[STYLE], page.url)])
