"""Links that leave the handbook are marked, so that paper can show their address."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def mark_external(root: Element) -> None:
    """Give every link to another site the class `hb-external`."""
    for link in root.iter("a"):
        if link.get("href", "").startswith(("https://", "http://")):
            link.set("class", f"{link.get('class', '')} hb-external".strip())
