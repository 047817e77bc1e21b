"""Explain the handbook's terms where a page first uses them, in its text and in its quizzes."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook.glossary import Annotator, load
from handbook.locale import catalogue

log = get_plugin_logger("glossary")
SOURCE = "reference/glossary.yml"
QUIZ = re.compile(r"<hb-quiz .*?</hb-quiz>", re.DOTALL)

annotators: list[Annotator] = []
seen: dict[str, set[int]] = {}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the terms anew for every build."""
    file = files.get_file_from_path(SOURCE)
    terms, problems = load(f"docs/{SOURCE}", file.content_bytes) if file else ((), [])
    annotators[:] = [Annotator(terms)]
    seen.clear()
    for problem in problems:
        log.error(problem.text(catalogue(config.theme["language"])))
    if problems:
        raise PluginError(f"docs/{SOURCE}")
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Explain terms in the page's own text."""
    known = seen[page.file.src_uri] = set[int]()
    return annotators[0].annotate(html, known)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Explain terms in the quizzes, which are in the page by now, that its text has not used."""
    known = seen.get(page.file.src_uri, set())
    return QUIZ.sub(lambda quiz: annotators[0].annotate(quiz[0], known), output)
