"""`python -m bench.core <hooks> <docs>`: CPU milliseconds of the quizzes alone, without MkDocs, as JSON.

Steadier than the difference of two builds, which is a few per cent of what other programs add to both.
"""

from __future__ import annotations

import gc
import json
import re
import sys
import time
from pathlib import Path

RUNS = 5
PARTS = ("read", "place", "check and render", "fill and manifest")


def measure(folder: Path, templates: Path) -> dict[str, float]:
    """Return the milliseconds of each part, the best of several runs."""
    from handbook.garbage import forget, lasting  # noqa: PLC0415 (only with the hooks of the site on the path)
    from handbook.locale import catalogue  # noqa: PLC0415
    from handbook.quiz.book import SUFFIX, QuizBook  # noqa: PLC0415
    from handbook.quiz.links import PageInfo  # noqa: PLC0415
    from handbook.quiz.render import Renderer  # noqa: PLC0415

    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob(f"*{SUFFIX}")}
    infos = {uri: PageInfo(f"{uri[:-3]}/", uri, {h: h for h in _headings(text)}) for uri, text in texts.items()}
    best = [float("inf")] * len(PARTS)
    for _ in range(RUNS if len(texts) < 500 else 2):
        forget()
        gc.collect()
        clock = [time.process_time()]
        book = QuizBook(Renderer(templates, catalogue("zh")), "docs")
        with lasting():
            for uri, data in files.items():
                book.add(uri, data)
        clock.append(time.process_time())
        pages = {uri: book.place(uri, text) for uri, text in texts.items()}
        clock.append(time.process_time())
        with lasting():
            book.finish(infos)
        clock.append(time.process_time())
        for uri, text in pages.items():
            book.fill(uri, text)
        with lasting():
            book.manifest()
        clock.append(time.process_time())
        best = [min(old, 1000 * (b - a)) for old, a, b in zip(best, clock, clock[1:], strict=False)]
    return dict(zip(PARTS, best, strict=True))


def _headings(text: str) -> list[str]:
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


if __name__ == "__main__":
    hooks, docs = Path(sys.argv[1]), Path(sys.argv[2])
    sys.path.insert(0, str(hooks))
    print(json.dumps(measure(docs, hooks.parent / "overrides/quiz")))
