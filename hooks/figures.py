"""Draw the figures that pages describe in ```figure fences."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from handbook.figures.book import FigureBook
from handbook.figures.render import Renderer
from handbook.locale import catalogue

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
    front_matter = page.file.content_string.count("\n") - markdown.count("\n")
    return books[0].place(page.file.src_uri, markdown, max(0, front_matter))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Say all that is wrong at once; draw the figures, behind the glossary, which leaves their words alone."""
    published.update(env.globals["published"])  # type: ignore[arg-type]
    problems = books[0].finish()
    for problem in problems:
        log.error(problem.text(catalogue(config.theme["language"])))
    if problems:
        raise PluginError(problems[0].place.file)
    found = [file.page for file in files.documentation_pages() if file.page]
    found.sort(key=lambda page: order.index(page.file.src_uri) if page.file.src_uri in order else len(order))
    titles = {page.file.src_uri: (page.url, str(page.title)) for page in found}
    for page in found:
        if books[0].uses(page.file.src_uri):
            page.content = books[0].fill(
                page.file.src_uri, str(page.content), titles, lambda url, here=page.url: get_relative_url(url, here)
            )
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Link the style sheet of figures on pages that have any."""
    if not books[0].uses(page.file.src_uri):
        return output
    href = get_relative_url(published[STYLE], page.url)
    return output.replace("</head>", f'<link rel="stylesheet" href="{href}">\n</head>', 1)
