"""Last changes: from Git's log, from whole, shallow and blobless clones; where the links of a page's foot lead."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from handbook import changes
from handbook.changes import Change

ROOT = Path(__file__).parents[2]
HUB = "https://github.com/o/r"
STEPS = (
    ("2026-01-05", "写好两页", {"docs/a.md": "1", "docs/b.md": "1", "readme": "1"}),
    ("2026-02-06", "改 a 的第一句 | 与 <引号>", {"docs/a.md": "2"}),
    ("2026-03-07", "给 b 加题", {"docs/b.quiz.yml": "1", "docs/长 名.md": "1"}),
    ("2026-04-08", "只改说明", {"readme": "2"}),
)


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    """Run Git with an author of its own."""
    moment = f"{day}T23:30:00+08:00"
    names = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "甲")
    mails = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "a@example.org")
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), moment)
    environment = {**os.environ, **names, **mails, **dates, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "-C", str(folder), *arguments], env=environment, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of a few commits, which lets itself be cloned without contents."""
    folder = tmp_path_factory.mktemp("repository")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "uploadpack.allowFilter", "true")
    for day, subject, files in STEPS:
        for name, text in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", f"{subject}\n\n说明", day=day)
    return folder


def clone(repository: Path, folder: Path, *options: str) -> Path:
    """Return the docs folder of a clone."""
    git(folder, "clone", "-q", *options, repository.as_uri(), "clone")
    return folder / "clone/docs"


@pytest.mark.parametrize("options", [(), ("--filter=blob:none", "--no-checkout")])
def test_whole_history(repository: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    """Each file has its own latest commit, also where the contents were left away."""
    docs = clone(repository, tmp_path, *options)
    docs.mkdir(exist_ok=True)
    found = changes.read(docs)
    assert found["a.md"] == Change("2026-02-06", "改 a 的第一句 | 与 <引号>", 1)
    assert found["长 名.md"].subject == "给 b 加题"
    assert changes.latest(found, "b.md") == Change("2026-03-07", "给 b 加题", 0)
    assert changes.latest(found, "c.md") is None
    assert "readme" not in found


@pytest.mark.parametrize(("depth", "known"), [(1, set[str]()), (2, set[str]()), (3, {"b.quiz.yml", "长 名.md"})])
def test_shallow_history_says_nothing_false(repository: Path, tmp_path: Path, depth: int, known: set[str]) -> None:
    """The oldest commits of a shallow clone seem to have made every file; they are not believed."""
    found = changes.read(clone(repository, tmp_path, f"--depth={depth}"))
    assert set(found) == known


def test_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a repository, and without Git, there is nothing to say."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert changes.read(tmp_path) == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert changes.read(tmp_path) == {}


def test_history_link() -> None:
    """Where the earlier versions are, on several hosts; nowhere where that is not known."""
    edit = f"{HUB}/edit/main/docs/a.md"
    assert changes.history(HUB, edit) == f"{HUB}/commits/main/docs/a.md"
    assert changes.history(f"{HUB}/", edit) == f"{HUB}/commits/main/docs/a.md"
    lab = "https://gitlab.com/o/edit"
    assert changes.history(lab, f"{lab}/-/edit/main/docs/a.md") == f"{lab}/-/commits/main/docs/a.md"
    assert changes.history(HUB, "https://elsewhere.example/edit/a.md") == ""
    assert changes.history(HUB, f"{HUB}/src/a.md") == ""


@pytest.mark.parametrize(
    ("feedback", "repository", "expected"),
    [
        ("", "", ""),
        ("", HUB, f"{HUB}/issues/new?template=content.yml&title=%E8%AF%AF%EF%BC%9Aa%26b&page=https%3A%2F%2Fs.example%2Fa%2F"),  # noqa: E501
        ("", "https://git.example/o/r", "https://git.example/o/r/issues"),
        ("https://f.example/x?q={title}&u={page}", HUB, "https://f.example/x?q=a%26b&u=https%3A%2F%2Fs.example%2Fa%2F"),
        ("mailto:a@s.example?cc=b@s.example", "", "mailto:a@s.example?cc=b@s.example&subject=%E8%AF%AF%EF%BC%9Aa%26b&body=a%26b%0Ahttps%3A%2F%2Fs.example%2Fa%2F%0A%0A"),  # noqa: E501
        ("mailto:a@s.example", "", "mailto:a@s.example?subject=%E8%AF%AF%EF%BC%9Aa%26b&body=a%26b%0Ahttps%3A%2F%2Fs.example%2Fa%2F%0A%0A"),  # noqa: E501
    ],
)  # fmt: skip
def test_report_link(feedback: str, repository: str, expected: str) -> None:
    """A company's own place comes first, then the issues; nothing where there is neither."""
    assert changes.report(feedback, repository, "误：a&b", "a&b", "https://s.example/a/") == expected


def test_date() -> None:
    """The parts of the date are numbers that a text can put in its own order."""
    assert changes.Foot(Change("2026-02-06", "x")).date == {"year": 2026, "month": 2, "day": 6}
    assert changes.Foot().date == {}


@pytest.mark.parametrize("feedback", ["", "https://f.example/x?q={title}", "mailto:a@s.example"])
def test_the_search_box_finds_the_place_of_the_query(feedback: str) -> None:
    """The build writes the address, the browser puts in what was searched for."""
    script = (ROOT / "overrides/assets/handbook/site/find.js").read_text(encoding="utf-8")
    place = re.search(r'const QUERY = "(.+)";', script)
    assert place
    assert place[1] in changes.report(feedback, HUB, "搜不到：{query}", "{query}", "https://s.example/")
