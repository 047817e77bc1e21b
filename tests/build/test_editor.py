"""What an editor and GitHub offer to authors: snippets that build as they are, forms, settings."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.changes import FORM
from harness import Build
from preview import ROOT

SNIPPETS: dict[str, dict[str, Any]] = json.loads((ROOT / ".vscode/handbook.code-snippets").read_text(encoding="utf-8"))
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
FIELDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
STOP = re.compile(r"\$\{\d+:((?:\\.|[^}])*)\}|\$\d")


def expanded(name: str) -> str:
    """Return a snippet as the editor inserts it, every place with what it suggests."""
    text = "\n".join(SNIPPETS[name]["body"])
    return re.sub(r"\\(.)", r"\1", STOP.sub(lambda match: match[1] or "", text))


def test_snippets_build(build: Build) -> None:
    """A page of all Markdown snippets with a file of all questions passes the strict build; each has its own name."""
    markdown = [name for name, one in SNIPPETS.items() if one["scope"] == "markdown" and "page" not in one["prefix"]]
    questions = [name for name, one in SNIPPETS.items() if one["scope"] == "yaml" and "quiz" not in one["prefix"]]
    body = "\n\n".join([expanded("新的一页"), *(f"## {name}\n\n{expanded(name)}" for name in markdown)])
    items = [expanded(name).replace("new-question", f"question-{i}") for i, name in enumerate(questions)]
    quiz = (
        expanded("题目文件").rstrip() + "\n" + "\n".join(re.sub("^", "  ", item, flags=re.M) for item in items) + "\n"
    )
    result = build({"index.md": body + "\n", "index.quiz.yml": quiz})
    assert result.returncode == 0, result.stdout
    types = set(re.findall(r"type: ([\w-]+)", quiz))
    assert types >= {"single", "multiple", "true-false", "cloze", "reflect"}


def test_prefixes_are_unique() -> None:
    """No two snippets of one language answer to one word."""
    seen = [(one["scope"], prefix) for one in SNIPPETS.values() for prefix in one["prefix"]]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_issue_form(path: Path) -> None:
    """GitHub shows a form only if it is flawless: known fields, unique ids and labels, options without doubles."""
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(form) == {"name", "description", "title", "body"}
    fields = form["body"]
    assert {field["type"] for field in fields} <= FIELDS
    asked = [field for field in fields if field["type"] != "markdown"]
    ids = [field["id"] for field in asked]
    labels = [field["attributes"]["label"] for field in asked]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z-]+", name) for name in ids)
    assert any((field.get("validations") or {}).get("required") for field in asked)
    for field in asked:
        options = [str(option) for option in field["attributes"].get("options", [])]
        assert len(set(options)) == len(options)


def test_reports_fill_in_the_form() -> None:
    """The link at the foot of a page names a form that is there, and a field of it."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    assert "page" in {field.get("id") for field in form["body"]}


def test_settings() -> None:
    """The editor checks quiz files against the schema, the container uses the Makefile's verbs, updates come."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    for schema in settings["yaml.schemas"]:
        assert (ROOT / schema).is_file(), schema
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in (container["postCreateCommand"], container["postAttachCommand"]):
        assert f"\n{command.removeprefix('make ')}:" in makefile
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {one["package-ecosystem"] for one in updates} == {"pip", "npm", "github-actions"}
