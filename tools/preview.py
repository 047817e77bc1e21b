"""Build the handbook for a given address and serve it the way GitHub Pages does: below a path, gzipped."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
SUBPATH = "/some/sub/path/"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
PACKED = frozenset({".css", ".html", ".js", ".json", ".map", ".svg", ".txt", ".webmanifest", ".xml"})


def quiet(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a command: UTF-8, no advertisements, and what `env` adds."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **(env or {})}


def mkdocs(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the real mkdocs command with a quiet, UTF-8 environment; its log is in `stdout`."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=quiet(env), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def build(
    target: Path, *, root: Path = ROOT, env: Mapping[str, str] | None = None, **overrides: str
) -> subprocess.CompletedProcess[str]:
    """Build the handbook in `root` into `target`, strictly, with some settings of mkdocs.yml replaced.

    The settings go through a small configuration that inherits mkdocs.yml, as in the workflow for GitHub Pages.
    """
    with tempfile.NamedTemporaryFile("w", dir=root, prefix=".mkdocs-", suffix=".yml", encoding="utf-8") as config:
        config.write("INHERIT: mkdocs.yml\n")
        config.writelines(f'{key}: "{value}"\n' for key, value in overrides.items())
        config.flush()
        return mkdocs("build", "--strict", "-f", config.name, "-d", str(target), cwd=root, env=env)


@cache
def packed(path: Path, changed: int) -> bytes:
    """Return the gzipped content of a file; `changed` keeps the cache honest."""
    return gzip.compress(path.read_bytes(), mtime=0)


class Handler(BaseHTTPRequestHandler):
    """Answers for one folder below one path, with the site's own 404 page for everything else there."""

    protocol_version = "HTTP/1.1"
    folder: Path
    subpath: str

    def do_GET(self) -> None:
        """Send the file that the address names."""
        path = unquote(urlsplit(self.path).path)
        found = self._find(path)
        if found is not None and found.is_dir():
            if not path.endswith("/"):
                self._send(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"{path}/"})
                return
            found = found / "index.html"
        if found is not None and found.is_file():
            self._send_file(HTTPStatus.OK, found)
        elif path.startswith(self.subpath) and (self.folder / "404.html").is_file():
            self._send_file(HTTPStatus.NOT_FOUND, self.folder / "404.html")
        else:
            self._send(HTTPStatus.NOT_FOUND, b"outside the site\n", {"Content-Type": "text/plain"})

    def do_HEAD(self) -> None:
        """Send what GET would, without the body."""
        self.do_GET()

    def _find(self, path: str) -> Path | None:
        """Return the file or folder of an address, None where it leaves the site."""
        if not path.startswith(self.subpath):
            return None
        parts = PurePosixPath(path[len(self.subpath) :]).parts
        return None if ".." in parts else self.folder.joinpath(*parts)

    def _send_file(self, status: HTTPStatus, path: Path) -> None:
        headers = {"Content-Type": TYPES.get(path.suffix, "application/octet-stream")}
        if path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            headers["Content-Encoding"] = "gzip"
            self._send(status, packed(path, path.stat().st_mtime_ns), headers)
        else:
            self._send(status, path.read_bytes(), headers)

    def _send(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name in the base class)
        """Say nothing: the tests record requests on the browser's side."""


class Server(ThreadingHTTPServer):
    """A server that takes no offence at browsers which hang up early."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Report everything but a closed connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # pyright: ignore[reportArgumentType]


@dataclass(frozen=True)
class Site:
    """A built handbook, its address and the log of its build."""

    folder: Path
    url: str
    log: str

    @property
    def host(self) -> str:
        """The address without the path: what every request of a page must start with."""
        return urlsplit(self.url)._replace(path="/").geturl()

    def pages(self) -> list[str]:
        """Return the address of every page below the site's root ("" is the home page), 404.html last."""
        found = {path.parent.relative_to(self.folder).as_posix() for path in self.folder.rglob("index.html")}
        return ["" if name == "." else f"{name}/" for name in sorted(found)] + ["404.html"]

    def html(self, page: str) -> str:
        """Return the source of a page by its address below the site's root."""
        path = self.folder / page
        return (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")


class BuildError(Exception):
    """The handbook did not build; the message is mkdocs' log."""


@contextmanager
def served(folder: Path, *, root: Path = ROOT, subpath: str = SUBPATH) -> Iterator[Site]:
    """Build the handbook in `root` into `folder` and serve it below `subpath` of a free local port.

    Raises:
        BuildError: when the strict build fails.
    """
    handler = type("SiteHandler", (Handler,), {"folder": folder, "subpath": subpath})
    with Server(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}{subpath}"
        result = build(folder, root=root, site_url=url)
        if result.returncode:
            raise BuildError(result.stdout)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Site(folder, url, result.stdout)
        finally:
            server.shutdown()
            thread.join()
