"""What axe-core finds on an open page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from preview import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


COLOURS = AXE_OPTIONS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "rules": {}}
"""The rules that look at colours: all that a colour scheme can break."""


def violations(page: Page, options: dict[str, Any] = AXE_OPTIONS) -> list[str]:
    """Return axe-core's findings on the page as it stands: rule, elements, and what axe says of the first."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async (options) => (await axe.run(document, options)).violations", options
    )
    return [describe(rule["id"], rule["nodes"]) for rule in found]


def describe(rule: str, nodes: list[dict[str, Any]]) -> str:
    """Return one finding of axe as a line."""
    places = "; ".join(" ".join(map(str, node["target"])) for node in nodes)
    return f"{rule}: {places}: {nodes[0]['failureSummary']}"
