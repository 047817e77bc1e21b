"""Let no problem hide another: a hook that stops the build does so when the others have said what they found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

EVENTS = {"files": "files", "page_markdown": "env", "page_content": "env", "env": "env"}
"""Event → the event at whose end a stop in it takes effect."""


def check_anchors(config: MkDocsConfig, files: Files) -> None:
    """Let MkDocs report links to missing headings, which it looks for only after `env`."""
    for file in files.documentation_pages():
        if file.page:
            file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)


@dataclass
class Stops:
    """The first stop of a build that has yet to take effect."""

    waiting: list[tuple[str, PluginError]] = field(default_factory=list[tuple[str, PluginError]])

    def patient(self, name: str, methods: list[Callable[..., Any]]) -> Callable[..., Any]:
        """Return one method that does what those of an event do, whatever one of them raises."""

        def run(item: Any, **context: Any) -> Any:
            for method in methods:
                try:
                    result = method(item, **context)
                except PluginError as error:
                    self.waiting.append((EVENTS[name], error))
                    continue
                except Exception:
                    # What follows from a stop is not worth a word; anything else is a fault of the program.
                    if not self.waiting:
                        raise
                    continue
                item = item if result is None else result
            if self.waiting and self.waiting[0][0] == name:
                if name == "env":
                    check_anchors(**context)
                raise self.waiting[0][1]
            return item

        return run


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put all hooks of an event behind one."""
    stops = Stops()
    for name in EVENTS:
        methods = config.plugins.events[name]
        methods[:] = [stops.patient(name, list(methods))] if methods else []
    return config
