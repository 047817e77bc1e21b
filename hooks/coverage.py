"""Show where the matter of the source courses stands in the handbook, and keep the pages' `covers` honest."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook import coverage
from handbook.locale import catalogue
from handbook.problem import tell

log = get_plugin_logger("coverage")
SOURCE = "reference/coverage.yml"

inventories: list[coverage.Inventory] = []
chapters: list[coverage.Chapter] = []


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the inventory, and what each page says it covers."""
    inventories.clear()
    chapters.clear()
    if file := files.get_file_from_path(SOURCE):
        texts = catalogue(config.theme["language"])
        inventory, report = coverage.load(f"docs/{SOURCE}", file.content_bytes)
        stop = tell(report.problems, log.log, texts)
        if inventory is None or stop:
            raise PluginError(report.file)
        inventories.append(inventory)
        found = (coverage.chapter(page.src_uri, page.content_string) for page in files.documentation_pages())
        chapters.extend(page for page in found if page)
        tell(coverage.check(inventory, chapters), log.log, texts)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write out the tables where a page has the ```coverage fence."""
    if not inventories or "```coverage" not in markdown:
        return markdown
    texts = catalogue(config.theme["language"]).group("coverage")
    return coverage.expand(markdown, page.file.src_uri, inventories[0], chapters, texts)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give other hooks the inventory."""
    env.globals["inventory"] = inventories[0] if inventories else None
    return env
