"""Turn ```model fences into working models: calculators and small tools that run in the reader's browser."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from handbook.locale import catalogue
from handbook.models.book import ModelBook
from handbook.problem import Severity

log = get_plugin_logger("models")
SUFFIX = ".quiz.yml"

books: list[ModelBook] = []
published: dict[str, str] = {}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Start every build with an empty book that knows the quiz files."""
    templates = Path(config.theme.custom_dir or "overrides") / "models"
    books[:] = [ModelBook(templates, str(config.theme["language"]), Path(config.docs_dir).name)]
    for file in files:
        if file.src_uri.endswith(SUFFIX):
            books[0].add_quiz(file.src_uri, file.content_bytes)
    return files


@event_priority(40)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a place where a page asks for a model."""
    front_matter = page.file.content_string.count("\n") - markdown.count("\n")
    return books[0].place(page.file.src_uri, markdown, max(0, front_matter)) if "model" in markdown else markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Check the models, now that every page and its headings are known."""
    published.update(env.globals["published"])  # type: ignore[arg-type]
    problems = books[0].finish(env.globals["quizzes"].pages)  # type: ignore[attr-defined]
    texts = catalogue(str(config.theme["language"]))
    for problem in problems:
        (log.error if problem.severity is Severity.ERROR else log.warning)(problem.text(texts))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise PluginError(problems[0].place.file)
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Fill in the models and what they need; a page without one stays as it is."""
    book, src = books[0], page.file.src_uri
    if not book.uses(src):
        return output
    wanted = book.browser_files(src)
    styles, modules = ([get_relative_url(published[name], page.url) for name in names] for names in wanted)
    links = [f'<link rel="stylesheet" href="{url}">' for url in styles]
    links += [f'<link rel="modulepreload" href="{url}">' for url in modules]
    output = output.replace("</head>", "\n".join([*links, "</head>"]), 1)
    scripts = "".join(f'<script type="module" src="{url}"></script>' for url in modules)
    html = book.fill(src, output, lambda url: get_relative_url(url, page.url))
    return html.replace("</article>", scripts + "</article>", 1)
