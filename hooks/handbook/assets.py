"""Browser files of the handbook: minified, and published under a folder named by their content."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

import rcssmin
import rjsmin

PREFIX = "assets/handbook/"
"""Where the theme folder keeps the handbook's own browser files, and where the site publishes them."""

SUFFIXES = frozenset({".css", ".js", ".svg"})


def minify(name: str, source: str) -> str:
    """Return the text of a browser file without its comments and needless blanks."""
    if name.endswith(".js"):
        return str(rjsmin.jsmin(source))
    if name.endswith(".css"):
        return str(rcssmin.cssmin(source))
    return source


def bundle(folder: Path) -> dict[str, str]:
    """Return published path → text for every browser file below `folder`.

    The paths share one folder whose name is a hash of all contents. Modules that import each other by relative
    address therefore always come from the same edition, however long a browser keeps old files.
    """
    texts = {
        path.relative_to(folder).as_posix(): minify(path.name, path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES
    }
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        digest.update(f"{name}\0{text}\0".encode())
    root = PurePosixPath(PREFIX) / digest.hexdigest()[:10]
    return {str(root / name): text for name, text in texts.items()}
