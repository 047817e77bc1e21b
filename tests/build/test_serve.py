"""While somebody writes, `make serve` goes on: it begins with warnings, outlives an error, shows what was mended."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import harness
import preview
from list_site import FILES

PATIENCE = 120.0
"""Seconds for one build on a busy machine."""

GLOSSARY, DRILL = "reference/glossary.yml", "practice/drill.md"
PAGE = "reference/glossary/"


def flags() -> list[str]:
    """Return the flags with which the Makefile serves, but for the address."""
    makefile = (preview.ROOT / "Makefile").read_text(encoding="utf-8")
    match = re.search(r"-m mkdocs serve (.*?) ?--dev-addr", makefile)
    assert match
    return match[1].split()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(true: Callable[[], bool], log: Path) -> None:
    """Wait for something, at most as long as a build takes."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.2)


def test_serve_goes_on(tmp_path: Path) -> None:
    """A warning does not keep it from starting; it tells an error and waits; the cure is shown."""
    folder = harness.lay_out(tmp_path, FILES | {DRILL: FILES[DRILL].replace("prints: 3", "prints: 2")})
    port, log, file = free_port(), tmp_path / "serve.log", folder / "docs" / GLOSSARY
    base = f"http://127.0.0.1:{port}/a/b/"
    command = [sys.executable, "-m", "mkdocs", "serve", *flags(), "--dev-addr", f"127.0.0.1:{port}"]

    def said(words: str) -> Callable[[], bool]:
        return lambda: words in log.read_text(encoding="utf-8")

    def shown(words: str) -> Callable[[], bool]:
        # The server answers when a build that is under way is done, and no sooner than it succeeds.
        return lambda: words in urlopen(base + PAGE, timeout=PATIENCE).read().decode()  # noqa: S310

    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, cwd=folder, env=preview.quiet(), stdout=out, stderr=subprocess.STDOUT)
        try:
            until(lambda: said("Serving on")() or process.poll() is not None, log)
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert said("docs/practice/drill.md:4:1")()
            file.write_text(FILES[GLOSSARY].replace("term: CSAT", "trm: CSAT"), encoding="utf-8")
            until(said("docs/reference/glossary.yml:3:"), log)
            file.write_text(FILES[GLOSSARY].replace("满意的程度", "改好的释义"), encoding="utf-8")
            until(shown("改好的释义"), log)
        finally:
            process.terminate()
            process.wait(timeout=30)
    assert "Traceback" not in log.read_text(encoding="utf-8")
