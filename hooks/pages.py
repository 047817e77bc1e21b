"""Place the page furniture: the head of a page, the learning paths, the handbook's Markdown."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook import pages, paths
from handbook.furniture import Furniture
from handbook.markdown import HandbookExtension

log = get_plugin_logger("handbook")
PATHS = "start/paths.yml"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Teach Markdown the handbook's boxes, dialogues and closing sections."""
    config.markdown_extensions.append(HandbookExtension(pages.texts(config.theme["language"])))  # type: ignore[arg-type]
    return config


def paths_source(config: MkDocsConfig) -> str:
    """Return the text of the file that describes the learning paths."""
    return file.read_text("utf-8-sig") if (file := Path(config.docs_dir, PATHS)).exists() else "roles: []"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write out the sections of the page that holds the `paths` fence."""
    return paths.expand(markdown, paths.load(paths_source(config), PATHS)[0]) if "```paths" in markdown else markdown


def entry(page: Page, files: Files) -> pages.Entry:
    """Return what the furniture shows of a page."""
    src = page.file.src_uri
    has_quiz = f"{src.removesuffix('.md')}.quiz.yml" in files.src_uris
    return pages.Entry(src, str(page.title), page.url, pages.minutes_of(page.meta), has_quiz)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates `hb`, fill in the learning paths, report what is wrong in front matter and paths."""
    catalogue = pages.catalogue(config.theme["language"])
    found = [file.page for file in files.documentation_pages() if file.page]
    entries = {page.file.src_uri: entry(page, files) for page in found}
    routes, problems = paths.routes(paths_source(config), f"docs/{PATHS}", entries.get, catalogue)
    env.globals["hb"] = hb = Furniture(catalogue.language, entries, routes, problems)
    fragment = env.get_template("partials/hb-path.html")
    for page in found:
        hb.add(page.meta, page.file.src_uri, page.file.content_string)
        for route in routes if "data-hb-path" in str(page.content) else ():
            html = fragment.render(path=route, page=page, base_url="")
            page.content = str(page.content).replace(paths.slot(route.role.id), html)
    for problem in hb.report():
        log.warning(problem.text(catalogue))
    return env
