"""Lighthouse finds nothing to say against the main kinds of page; speed is left to `make lighthouse`."""

from __future__ import annotations

import lighthouse
import pytest

from preview import Site


@pytest.mark.parametrize("page", lighthouse.PAGES.values(), ids=lambda page: page or "home")
def test_lighthouse_gives_full_marks(site: Site, page: str) -> None:
    """100 for accessibility, best practices and SEO, on a phone."""
    judgement = lighthouse.judge(site.url + page, lighthouse.STEADY)
    if min(judgement.scores.values()) < 100:
        pytest.fail(f"{judgement.scores}\n" + "\n".join(judgement.faults), pytrace=False)
