"""Named values in texts: `{{客服热线}}` stands for what a company has set, on pages and in every file of records.

Two pairs of brackets, as any keyboard types them: Chinese input methods give `【【 】】` or `｛｛ ｝｝`. Nothing else
in the handbook is written so. A name is filled in where HTML and data are finished, so that its value is text
wherever it stands: a value cannot become Markdown, a tag or a key of YAML.
"""

from __future__ import annotations

import difflib
import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from handbook.problem import Place, Problem

PAIRS = (("{{", "}}"), ("【【", "】】"), ("｛｛", "｝｝"))
INSIDE = r"[ \u3000]*(?!\s)([^{}【】｛｝\n]{1,40}?)[ \u3000]*"
NAMED = "|".join(f"{re.escape(first)}{INSIDE}{re.escape(last)}" for first, last in PAIRS)
TOKEN = re.compile(NAMED)
PARTS = re.compile(
    r"(?P<kept><(?P<tag>pre|code|script|style|textarea)\b.*?</(?P=tag)>|<!--.*?-->)"
    r"|(?P<attribute>=\"[^\"]*\")"
    rf"|(?:{NAMED})",
    re.DOTALL,
)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
FENCE = re.compile(r"^\s*(`{3,}|~{3,})[ \t]*([\w-]*)")
LIVE = frozenset({"figure", "model"})
"""Fences whose text the reader sees as words; the text of others is code."""

AFTER_ESCAPES = 178
AFTER_INLINE = 18


def has(text: str) -> bool:
    """Say quickly whether a text may hold a name."""
    # One character is found many times faster than two, and of these signs most pages have none.
    return any(first[0] in text and first in text for first, _ in PAIRS)


def name_in(match: re.Match[str]) -> str:
    """Return the name that a match of `TOKEN` holds."""
    return next(group for group in match.groups() if group is not None)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return plain text with the value of each known name in its place."""
    return TOKEN.sub(lambda match: values.get(name_in(match), match[0]), text) if has(text) else text


def fill_html(markup: str, values: Mapping[str, str]) -> str:
    """Return HTML with each known name filled in, escaped; code, scripts and comments stay as they are.

    An attribute that holds JSON is still JSON afterwards.
    """
    if not has(markup):
        return markup

    def filled(match: re.Match[str]) -> str:
        if match["kept"] or not has(match[0]):
            return match[0]
        if match["attribute"]:
            return f'="{html.escape(_fill_attribute(html.unescape(match[0][2:-1]), values))}"'
        return html.escape(fill(html.unescape(match[0]), values), quote=False)

    return PARTS.sub(filled, markup)


def _fill_attribute(text: str, values: Mapping[str, str]) -> str:
    if text[:1] in "[{" and not text.startswith("{{"):
        try:
            return json.dumps(fill_data(json.loads(text), values), ensure_ascii=False)
        except ValueError:
            pass
    return fill(text, values)


def fill_data(data: Any, values: Mapping[str, str], *, html: bool = False) -> Any:
    """Return data as JSON holds it with all its texts filled in, as HTML those that are or stand under `html`."""
    if isinstance(data, str):
        return fill_html(data, values) if html else fill(data, values)
    if isinstance(data, list):
        return [fill_data(item, values, html=html) for item in cast("list[Any]", data)]
    if isinstance(data, dict):
        items = cast("dict[str, Any]", data).items()
        return {fill(key, values): fill_data(item, values, html=html or key == "html") for key, item in items}
    return data


def fill_json(path: Path, values: Mapping[str, str], *, html: bool = False) -> None:
    """Fill in a JSON file, if there is one; its texts are plain, save under `html`, unless all of them are HTML."""
    text = path.read_bytes() if path.exists() else b""
    if any(first.encode() in text for first, _ in PAIRS):
        data = fill_data(json.loads(text), values, html=html)
        end = "\n" if text.endswith(b"\n") else ""
        path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + end, encoding="utf-8")


def check_all(files: Iterable[tuple[str, bytes]], values: Mapping[str, str], root: str = "docs") -> Iterator[Problem]:
    """Yield the problems of `check` for the paths below `root`, each with its content."""
    for name, data in files:
        yield from check(f"{root}/{name}", data.decode("utf-8-sig", "replace"), values)


def check(file: str, text: str, values: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each name in a page or a file of records that stands for nothing, with the line mended."""
    if not has(text):
        return
    for number, line in _lines(text, markdown=file.endswith(".md")):
        blanked = CODE.sub(lambda match: " " * len(match[0]), line)
        for match in TOKEN.finditer(blanked):
            name = name_in(match)
            if name not in values:
                near = difflib.get_close_matches(name, values, n=1, cutoff=0)
                best = f"{{{{{near[0]}}}}}" if near else ""
                fix = line[: match.start()].lstrip() + best + line[match.end() :]
                params = {"name": name, "known": "、".join(values) or "—"}
                yield Problem("value-unknown", Place(file, number, match.start() + 1), params, fix=fix)


def _lines(text: str, *, markdown: bool) -> Iterator[tuple[int, str]]:
    """Yield number (from 1) and text of the lines that a reader sees: no code fences, no comments of YAML."""
    fence, live = "", False
    for number, line in enumerate(text.splitlines(), start=1):
        match = FENCE.match(line) if markdown else None
        if fence:
            if match and match[1].startswith(fence) and not match[2]:
                fence = ""
            elif live:
                yield number, line
        elif match:
            fence, live = match[1], match[2] in LIVE
        elif markdown or not line.lstrip().startswith("#"):
            yield number, line


class _Names(InlineProcessor):
    """Takes names out of Markdown's hands, which would read `{…}` as attributes of what stands before it."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # noqa: N802
        return f"【【{name_in(m)}】】", m.start(0), m.end(0)


class _Addresses(Treeprocessor):
    """Fills in the names in links before anybody follows them."""

    def __init__(self, md: Markdown, values: Mapping[str, str]) -> None:
        super().__init__(md)
        self.values = values

    def run(self, root: ET.Element) -> None:
        for element in root.iter("a"):
            element.set("href", fill(element.get("href", ""), self.values))


class ValuesExtension(Extension):
    """Lets names pass through Markdown."""

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__()
        self.values = values

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the names as inline text."""
        md.inlinePatterns.register(_Names(NAMED, md), "hb-names", AFTER_ESCAPES)
        md.treeprocessors.register(_Addresses(md, self.values), "hb-addresses", AFTER_INLINE)
