"""Write the report on the handbook's questions where a page has ```item-bank fences."""

from __future__ import annotations

import json
import posixpath
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
from handbook.item_bank import bank
from handbook.item_bank.checkup import MARK, Checkup, expand
from handbook.locale import catalogue

log = get_plugin_logger("item-bank")
STYLES = ("figures.css", "item-bank.css")
SAMPLES = "examples/"
WITHOUT_SECTIONS = ("cases/", "practice/", "reference/", "contribute/")
"""Folders whose pages go through set stages instead of teaching section by section."""

contents: list[Page] = []
published: dict[str, str] = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the pages in the order of the contents."""
    contents[:] = nav.pages
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a place for each part that a page asks for."""
    if "```item-bank" not in markdown:
        return markdown
    offset = max(0, page.file.content_string.count("\n") - markdown.count("\n"))
    markdown, problems = expand(f"docs/{page.file.src_uri}", markdown, offset)
    for problem in problems:
        log.error(problem.text(catalogue(config.theme["language"])))
    if problems:
        raise PluginError(problems[0].place.file)
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Write the parts, now that every quiz is read and every page has its headings."""
    published.update(env.globals["published"])  # type: ignore[arg-type]
    language = str(config.theme["language"])
    for page in [file.page for file in files.documentation_pages() if file.page and _has(file.page)]:
        samples = posixpath.join(posixpath.dirname(page.file.src_uri), SAMPLES)
        manifest = json.loads(env.globals["quizzes"].manifest())  # type: ignore[attr-defined]
        found = bank.read(manifest, [_page(one, files, language) for one in contents], samples)
        folder = Path(config.theme.custom_dir or "overrides")
        checkup = Checkup([folder / "item-bank", folder / "figures"], catalogue(language), found)
        page.content = checkup.fill(str(page.content), lambda url, here=page.url: get_relative_url(url, here))
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Link the styles of the report where there is one."""
    if 'class="hb-bank' not in output:
        return output
    links = [f'<link rel="stylesheet" href="{get_relative_url(published[name], page.url)}">' for name in STYLES]
    return output.replace("</head>", "\n".join([*links, "</head>"]), 1)


def _has(page: Page) -> bool:
    return MARK in str(page.content)


def _page(page: Page, files: Files, language: str) -> bank.Page:
    """Return what the report needs of a page; its second-level headings teach, but for those that all pages have.

    A page without a quiz that search holds back (`boost` below 1) is about the handbook itself and needs none.
    """
    src = page.file.src_uri
    title = next(iter(page.toc.items), None)
    heads = title.children if title and not src.startswith(WITHOUT_SECTIONS) else []
    heads = [head for head in heads if head.title not in _frame(language)]
    aside = page.meta.get("search", {}).get("boost", 1) < 1
    quiz = src.removesuffix(".md") + ".quiz.yml" in files.src_uris
    return bank.Page(
        page.url,
        str(page.title),
        str([page, *page.ancestors][-1].title),
        {head.id: head.title for head in heads},
        {inner.id: head.id for head in heads for inner in head.children},
        wanted=quiz or (bool(page.meta.get("covers")) and not aside),
    )


def _frame(language: str) -> set[str]:
    """Return the headings that close every page and carry no matter of their own."""
    closing = {title for titles in pages.texts(language)["sections"].values() for title in titles}
    return closing | {catalogue(language).text("ui.quiz")}
