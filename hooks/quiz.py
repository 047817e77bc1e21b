"""Turn ```quiz fences and quiz files into quizzes that run in the reader's browser."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from handbook import pages
from handbook.assets import linked
from handbook.garbage import forget, lasting
from handbook.locale import catalogue
from handbook.outline import headings
from handbook.problem import counts, tell
from handbook.quiz import manifest
from handbook.quiz.book import SUFFIX, QuizBook
from handbook.quiz.links import PageInfo
from handbook.quiz.render import Renderer

log = get_plugin_logger("quiz")

books: list[QuizBook] = []
published: dict[str, str] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Start every build with an empty book."""
    forget()
    templates = Path(config.theme.custom_dir or "overrides") / "quiz"
    books[:] = [QuizBook(Renderer(templates, catalogue(config.theme["language"])), Path(config.docs_dir).name)]
    return config


@lasting()
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read all quiz files."""
    for file in files:
        if file.src_uri.endswith(SUFFIX):
            books[0].add(file.src_uri, file.content_bytes)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a placeholder where a page asks for a quiz."""
    return books[0].place(page.file.src_uri, markdown, pages.lines_before(page.file.content_string, markdown))


@lasting()
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Check and render all quizzes, now that every page and its headings are known; say all that is wrong at once."""
    env.globals["quizzes"] = books[0]
    published.update(env.globals["published"])  # type: ignore[arg-type]
    found, texts = [file.page for file in files.documentation_pages() if file.page], catalogue(config.theme["language"])
    infos = {page.file.src_uri: PageInfo(page.url, str(page.title), dict(headings(page.toc))) for page in found}
    problems = books[0].finish(infos)
    numbers = counts(problems)
    if tell(problems, log.log, texts):
        raise PluginError(texts.text("report.summary", **numbers))
    if numbers["advice"]:
        log.info(texts.text("report.advice", advice=numbers["advice"]))
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Fill in the quizzes and what they need; a page without a quiz stays as it is."""
    if not books[0].uses(page.file.src_uri):
        return output
    link = partial(get_relative_url, other=page.url)
    styles, modules = (list(map(link, uris)) for uris in books[0].browser_files(page.file.src_uri, published))
    script = f'<script type="module" src="{modules[0]}"></script>'
    return books[0].fill(page.file.src_uri, linked(output, styles, modules), script)


@lasting()
def on_post_build(config: MkDocsConfig) -> None:
    """Write the manifest that all that works across pages reads."""
    target = Path(config.site_dir, manifest.PATH)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(books[0].manifest())
