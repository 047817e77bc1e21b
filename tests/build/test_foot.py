"""The foot of a page: what it says from the history, and what it leaves out where there is none."""

from __future__ import annotations

from pathlib import Path

import harness
import preview
import quiz_site

CONFIG = harness.PROJECT + "repo_url: https://github.com/o/r\n"
FILES = {"index.md": quiz_site.page("首页 <一>", "正文。")}


def test_links_without_history(tmp_path: Path) -> None:
    """Outside a repository there is no date; edit, history and report lead to the branch that is shown first."""
    harness.lay_out(tmp_path, FILES, CONFIG)
    result = preview.mkdocs(
        "build", "--strict", "-d", "site", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    )
    assert result.returncode == 0, result.stdout
    html = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "hb-origin__change" not in html
    assert 'href="https://github.com/o/r/edit/HEAD/docs/index.md"' in html
    assert 'href="https://github.com/o/r/commits/HEAD/docs/index.md"' in html
    assert "/issues/new?template=content.yml&amp;title=" in html


def test_no_repository_no_links(build: harness.Build, tmp_path: Path) -> None:
    """Without repo_url and a feedback address there is no foot at all."""
    assert build(FILES).returncode == 0
    assert "hb-origin" not in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_a_companys_own_address(build: harness.Build, tmp_path: Path) -> None:
    """A feedback address alone gives the report and nothing that needs an account elsewhere."""
    config = harness.PROJECT + "extra:\n  company:\n    feedback: mailto:kefu@example.com\n"
    result = build(FILES, config)
    assert result.returncode == 0, result.stdout
    html = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert 'href="mailto:kefu@example.com?subject=' in html
    assert "/edit/" not in html
