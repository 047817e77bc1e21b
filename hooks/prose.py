"""Check what a page owes its reader: front matter, minutes, Chinese typing."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook import pages, prints, prose
from handbook.locale import catalogue
from handbook.problem import Place, Problem, tell
from handbook.quiz.book import QuizBook

log = get_plugin_logger("page")
written: dict[str, str] = {}


def report(problems: Iterable[Problem], config: MkDocsConfig) -> None:
    """Log what was found; under --strict each line fails the build."""
    tell(problems, log.log, catalogue(config.theme["language"]))


@event_priority(50)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Report what is missing or mistyped in a page as it was written; the home page is all template."""
    if "template" not in page.meta:
        file, source = f"docs/{page.file.src_uri}", page.file.content_string
        offset = pages.lines_before(source, markdown)
        report(prose.check_front_matter(file, page.meta), config)
        report(prints.check(file, page.meta, source), config)
        report(prose.check_typing(file, markdown, offset), config)
        written[page.file.src_uri] = markdown
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Report chapters that take much more or less time than they say, now that their quizzes are known."""
    quizzes: QuizBook = env.globals["quizzes"]  # type: ignore[assignment]
    for file in files.documentation_pages():
        page = file.page
        minutes = pages.minutes_of(page.meta) if page and page.meta.get("covers") else 0
        if page and minutes and file.src_uri in written and not quizzes.unread(file.src_uri):
            expected = prose.expected_minutes(written[file.src_uri], *quizzes.count(file.src_uri))
            place = Place(f"docs/{file.src_uri}", pages.line_of(file.content_string, "minutes:"))
            report(prose.check_minutes(place, minutes, expected), config)
    written.clear()
    return env
