"""Browser files of the handbook: put together, minified, and published under a folder named by their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, cast

import rcssmin  # pyright: ignore[reportMissingTypeStubs]
import rjsmin  # pyright: ignore[reportMissingTypeStubs]

from handbook import modules

Minifier = Callable[[str], str]

PREFIX = "assets/handbook/"
"""Where the theme folder keeps the handbook's own browser files, and where the site publishes them."""

SUFFIXES = frozenset({".css", ".js", ".svg"})

SITE = "site.js"
"""The module of every page; it takes in those that it imports."""

QUIZ = "quiz/"
CORE, REST, REST_STYLE = "core.js", "rest.js", "rest.css"
"""The files in which the folder of the quiz modules is published: its core, and everything else."""

SEARCH, WORKER = "search/", "search/worker.js"
"""The folder of the search modules, and the one classic script that they are published as: a worker for any browser."""

MODELS, ELEMENTS = "models/", "models/elements/"
"""The folder of the working models: published as one module and one style sheet a kind, with all that it needs."""

IMPORT = re.compile(r'@import "([\w-]+\.css)";')


@dataclass(frozen=True, slots=True)
class Bundle:
    """Published path → text, and name of each source file → the published path that holds it."""

    texts: Mapping[str, str]
    places: Mapping[str, str]


def minify(name: str, source: str) -> str:
    """Return the text of a browser file without its comments and needless blanks."""
    # Neither minifier has type stubs: what they take and give is text here.
    jsmin, cssmin = cast("Minifier", cast("Any", rjsmin).jsmin), cast("Minifier", cast("Any", rcssmin).cssmin)
    if name.endswith(".js"):
        return jsmin(source)
    if name.endswith(".css"):
        return cssmin(source)
    return source


def linked(html: str, styles: Iterable[str], modules: Iterable[str] = ()) -> str:
    """Return a page whose head names style sheets, and modules to load early, by their addresses from the page."""
    links = [f'<link rel="stylesheet" href="{url}">' for url in styles]
    links += [f'<link rel="modulepreload" href="{url}">' for url in modules]
    return html.replace("</head>", "\n".join([*links, "</head>"]), 1)


def bundle(folder: Path) -> Bundle:
    """Return every browser file below `folder` as it is published.

    The paths share one folder whose name is a hash of all contents. Modules that import each other by relative
    address therefore always come from the same edition, however long a browser keeps old files.
    """
    sources = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES
    }
    texts, places = _put_together(sources)
    texts = {name: minify(name, text) for name, text in texts.items()}
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        digest.update(f"{name}\0{text}\0".encode())
    root = PurePosixPath(PREFIX) / digest.hexdigest()[:10]
    return Bundle(
        {str(root / name): text for name, text in texts.items()},
        {name: str(root / place) for name, place in places.items()},
    )


def _put_together(sources: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the files to publish, the quiz modules joined, and where each source has gone."""
    taken = modules.closure(SITE, sources) if SITE in sources else []
    texts = {
        name: text
        for name, text in sources.items()
        if not name.startswith((QUIZ, SEARCH, MODELS)) and name not in taken
    }
    if WORKER in sources:
        texts[WORKER] = modules.joined(WORKER, sources)
    if taken:
        texts[SITE] = modules.joined(SITE, sources)
    texts |= _models(sources)
    places = {name: name for name in texts}
    scripts = {name.removeprefix(QUIZ): text for name, text in sources.items() if _is_quiz(name, ".js")}
    styles = [name for name in sources if _is_quiz(name, ".css")]
    if CORE in scripts:
        inside = modules.closure(CORE, scripts)
        outside = [name for name in scripts if name not in inside]
        texts[QUIZ + CORE] = modules.joined(CORE, scripts, REST)
        texts[QUIZ + REST] = modules.remainder(outside, scripts, CORE)
        places |= {QUIZ + name: QUIZ + (CORE if name in inside else REST) for name in scripts}
    if styles:
        texts[QUIZ + REST_STYLE] = "\n".join(sources[name] for name in styles)
        places |= dict.fromkeys(styles, QUIZ + REST_STYLE)
    return texts, places


def _models(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the module and the style sheet of each kind of model."""
    texts: dict[str, str] = {}
    for name in sources:
        if name.startswith(ELEMENTS) and name.endswith(".js"):
            kind = MODELS + name.removeprefix(ELEMENTS).removesuffix(".js")
            texts[f"{kind}.js"] = modules.joined(name, sources)
            texts[f"{kind}.css"] = IMPORT.sub(lambda match: sources[MODELS + match[1]], sources[f"{kind}.css"])
    return texts


def _is_quiz(name: str, suffix: str) -> bool:
    return name.startswith(QUIZ) and name.endswith(suffix)
