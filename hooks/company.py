"""Read what a company sets in mkdocs.yml, and put its own chapters into the navigation."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from handbook import company
from handbook.locale import catalogue
from handbook.problem import tell

log = get_plugin_logger("company")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the settings as they are written, and give them to templates and other hooks."""
    files = company.chain(Path(config.config_file_path))
    settings, problems = company.read((path.name, path.read_text(encoding="utf-8-sig")) for path in files)
    if stop := tell(problems, log.log, catalogue(config.theme["language"])):
        raise PluginError(stop)
    config.extra["company"] = settings.as_extra()
    return config


@event_priority(90)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """List the company's chapters."""
    if config.nav is not None:
        pages = [file.src_uri for file in files.documentation_pages()]
        config.nav = company.with_chapters(config.nav, pages, config.extra["company"]["section"])
    return files
