"""Say in the handbook's language, with line and cure, what MkDocs says in English about links and the navigation."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook import frontmatter, notices
from handbook.locale import catalogue
from handbook.problem import tell

log = get_plugin_logger("page")
current: list[tuple[notices.Notices, str]] = []


class Translator(logging.Filter):
    """Puts what a notice means in its place; what is not known passes as it is."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Log the problems that a record speaks of, and say whether it stays."""
        known, language = current[0]
        problems = known.explain(record.getMessage())
        for problem in problems:
            log.log(record.levelno, problem.text(catalogue(language)))
        return not problems


translator = Translator()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Listen to MkDocs, once; count anew for every build."""
    root = Path(config.config_file_path).parent

    def read(name: str) -> str:
        path = root / name
        return path.read_text(encoding="utf-8-sig") if path.is_file() else ""

    current[:] = [(notices.Notices(read, Path(config.docs_dir).name), str(config.theme["language"]))]
    for name in notices.LOGGERS:
        logging.getLogger(name).addFilter(translator)
    return config


@event_priority(95)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Report pages that are not UTF-8 before anybody reads one."""
    root, language = current[0][0].root, current[0][1]
    data = ((f"{root}/{file.src_uri}", file.content_bytes) for file in files.documentation_pages())
    if stop := tell(frontmatter.unreadable(data), log.log, catalogue(language)):
        raise PluginError(stop)
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Report a head that cannot be read, and go on with the corrected one."""
    file = f"{current[0][0].root}/{page.file.src_uri}"
    source, problems = frontmatter.check(file, page.file.content_string)
    tell(problems, log.log, catalogue(current[0][1]))
    return source
