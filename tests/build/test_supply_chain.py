"""What is downloaded is pinned: packages by hash, actions by commit, and no file names where it came from."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from preview import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")
SOURCES = ("docs", "hooks", "overrides", "tests", "tools", ".github", ".ci")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"^[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_a_version_and_hashes(name: str) -> None:
    """Each entry is `name==version`, with at least one hash."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    entries = re.split(r"\n(?=\S)", "\n".join(line for line in lines if not line.startswith("#")))
    assert entries
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json"])
def test_no_address_of_a_registry(name: str) -> None:
    """Each desk uses the registry that it is set up for."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "index-url" not in text
    assert '"resolved"' not in text


def test_node_packages_are_exact() -> None:
    """Each development dependency names one version, and the lock has a checksum for every package."""
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package["devDependencies"].values())
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert all("integrity" in entry for path, entry in lock["packages"].items() if path)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow(path: Path) -> None:
    """Actions are pinned by commit, no right is given to a whole workflow, only the deployment may write."""
    text = path.read_text(encoding="utf-8")
    for action in re.findall(r"uses: (.+)", text):
        assert PINNED.match(action), action
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    for name, job in workflow["jobs"].items():
        assert "timeout-minutes" in job, name
        writes = [right for right, level in job["permissions"].items() if level == "write"]
        assert sorted(writes) == (["id-token", "pages"] if name == "deploy" else []), name


def test_git_leaves_out_no_source() -> None:
    """No pattern of .gitignore catches a file that the handbook is made of, such as a folder named `site`."""
    listing = ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "--", *SOURCES]
    result = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        pytest.skip("not a git repository")
    assert [path for path in result.stdout.splitlines() if "__pycache__" not in path] == []
