"""Put the handbook's own worker behind the theme's search box, and finish the index that it reads."""

from __future__ import annotations

import logging
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook.locale import catalogue
from handbook.quiz import manifest
from handbook.search import synonyms, wiring
from handbook.search.index import all_text

log = get_plugin_logger("search")
SYNONYMS = "reference/synonyms.yml"
WORKER = "search/worker.js"

known: dict[str, synonyms.Synonyms] = {}
worker: list[str] = []
descriptions: dict[str, str] = {}
start: dict[str, object] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Keep the remarks on its dictionary, which the theme's word cutter makes, out of what people read."""
    logging.getLogger("jieba").setLevel(logging.WARNING)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the synonyms anew for every build."""
    descriptions.clear()
    file = files.get_file_from_path(SYNONYMS)
    read, report = synonyms.load(f"docs/{SYNONYMS}", file.content_bytes if file else b"groups: []\n")
    for problem in report.problems:
        log.error(problem.text(catalogue(config.theme["language"])))
    if read is None or report.problems:
        raise PluginError(report.file)
    known[SYNONYMS] = read
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Part the cells of tables, whose texts the search plugin would run together."""
    return html.replace("</td>", " </td>").replace("</th>", " </th>")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates the common topics; learn the learning paths and where the worker is published."""
    env.globals["search_topics"] = known[SYNONYMS].topics
    worker[:] = [env.globals["published"][WORKER]]  # type: ignore[index]
    paths = [path.pages for path in env.globals["hb"].paths]  # type: ignore[attr-defined]
    start["paths"] = [[page.url for page in pages] for pages in paths]
    start["titles"] = {page.url: page.title for pages in paths for page in pages}
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Name the worker in a page, and keep the page's description for the index."""
    descriptions[page.url] = str(page.meta.get("description") or "")
    return on_post_template(output, page.file.src_uri, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Name the worker in the page of wrong addresses as well."""
    text, right = wiring.named(output_content, worker[0])
    if not right:
        log.warning(f"{template_name}: the theme's settings do not name its search worker once: has the theme changed?")
    return text


@event_priority(-50)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the index: behind the search plugin and the quizzes, before the offline plugin."""
    site = Path(config.site_dir)
    if not (site / wiring.INDEX).exists():
        return
    index = wiring.write(site, Path(config.docs_dir), known[SYNONYMS], descriptions, manifest.PATH)
    (site / wiring.START).write_text(wiring.dump(start), encoding="utf-8")
    for problem in synonyms.unused(f"docs/{SYNONYMS}", Path(config.docs_dir, SYNONYMS), all_text(index)):
        log.info(problem.text(catalogue(config.theme["language"])))
