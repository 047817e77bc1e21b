"""Write out the lists of cases, terms, phrases and doubtful claims; check their files and the form of cases."""

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

from handbook import cases, pages
from handbook.lists import Lists, case, expand
from handbook.locale import catalogue
from handbook.problem import tell
from handbook.quiz.links import PageInfo
from handbook.shelf import FILES, Shelf

log = get_plugin_logger("lists")
shelves: list[Shelf] = []


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the records anew for every build."""
    shelves[:] = [Shelf()]
    for src in FILES:
        if file := files.get_file_from_path(src):
            shelves[0].read(src, file.content_bytes)
    if stop := tell(shelves[0].faults(), log.log, catalogue(config.theme["language"])):
        raise PluginError(stop)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put places where a page asks for a list."""
    return expand(markdown, shelves[0].matter([])) if "```" in markdown else markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Write out the lists and check what they come from, now that all pages are known."""
    shelf, found = shelves[0], [file.page for file in files.documentation_pages() if file.page]
    infos: dict[str, PageInfo] = env.globals["quizzes"].pages  # type: ignore[attr-defined]
    sources = {page.file.src_uri: page.file.content_string for page in found}
    written = [page for page in found if cases.is_case(page.file.src_uri)]
    listed = shelf.sorted(case(page.url, str(page.title), page.meta) for page in written)
    templates, texts = Path(config.theme.custom_dir or "overrides", "lists"), catalogue(config.theme["language"])
    lists = Lists(templates, texts.group("lists"), shelf.matter(listed), infos)
    names = pages.texts(config.theme["language"])["case"]
    problems = shelf.check(infos, sources, env.globals["inventory"])  # type: ignore[arg-type]
    for page in written:
        types = env.globals["quizzes"].types(page.file.src_uri)  # type: ignore[attr-defined]
        as_written = cases.CasePage(page.file.src_uri, page.file.content_string, page.meta, types)
        problems += cases.check(as_written, shelf.kinds, names)
    for page in found:
        if page.content and "data-hb-list" in page.content:
            page.content = lists.fill(page.content, partial(get_relative_url, other=page.url))
    if stop := tell(problems, log.log, texts):
        raise PluginError(stop)
    return env
