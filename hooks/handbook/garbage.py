"""Garbage collection during a build: what stays until its end is not looked through again and again."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def lasting() -> Generator[None, None, None]:
    """Make things that last as long as the build: no search for garbage meanwhile, and none among them afterwards.

    Without this, a third of the time in which a thousand quiz files are read goes into searches that find nothing.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def forget() -> None:
    """Let what lasted be searched again: another build begins, and the last one's things are garbage by now."""
    gc.unfreeze()
