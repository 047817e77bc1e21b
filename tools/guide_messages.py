"""Write what the build really says into the page of error messages: each mistake of the page is made and built.

Usage: python tools/guide_messages.py [--check]

The page holds samples, each a code block below `<!-- sample: FILE -->`, and mistakes: below
`<!-- wrong: FILE LINES -->` a code block with what stands in those lines instead (nothing where they are left out),
then a `text` block that this program fills. FILE is a path from the repository's root. With `--check` nothing is
written; a stale page fails.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import preview

PAGE = preview.ROOT / "docs/contribute/error-messages.md"
SAMPLE = re.compile(
    r"^<!-- sample: (?P<file>\S+) -->\n+(?P<ticks>`{3,})\w*\n(?P<text>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL
)
WRONG = re.compile(
    r"^<!-- wrong: (?P<file>\S+) (?P<first>\d+)(?:-(?P<last>\d+))? -->\n+(?P<ticks>`{3,})\w*\n(?P<text>.*?)^(?P=ticks)$"
    r"(?P<between>.*?)^(?P<marks>`{3,})text\n(?P<message>.*?)^(?P=marks)$",
    re.MULTILINE | re.DOTALL,
)
ENTRY = re.compile(r"^(?:WARNING|ERROR|INFO) +-  (?:[\w-]+: )?", re.MULTILINE)
OTHERS = {
    "docs/index.md": "---\ntitle: 首页\ndescription: 首页。\n---\n\n# 首页\n",
    "docs/communication/listening.md": "---\ntitle: 倾听\ndescription: 怎样听。\n---\n\n# 倾听\n\n先听完。\n",
}
"""What the samples lead to."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Lines (from 1, last included) of a file, and what stands there instead."""

    file: str
    first: int
    last: int
    text: str

    def made(self, files: Mapping[str, str]) -> dict[str, str]:
        """Return the files with the mistake in them."""
        rows = files[self.file].splitlines(keepends=True)
        rows[self.first - 1 : self.last] = [self.text]
        return {**files, self.file: "".join(rows)}


def samples(page: str) -> dict[str, str]:
    """Return path → text of all files that the mistakes are made in."""
    return OTHERS | {match["file"]: match["text"] for match in SAMPLE.finditer(page)}


def mistakes(page: str) -> Iterator[Mistake]:
    """Yield the mistakes of the page in order."""
    for match in WRONG.finditer(page):
        yield Mistake(match["file"], int(match["first"]), int(match["last"] or match["first"]), match["text"])


def said(files: Mapping[str, str]) -> str:
    """Return what the strict build says about the files, place by place."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("hooks", "overrides", "mkdocs.base.yml"):
            (folder / part).symlink_to(preview.ROOT / part)
        settings = "INHERIT: mkdocs.base.yml\nsite_name: 试\nsite_url: https://example.org/a/\n"
        for path, text in {"mkdocs.yml": "", **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(settings + text if path == "mkdocs.yml" else text, encoding="utf-8")
        log = preview.mkdocs("build", "--strict", "-d", str(folder / "site"), cwd=folder).stdout
    starts = [*ENTRY.finditer(log)]
    ends = [match.start() for match in starts[1:]] + [len(log)]
    found = [log[match.end() : end].strip("\n") for match, end in zip(starts, ends, strict=True)]
    found = ["\n".join(line.rstrip() for line in text.split("\n")) for text in found]
    kept = [re.split(r"\n(?=\S)", text)[0].rstrip("\n") for text in found if text.startswith(("docs/", "mkdocs.yml"))]
    return "".join(f"{text}\n" for text in kept)


def filled(page: str) -> str:
    """Return the page with what the build says about each of its mistakes."""
    files = samples(page)
    with ThreadPoolExecutor(2) as pool:
        messages = list(pool.map(lambda mistake: said(mistake.made(files)), mistakes(page)))
    answers = iter(messages)

    def written(match: re.Match[str]) -> str:
        ticks = "````" if "```" in (message := next(answers)) else "```"
        start, end = match.start("marks") - match.start(), match.end("message") - match.start()
        return f"{match[0][:start]}{ticks}text\n{message}{ticks}{match[0][end + len(match['marks']) :]}"

    return WRONG.sub(written, page)


def main() -> int:
    """Fill the page, or say that it is stale."""
    page = PAGE.read_text(encoding="utf-8")
    text = filled(page)
    if "--check" in sys.argv:
        return int(text != page)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
