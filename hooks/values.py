"""Put a company's own values into all texts: pages, quizzes, the 404 page, the files that the browser reads."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook import company_values
from handbook.company_values import fill_html, fill_json
from handbook.locale import catalogue
from handbook.problem import tell
from handbook.quiz import manifest

log = get_plugin_logger("company")
values: dict[str, str] = {}
LAST, BEFORE_SEARCH, BEHIND_SEARCH = -90, -40, -60


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the values from the company's settings, and let their names pass through Markdown."""
    values.clear()
    values.update(config.extra["company"]["values"])
    config.markdown_extensions.append(company_values.ValuesExtension(values))  # type: ignore[arg-type]
    return config


@event_priority(90)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Report every unknown name at once."""
    texts = ((file.src_uri, file.content_bytes) for file in files if file.src_uri.endswith((".md", ".yml")))
    problems = company_values.check_all(texts, values, Path(config.docs_dir).name)
    if stop := tell(problems, log.log, catalogue(config.theme["language"])):
        raise PluginError(stop)
    return files


@event_priority(90)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in a page's own text, before terms of the glossary are marked in the names."""
    return fill_html(html, values)


def quizzes_placed(output: str, page: Page, config: MkDocsConfig) -> str:
    """Fill in the quizzes, right behind their hook, for the same reason."""
    return fill_html(output, values)


@event_priority(LAST)
def page_finished(output: str, page: Page, config: MkDocsConfig) -> str:
    """Fill in what has come to the page since."""
    return fill_html(output, values)


on_post_page = CombinedEvent(quizzes_placed, page_finished)


@event_priority(LAST)
def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Fill in the 404 page."""
    return fill_html(output, values) if template_name.endswith(".html") else output


def manifest_written(config: MkDocsConfig) -> None:
    """Fill in the manifest as soon as it is there: others read it."""
    fill_json(Path(config.site_dir, manifest.PATH), values)


@event_priority(BEFORE_SEARCH)
def index_written(config: MkDocsConfig) -> None:
    """Fill in the index while it is HTML, so that the values are found like any other words."""
    fill_json(Path(config.site_dir, "search", "search_index.json"), values, html=True)


@event_priority(BEHIND_SEARCH)
def index_finished(config: MkDocsConfig) -> None:
    """Fill in what has come to the index from the lists."""
    for path in sorted(Path(config.site_dir, "search").glob("*.json")):
        fill_json(path, values)


on_post_build = CombinedEvent(manifest_written, index_written, index_finished)
