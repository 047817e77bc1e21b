"""Turn ```model fences into working models: calculators and small tools that run in the reader's browser."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from handbook import pages
from handbook.assets import linked
from handbook.locale import catalogue
from handbook.models.book import ModelBook
from handbook.problem import tell
from handbook.quiz.book import SUFFIX

log = get_plugin_logger("models")

books: list[ModelBook] = []
published: dict[str, str] = {}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Start every build with an empty book that knows the quiz files."""
    templates = Path(config.theme.custom_dir or "overrides") / "models"
    books[:] = [ModelBook(templates, str(config.theme["language"]), Path(config.docs_dir).name)]
    for file in files:
        if file.src_uri.endswith(SUFFIX):
            books[0].add_quiz(file.src_uri, file.content_bytes)
    return files


@event_priority(40)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a place where a page asks for a model."""
    if "model" not in markdown:
        return markdown
    return books[0].place(page.file.src_uri, markdown, pages.lines_before(page.file.content_string, markdown))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Check the models, now that every page and its headings are known."""
    published.update(env.globals["published"])  # type: ignore[arg-type]
    problems = books[0].finish(env.globals["quizzes"].pages)  # type: ignore[attr-defined]
    if stop := tell(problems, log.log, catalogue(str(config.theme["language"]))):
        raise PluginError(stop)
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Fill in the models and what they need; a page without one stays as it is."""
    book, src = books[0], page.file.src_uri
    if not book.uses(src):
        return output
    link = partial(get_relative_url, other=page.url)
    styles, modules = ([link(published[name]) for name in names] for names in book.browser_files(src))
    return book.fill(src, linked(output, styles, modules), link, modules)
