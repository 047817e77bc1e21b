"""What several kinds of test share: the real site, small sites of a few files, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import harness
import list_site
import preview
from chromium import CHROMIUM_FLAGS, find_chromium


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[preview.Site]:
    """Serve the handbook itself, built strictly by the real command."""
    try:
        with preview.served(tmp_path_factory.mktemp("site")) as site:
            yield site
    except preview.BuildError as error:
        pytest.fail(f"the handbook does not build:\n{error}", pytrace=False)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[preview.Site]:
    """Serve the handbook of `list_site.FILES`: lists, cases, a drill."""
    folder = harness.lay_out(tmp_path_factory.mktemp("small"), list_site.FILES)
    with preview.served(folder / "site", root=folder) as site:
        yield site


@pytest.fixture(name="build")
def build_fixture(tmp_path: Path) -> harness.Build:
    """`build(files, config=None)`: see `harness.build`."""
    return lambda files, config=None: harness.build(tmp_path, files, config)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker; it cannot reach any other machine."""
    path = find_chromium()
    if path is None:
        pytest.fail("no Chromium: run `make test-browser`, or name one in $CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, site: preview.Site) -> Iterator[harness.OpenPage]:
    """`open_page(path, …)`: open a page of the site in a fresh profile and record what happens on it.

    `path` is an address below the site's root, or a full one. The keywords are those of `harness.open_in`.
    """
    with harness.opening(browser, site.url) as opened:
        yield opened
