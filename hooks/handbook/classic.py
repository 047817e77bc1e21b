"""A built site made to open by double click: pages opened from a disk load no modules, no workers and no data.

Each module becomes a classic script that hands itself to `hbFile` (tools/file.js), each JSON file gets a twin that does
so, and pages load them in the same order as before. The forms are those in which `handbook.assets` publishes; anything
else raises ValueError rather than come out broken.
"""

from __future__ import annotations

import re

IMPORT = re.compile(r'import\s*(\{[\w\s,]*\})\s*from\s*("[^"]+");')
EXPORT = re.compile(r"(?:^|(?<=[;}\s]))export\s*(\{[\w\s,]*\});?", re.MULTILINE)
DYNAMIC = re.compile(r"\bimport\(")
LEFT_OVER = re.compile(r"(?:^|[;}])\s*(?:import\b(?!\.meta)|export\b).*$", re.MULTILINE)

MODULE = re.compile(r'<script type="module" src=')
PRELOAD = re.compile(r'<link rel="modulepreload"[^>]*>\n?')
INLINE = re.compile(r'<script[^>]*type="module"(?! src=)[^>]*>')
HEAD = re.compile(r"<head>\n?")


def module(source: str) -> str:
    """Return a module as a classic script; what it exports is found under its own address."""
    exported: list[str] = []

    def take(match: re.Match[str]) -> str:
        exported.append(match[1].strip("{} \n"))
        return ""

    body = IMPORT.sub(r"const\1=hbFile.of(new URL(\2,url));", source)
    body = EXPORT.sub(take, body)
    body = DYNAMIC.sub("hbFile.load(url,", body).replace("import.meta.url", "url")
    if left := LEFT_OVER.search(body):
        raise ValueError(f"cannot become a classic script: {left[0][:80]}")
    return f'hbFile.module((url)=>{{"use strict";\n{body}\nreturn {{{",".join(exported)}}};\n}});\n'


def worker(source: str) -> str:
    """Return a worker, one classic script without imports, as a script that runs in the page."""
    return f'hbFile.worker((self,addEventListener,postMessage)=>{{"use strict";\n{source}\n}});\n'


def data(source: str) -> str:
    """Return a JSON file as a script."""
    return f"hbFile.data({source.strip()});\n"


def page(html: str, shim: str) -> str:
    """Return a page that loads classic scripts; `shim` is the address of `hbFile` from there."""
    if match := INLINE.search(html):
        raise ValueError(f"cannot become a classic script: {match[0]}")
    html = MODULE.sub("<script defer src=", PRELOAD.sub("", html))
    return HEAD.sub(lambda head: f'{head[0]}<script src="{shim}"></script>\n', html, count=1)
