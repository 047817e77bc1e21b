"""Write the report on the handbook's questions where a page has ```item-bank fences."""

from __future__ import annotations

import json
import posixpath
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
from handbook.item_bank import bank
from handbook.item_bank.checkup import MARK, Checkup, expand
from handbook.locale import catalogue
from handbook.problem import tell
from handbook.quiz.book import SUFFIX

log = get_plugin_logger("item-bank")
STYLES = ("figures.css", "item-bank.css")
SAMPLES = "examples/"

contents: list[Page] = []
published: dict[str, str] = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the pages in the order of the contents."""
    contents[:] = nav.pages
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a place for each part that a page asks for."""
    offset = pages.lines_before(page.file.content_string, markdown)
    markdown, problems = expand(f"docs/{page.file.src_uri}", markdown, offset)
    if stop := tell(problems, log.log, catalogue(config.theme["language"])):
        raise PluginError(stop)
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Write the parts, now that every quiz is read and every page has its headings."""
    published.update(env.globals["published"])  # type: ignore[arg-type]
    texts, folder = catalogue(config.theme["language"]), Path(config.theme.custom_dir or "overrides")
    frame = pages.frame(config.theme["language"]) | {texts.text("ui.quiz")}
    for page in (file.page for file in files.documentation_pages() if file.page and MARK in str(file.page.content)):
        samples = posixpath.join(posixpath.dirname(page.file.src_uri), SAMPLES)
        manifest = json.loads(env.globals["quizzes"].manifest())  # type: ignore[attr-defined]
        found = bank.read(manifest, [_page(one, files, frame) for one in contents], samples)
        checkup = Checkup([folder / "item-bank", folder / "figures"], texts, found)
        page.content = checkup.fill(str(page.content), partial(get_relative_url, other=page.url))
    return env


def _page(page: Page, files: Files, frame: frozenset[str]) -> bank.Page:
    title = next(iter(page.toc.items), None)
    return bank.page(
        page.file.src_uri,
        page.url,
        str(page.title),
        str([page, *page.ancestors][-1].title),
        [heading for heading in (title.children if title else ()) if heading.title not in frame],
        page.meta,
        has_quiz=page.file.src_uri.removesuffix(".md") + SUFFIX in files.src_uris,
    )


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Link the styles of the report where there is one."""
    if 'class="hb-bank' not in output:
        return output
    return linked(output, [get_relative_url(published[name], page.url) for name in STYLES])
