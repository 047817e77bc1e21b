"""Put a company's own values into all texts, and its own chapters into the navigation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook import company, company_values
from handbook.company_values import fill_data, fill_html
from handbook.locale import catalogue
from handbook.problem import Problem
from handbook.quiz import manifest

log = get_plugin_logger("company")
values: dict[str, str] = {}
LAST, BEFORE_SEARCH, BEHIND_SEARCH = -90, -40, -60


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read what mkdocs.yml sets; let names pass through Markdown."""
    files = company.chain(Path(config.config_file_path))
    settings, problems = company.read((path.name, path.read_text(encoding="utf-8-sig")) for path in files)
    _report(problems, config)
    values.clear()
    values.update(settings.values)
    config.extra["company"] = settings.as_extra()
    config.markdown_extensions.append(company_values.ValuesExtension(values))  # type: ignore[arg-type]
    return config


@event_priority(90)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Report every unknown name at once; list the company's chapters."""
    docs = Path(config.docs_dir).name
    texts = ((f.src_uri, f.content_bytes) for f in files if f.src_uri.endswith((".md", ".yml")))
    decoded = ((f"{docs}/{uri}", data.decode("utf-8-sig", "replace")) for uri, data in texts)
    _report((p for name, text in decoded for p in company_values.check(name, text, values)), config)
    if config.nav is not None:
        pages = [file.src_uri for file in files.documentation_pages()]
        config.nav = company.with_chapters(config.nav, pages, config.extra["company"]["section"])
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
    _fill_file(Path(config.site_dir, manifest.PATH))


@event_priority(BEFORE_SEARCH)
def index_written(config: MkDocsConfig) -> None:
    """Fill in the index while it is HTML, so that the values are found like any other words."""
    _fill_file(Path(config.site_dir, "search", "search_index.json"), html=True)


@event_priority(BEHIND_SEARCH)
def index_finished(config: MkDocsConfig) -> None:
    """Fill in what has come to the index from the lists."""
    for path in sorted(Path(config.site_dir, "search").glob("*.json")):
        _fill_file(path)


on_post_build = CombinedEvent(manifest_written, index_written, index_finished)


def _fill_file(path: Path, *, html: bool = False) -> None:
    """Fill in a JSON file; its texts are plain, save under `html`, unless all of them are HTML."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if company_values.has(text):
        data = fill_data(json.loads(text), values, html=html)
        end = "\n" if text.endswith("\n") else ""
        path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + end, encoding="utf-8")


def _report(problems: Iterable[Problem], config: MkDocsConfig) -> None:
    found = list(problems)
    for problem in found:
        log.error(problem.text(catalogue(config.theme["language"])))
    if found:
        raise PluginError(found[0].place.file)
