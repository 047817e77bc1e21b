"""Tools of the tests: small handbooks of a few files, and pages that remember what happened on them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Response

import preview

STORAGE = {
    "denied": "get() { throw new DOMException('denied by a test', 'SecurityError'); }",
    "null": "get() { return null; }",
}
FOLLOW = """(address) => {
    const link = document.createElement("a");
    link.href = address;
    document.body.append(link);
    link.click();
    link.remove();
}"""
ARRIVED = "(address) => document.querySelector('link[rel=canonical]')?.href === address.split(/[?#]/)[0]"
PROJECT = "INHERIT: mkdocs.base.yml\nsite_name: 试验\nsite_url: https://example.org/a/b/\n"

Build = Callable[..., subprocess.CompletedProcess[str]]
"""The fixture `build`: see the function of that name."""


def lay_out(folder: Path, files: dict[str, str], config: str | None = None) -> Path:
    """Make a handbook of a few files that uses the repository's own hooks and theme; return its folder.

    `files` maps a path below `docs/` to its text. `config` is the text of mkdocs.yml; without one, a plain name
    and address are set and the navigation follows the files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("hooks", "overrides", "mkdocs.base.yml"):
        (folder / name).symlink_to(preview.ROOT / name)
    (folder / "mkdocs.yml").write_text(config or PROJECT, encoding="utf-8")
    for name, text in files.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def build(tmp_path: Path, files: dict[str, str], config: str | None = None) -> subprocess.CompletedProcess[str]:
    """Build a handbook of a few files strictly into `tmp_path/site`; the log is in `stdout`."""
    lay_out(tmp_path, files, config)
    return preview.mkdocs("build", "--strict", "-d", str(tmp_path / "site"), cwd=tmp_path)


@dataclass
class Visit:
    """A page and everything that happened on it since it was opened."""

    page: Page
    address: str = ""
    until: Literal["load", "networkidle"] = "networkidle"
    console: list[str] = field(default_factory=list[str])
    """Errors and warnings that the console showed."""
    errors: list[str] = field(default_factory=list[str])
    """Exceptions that nothing caught."""
    requests: list[str] = field(default_factory=list[str])
    """The address of every request, workers' and prefetches' included."""
    failures: list[str] = field(default_factory=list[str])
    """Requests answered with an error or not at all."""

    def go(self, address: str) -> None:
        """Open another address in the same profile and forget what the last page did."""
        self.forget()
        self.address = address
        self.page.goto(address, wait_until=self.until)

    def follow(self, address: str) -> None:
        """Click a link to a page of the site, which the theme opens without loading a document; forget the rest."""
        self.forget()
        self.page.evaluate(FOLLOW, address)
        self.page.wait_for_function(ARRIVED, arg=address)
        self.page.wait_for_load_state("networkidle")

    def forget(self) -> None:
        """Empty the records."""
        for record in (self.console, self.errors, self.requests, self.failures):
            record.clear()

    def troubles(self) -> list[str]:
        """Everything that a page without faults has none of."""
        return [*self.errors, *self.console, *self.failures]


OpenPage = Callable[..., Visit]
"""The fixture `open_page`: an address, then the keywords of `open_in`."""


def open_in(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    height: int = 800,
    scheme: Literal["light", "dark"] = "light",
    js: bool = True,
    storage: Literal["normal", "denied", "null"] = "normal",
    init_script: str | None = None,
    reduced_motion: bool = True,
    forced_colors: bool = False,
    until: Literal["load", "networkidle"] = "networkidle",
) -> Visit:
    """Open an address in a fresh profile and wait `until` it has loaded, or until the network is still as well."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        java_script_enabled=js,
        locale="zh-CN",
        reduced_motion="reduce" if reduced_motion else "no-preference",
        forced_colors="active" if forced_colors else "none",
    )
    if storage != "normal":
        for name in ("localStorage", "sessionStorage"):
            context.add_init_script(f"Object.defineProperty(window, '{name}', {{{STORAGE[storage]}}});")
    if init_script:
        context.add_init_script(init_script)
    visit = Visit(context.new_page(), until=until)
    record(visit)
    visit.go(address)
    return visit


@contextmanager
def opening(browser: Browser, base: str) -> Iterator[OpenPage]:
    """Give a function that opens pages, and close what it has opened.

    It takes an address below `base`, or a full one, and the keywords of `open_in`.
    """
    opened: list[Page] = []

    def open_page(path: str = "", **settings: object) -> Visit:
        address = path if path.startswith("http") else base + path
        visit = open_in(browser, address, **settings)  # pyright: ignore[reportArgumentType]
        opened.append(visit.page)
        return visit

    yield open_page
    for page in opened:
        page.context.close()


def record(visit: Visit) -> None:
    """Let the page tell `visit` about its console, exceptions and requests."""

    def on_console(message: ConsoleMessage) -> None:
        # The browser's own line for a page that is meant to be a 404 says nothing about the page.
        about = message.location.get("url", "")
        if message.type in {"error", "warning"} and not (about == visit.address and "404" in message.text):
            visit.console.append(f"{message.type}: {message.text} ({about})")

    def on_response(response: Response) -> None:
        if response.status >= 400 and response.url != visit.address:
            visit.failures.append(f"{response.status}: {response.url}")

    page = visit.page
    page.on("console", on_console)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.context.on("request", lambda request: visit.requests.append(request.url))
    page.context.on("response", on_response)
    page.context.on(
        "requestfailed",
        lambda request: (
            visit.failures.append(f"{request.failure}: {request.url}")
            if "ERR_ABORTED" not in (request.failure or "")
            else None
        ),
    )
