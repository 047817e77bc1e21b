"""`make update`: upstream's files come, a company's stay, and nothing that somebody wrote is lost unsaid."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from preview import ROOT

UPDATE = ROOT / "tools" / "update.py"
NAV = "nav:\n  - 首页: index.md\n  - 甲:\n      - a.md\n      - b.md\n"
FILES = {
    "mkdocs.yml": f"site_name: 上游\nsite_url: https://u.example/\n\nextra:\n  company:\n    section: 本公司\n\n{NAV}",
    "mkdocs.base.yml": "strict: true\n",
    "docs/index.md": "# 首页\n",
    "docs/a.md": "# 甲\n\n第一句。\n\n第二句。\n\n第三句。\n",
    "docs/b.md": "# 乙\n\n第一句。\n",
    "docs/brand/logo.svg": "<svg>上游</svg>\n",
    "docs/brand/colours.css": "a {}\n",
    "hooks/quiz.py": "x = 1\n",
}
OWN = {
    "mkdocs.yml": FILES["mkdocs.yml"].replace("上游", "云杉").replace("u.example", "y.example"),
    "docs/brand/logo.svg": "<svg>云杉</svg>\n",
    "docs/company/index.md": "# 云杉\n",
}
NEWER = {
    "mkdocs.yml": FILES["mkdocs.yml"].replace("      - b.md\n", "      - b.md\n      - c.md\n"),
    "mkdocs.base.yml": "strict: true\nhooks: [hooks/quiz.py]\n",
    "docs/a.md": FILES["docs/a.md"].replace("第三句", "第三句，改过"),
    "docs/c.md": "# 丙\n",
    "docs/brand/logo.svg": "<svg>上游新</svg>\n",
    "docs/brand/colours.css": "a {}\nb {}\n",
    "hooks/quiz.py": "x = 2\n",
}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let git know nobody's settings and no repository around the test's."""
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    config = tmp_path / "gitconfig"
    config.write_text("[user]\nname = t\nemail = t@example.org\n[init]\ndefaultBranch = main\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder."""
    return subprocess.check_output(["git", *arguments], cwd=folder, text=True)


def commit(folder: Path, files: Mapping[str, str | None]) -> None:
    """Write files, None for one to delete, and commit all."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "x")


def laid_out(tmp_path: Path, own: Mapping[str, str | None], newer: Mapping[str, str | None]) -> Path:
    """Return a company's repository, begun as a template's copy of an upstream that has gone on since."""
    upstream, company = tmp_path / "upstream", tmp_path / "company"
    for folder in (upstream, company):
        folder.mkdir()
        git(folder, "init", "--quiet")
        if folder is upstream:
            commit(folder, {"docs/old.md": "# 旧\n"})
            commit(folder, {"docs/old.md": None, **FILES})
        else:
            commit(folder, FILES)
    commit(company, own)
    commit(upstream, newer)
    return company


def update(company: Path, *arguments: str) -> tuple[int, str]:
    """Run the update; return its exit code and all that it says."""
    result = subprocess.run(
        [sys.executable, str(UPDATE), *arguments],
        cwd=company, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return result.returncode, result.stdout


def read(company: Path, name: str) -> str:
    """Return a file of the company's."""
    return (company / name).read_text(encoding="utf-8")


def test_copy_of_template(tmp_path: Path) -> None:
    """Without common history: name, logo and chapters stay, pages, hooks and new lines of the navigation come."""
    company = laid_out(tmp_path, OWN, NEWER)
    code, said = update(company, str(tmp_path / "upstream"))
    assert code == 0, said
    settings = read(company, "mkdocs.yml")
    assert "云杉" in settings
    assert "y.example" in settings
    assert "- c.md" in settings
    assert read(company, "docs/brand/logo.svg") == OWN["docs/brand/logo.svg"]
    assert read(company, "docs/company/index.md") == OWN["docs/company/index.md"]
    for name in ("mkdocs.base.yml", "docs/a.md", "docs/c.md", "docs/brand/colours.css", "hooks/quiz.py"):
        assert read(company, name) == NEWER[name]
    assert git(company, "status", "--porcelain") == ""
    assert update(company) == (0, said_up_to_date(company))
    commit(tmp_path / "upstream", {"hooks/quiz.py": "x = 3\n"})
    assert update(company)[0] == 0
    assert read(company, "hooks/quiz.py") == "x = 3\n"


def said_up_to_date(company: Path) -> str:
    """Return what is said when there is nothing to do."""
    return f"已经是最新的了（上游 {git(company, 'rev-parse', 'FETCH_HEAD')[:10]}）。\n"


def test_edited_pages(tmp_path: Path) -> None:
    """A page that both changed in different places has both changes; one that the company deleted stays away."""
    own = {**OWN, "docs/a.md": FILES["docs/a.md"].replace("第一句", "云杉第一句"), "docs/b.md": None}
    company = laid_out(tmp_path, own, {**NEWER, "docs/b.md": "# 乙\n\n改过。\n"})
    code, said = update(company, str(tmp_path / "upstream"))
    assert code == 0, said
    assert "云杉第一句" in read(company, "docs/a.md")
    assert "第三句，改过" in read(company, "docs/a.md")
    assert not (company / "docs/b.md").exists()
    assert "docs/b.md" in said


def test_same_lines(tmp_path: Path) -> None:
    """Where both changed the same lines, nothing is committed, both are in the file, and the way back is named."""
    own = {**OWN, "docs/a.md": FILES["docs/a.md"].replace("第三句", "云杉第三句")}
    company = laid_out(tmp_path, own, NEWER)
    code, said = update(company, str(tmp_path / "upstream"))
    assert code == 1
    assert "    docs/a.md\n" in said
    page = read(company, "docs/a.md")
    assert "云杉第三句" in page
    assert "第三句，改过" in page
    assert "没有收尾" in update(company)[1]
    git(company, "merge", "--abort")
    assert read(company, "docs/a.md") == own["docs/a.md"]
    assert read(company, "hooks/quiz.py") == FILES["hooks/quiz.py"]


def test_upstream_deletes(tmp_path: Path) -> None:
    """A page that upstream gave up and the company has edited stays."""
    company = laid_out(tmp_path, {**OWN, "docs/b.md": "# 云杉的乙\n"}, {**NEWER, "docs/b.md": None})
    code, said = update(company, str(tmp_path / "upstream"))
    assert code == 0, said
    assert read(company, "docs/b.md") == "# 云杉的乙\n"


def test_own_navigation(tmp_path: Path) -> None:
    """A navigation that the company has rewritten stays, and the lines of new pages are shown for pasting."""
    own_nav = OWN["mkdocs.yml"].replace(NAV, "nav:\n  - 开头: index.md\n  - 云杉用的:\n      - 乙: b.md\n")
    company = laid_out(tmp_path, {**OWN, "mkdocs.yml": own_nav}, NEWER)
    code, said = update(company, str(tmp_path / "upstream"))
    assert code == 0, said
    assert read(company, "mkdocs.yml") == own_nav
    assert "      - c.md\n" in said
    assert "- a.md" not in said


@pytest.mark.parametrize(
    ("before", "says"),
    [
        (lambda company: (company / "docs/a.md").write_text("x", encoding="utf-8"), "有还没提交的改动"),
        (lambda _: None, "还不知道上游在哪里"),
    ],
)
def test_refusals(tmp_path: Path, before: object, says: str) -> None:
    """Unsaved work or an unknown upstream stop the update before it begins."""
    company = laid_out(tmp_path, OWN, NEWER)
    before(company)  # type: ignore[operator]
    code, said = update(company)
    assert code == 1
    assert says in said


def test_stranger(tmp_path: Path) -> None:
    """A repository that never was a copy of upstream is left alone."""
    company = laid_out(tmp_path, OWN, NEWER)
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    commit(other, {"README.md": "别的\n", "x.txt": "y\n", "z.txt": "y\n"})
    code, said = update(other, str(company))
    assert code == 1
    assert "看不出" in said
