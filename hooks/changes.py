"""Say at the foot of a page when and why it last changed, and where to correct it or report an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook import changes, pages


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let GitHub's links lead to the branch that the repository shows first, unless another was chosen."""
    if config.edit_uri == changes.GITHUB_DEFAULT:
        config.edit_uri = changes.CURRENT
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates `foot`, and `report_missing`, where a reader reports a word that finds nothing."""
    known = changes.read(Path(config.docs_dir))
    repo_url = (config.repo_url or "").rstrip("/")
    company = config.extra.get("company") or {}
    feedback = str(company.get("feedback") or "")
    texts = pages.texts(str(config.theme["language"]))
    subject, missing = texts["foot"]["subject"], texts["search"]["report_title"]

    def foot(page: Page) -> changes.Foot:
        title = str(page.title)
        edit = (page.edit_url or "") if repo_url else ""
        report = changes.report(feedback, repo_url, subject.format(title=title), title, page.canonical_url or page.url)
        return changes.Foot(
            changes.latest(known, page.file.src_uri), edit, changes.history(repo_url, edit) if edit else "", report
        )

    env.globals["foot"] = foot
    env.globals["report_missing"] = changes.report(feedback, repo_url, missing, "{query}", config.site_url or "")
    return env
