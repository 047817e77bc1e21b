"""Write out the lists of cases, terms, phrases and doubtful claims; check their files and the form of cases."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from handbook import cases, pages
from handbook.lists import Case, Lists, expand
from handbook.locale import catalogue
from handbook.problem import Problem, Severity
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
    _report(shelves[0].faults(), config)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put places where a page asks for a list."""
    return expand(markdown, shelves[0].matter([])) if "```" in markdown else markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Write out the lists and check what they come from, now that all pages are known."""
    shelf, found = shelves[0], [file.page for file in files.documentation_pages() if file.page]
    infos: dict[str, PageInfo] = env.globals["quizzes"].pages  # type: ignore[attr-defined]
    sources = {page.file.src_uri: page.file.content_string for page in found}
    listed = shelf.sorted(_case(page) for page in found if cases.is_case(page.file.src_uri))
    templates = Path(config.theme.custom_dir or "overrides", "lists")
    lists = Lists(templates, catalogue(config.theme["language"]).group("lists"), shelf.matter(listed), infos)
    names = pages.texts(config.theme["language"])["case"]
    problems = shelf.check(infos, sources, env.globals["inventory"])  # type: ignore[arg-type]
    for page in found:
        src = page.file.src_uri
        if page.content and "data-hb-list" in page.content:
            page.content = lists.fill(page.content, lambda url, here=page.url: get_relative_url(url, here))
        if cases.is_case(src):
            types = env.globals["quizzes"].types(src)  # type: ignore[attr-defined]
            problems += cases.check(cases.CasePage(src, sources[src], page.meta, types), shelf.kinds, names)
    _report(problems, config)
    return env


def _case(page: Page) -> Case:
    meta = page.meta
    words = {key: pages.words(meta.get(key)) for key in cases.KEYS}
    return Case(page.url, str(page.title), str(meta.get("description", "")), pages.minutes_of(meta), words)


def _report(problems: Iterable[Problem], config: MkDocsConfig) -> None:
    """Log what was found; under --strict a warning fails the build, and an error stops it at once."""
    texts, stop = catalogue(config.theme["language"]), list[Problem]()
    for problem in problems:
        (log.error if problem.severity is Severity.ERROR else log.warning)(problem.text(texts))
        stop += [problem] if problem.severity is Severity.ERROR else []
    if stop:
        raise PluginError(stop[0].place.file)
