"""Place the page furniture: the head of a page, the learning paths, the handbook's Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook import locale, pages, paths
from handbook.furniture import Furniture
from handbook.markdown import HandbookExtension
from handbook.problem import tell
from handbook.quiz.book import SUFFIX
from handbook.quiz.report import Report

log = get_plugin_logger("handbook")
read: list[tuple[Sequence[paths.Role], Report]] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Teach Markdown the handbook's boxes, dialogues and closing sections."""
    config.markdown_extensions.append(HandbookExtension(pages.texts(config.theme["language"])))  # type: ignore[arg-type]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the learning paths anew for every build."""
    file = files.get_file_from_path(paths.FILE)
    read[:] = [paths.load(f"docs/{paths.FILE}", file.content_bytes if file else b"roles: []")]
    if stop := tell(read[0][1].problems, log.log, locale.catalogue(config.theme["language"])):
        raise PluginError(stop)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write out the sections of the page that holds the `paths` fence."""
    return paths.expand(markdown, read[0][0]) if "```paths" in markdown else markdown


def entry(page: Page, files: Files) -> pages.Entry:
    """Return what the furniture shows of a page."""
    src = page.file.src_uri
    return pages.Entry(
        src, str(page.title), page.url, pages.minutes_of(page.meta), src.removesuffix(".md") + SUFFIX in files.src_uris
    )


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates `hb`, fill in the learning paths, report what is wrong in front matter and paths."""
    catalogue = pages.catalogue(config.theme["language"])
    found = [file.page for file in files.documentation_pages() if file.page]
    entries = {page.file.src_uri: entry(page, files) for page in found}
    routes, problems = paths.resolve(*read[0], entries, catalogue.text("report.fix_paths_page"))
    env.globals["hb"] = hb = Furniture(catalogue.language, entries, routes, problems)
    fragment = env.get_template("partials/hb-path.html")
    for page in found:
        hb.add(page.meta, page.file.src_uri, page.file.content_string)
        for route in routes if "data-hb-path" in str(page.content) else ():
            html = fragment.render(path=route, page=page, base_url="")
            page.content = str(page.content).replace(paths.slot(route.role.id), html)
    tell(hb.report(), log.log, catalogue)
    return env
