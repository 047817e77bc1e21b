"""Turn ```quiz fences and quiz files into quizzes that run in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url

from handbook.garbage import forget, lasting
from handbook.locale import catalogue
from handbook.problem import Problem, Severity
from handbook.quiz import manifest
from handbook.quiz.book import SUFFIX, QuizBook
from handbook.quiz.links import PageInfo
from handbook.quiz.render import Renderer

log = get_plugin_logger("quiz")


@dataclass
class Build:
    """What one build keeps between events."""

    book: QuizBook
    published: Mapping[str, str] = field(default_factory=dict[str, str])


builds: list[Build] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Start every build with an empty book."""
    forget()
    templates = Path(config.theme.custom_dir or "overrides") / "quiz"
    root = Path(config.docs_dir).name
    renderer = Renderer(templates, catalogue(config.theme.get("language", "zh")))
    builds[:] = [Build(QuizBook(renderer, root))]
    return config


@lasting()
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read all quiz files."""
    for file in files:
        if file.src_uri.endswith(SUFFIX):
            builds[0].book.add(file.src_uri, file.content_bytes)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a placeholder where a page asks for a quiz."""
    front_matter = page.file.content_string.count("\n") - markdown.count("\n")
    return builds[0].book.place(page.file.src_uri, markdown, max(0, front_matter))


@lasting()
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Check and render all quizzes, now that every page and its headings are known; say all that is wrong at once."""
    env.globals["quizzes"] = builds[0].book
    builds[0].published = env.globals["published"]  # type: ignore[assignment]
    pages = (file.page for file in files.documentation_pages() if file.page)
    problems = builds[0].book.finish({page.file.src_uri: _info(page) for page in pages})
    _report(problems, config)
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Fill in the quizzes and what they need; a page without a quiz stays as it is."""
    book = builds[0].book
    if not book.uses(page.file.src_uri):
        return output
    styles, modules = book.browser_files(page.file.src_uri, builds[0].published)
    links = [f'<link rel="stylesheet" href="{get_relative_url(uri, page.url)}">' for uri in styles]
    links += [f'<link rel="modulepreload" href="{get_relative_url(uri, page.url)}">' for uri in modules]
    output = output.replace("</head>", "\n".join([*links, "</head>"]), 1)
    main = get_relative_url(modules[0], page.url)
    return book.fill(page.file.src_uri, output, f'<script type="module" src="{main}"></script>')


@lasting()
def on_post_build(config: MkDocsConfig) -> None:
    """Write the manifest that all that works across pages reads."""
    target = Path(config.site_dir, manifest.PATH)
    target.parent.mkdir(exist_ok=True)
    target.write_text(builds[0].book.manifest(), encoding="utf-8")


def _info(page: Page) -> PageInfo:
    def headings(items: Iterable[AnchorLink]) -> Iterable[tuple[str, str]]:
        for item in items:
            yield item.id, item.title
            yield from headings(item.children)

    return PageInfo(page.url, str(page.title), dict(headings(page.toc)))


def _report(problems: list[Problem], config: MkDocsConfig) -> None:
    texts = catalogue(config.theme.get("language", "zh"))
    levels = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.ADVICE: log.info}
    for problem in problems:
        levels[problem.severity](problem.text(texts))
    errors, warnings, advice = (sum(p.severity is severity for p in problems) for severity in Severity)
    if errors:
        raise PluginError(texts.text("report.summary", errors=errors, warnings=warnings, advice=advice))
    if advice:
        log.info(texts.text("report.advice", advice=advice))
