"""Explain the handbook's terms where a page first uses them, in its text and in its quizzes."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook.glossary import Annotator, load

SOURCE = "reference/glossary.yml"
OPENING, CLOSING = "<hb-quiz ", "</hb-quiz>"

annotators: list[Annotator] = []
seen: dict[str, set[int]] = {}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the terms anew for every build."""
    file = files.get_file_from_path(SOURCE)
    # What is wrong with them is for hooks/lists.py to say, which reads them for their list.
    annotators[:] = [Annotator(load(f"docs/{SOURCE}", file.content_bytes)[0] if file else ())]
    seen.clear()
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Explain terms in the page's own text."""
    known = seen[page.file.src_uri] = set[int]()
    return annotators[0].annotate(html, known)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Explain terms in the quizzes, which are in the page by now, that its text has not used."""
    known, start = seen.get(page.file.src_uri, set()), output.find(OPENING)
    if start < 0 or annotators[0].knows_all(known):
        return output
    parts, done = list[str](), 0
    while start >= 0 and (end := output.find(CLOSING, start)) >= 0:
        parts += output[done:start], annotators[0].annotate(output[start:end], known)
        done, start = end, output.find(OPENING, end)
    return "".join((*parts, output[done:]))
