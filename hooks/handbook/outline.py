"""The headings of a page, as its table of contents has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol


class Heading(Protocol):
    """A heading and those below it; MkDocs' `AnchorLink` is one."""

    @property
    def id(self) -> str:
        """Its anchor in addresses."""
        ...

    @property
    def title(self) -> str:
        """Its text."""
        ...

    @property
    def children(self) -> Sequence[Heading]:
        """The headings below it."""
        ...


def headings(outline: Iterable[Heading]) -> Iterator[tuple[str, str]]:
    """Yield anchor and title of all headings, in the order of the page."""
    for heading in outline:
        yield heading.id, heading.title
        yield from headings(heading.children)
