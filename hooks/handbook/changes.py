"""When a page was last changed and what changed, from the history that Git keeps; where to correct or report it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

QUIZ = ".quiz.yml"
SECONDS = 60
"""How long Git may take; a build without the history is better than none."""

COMMIT = re.compile(r"\x01(?=[0-9a-f]{40,64}\0)")
LOG = ("log", "-z", "--name-only", "--no-renames", "--no-show-signature", "--encoding=UTF-8")
FORMAT = "--format=%x01%H%x00%cs%x00%s"

GITHUB_DEFAULT = "edit/master/docs/"
"""What MkDocs takes for GitHub where nothing is set: a branch that few repositories have today."""

CURRENT = "edit/HEAD/docs/"
"""The same for whatever branch a repository shows first."""

FORM = "content.yml"
"""The issue form in .github/ISSUE_TEMPLATE that a report of an error opens."""


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that touched a file: its day as YYYY-MM-DD, the first line of its message, and how many are newer."""

    day: str
    subject: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below a page: its last change, and addresses, empty where there is none."""

    change: Change | None = None
    edit: str = ""
    history: str = ""
    report: str = ""

    @property
    def date(self) -> dict[str, int]:
        """The day of the last change by the names `year`, `month` and `day`."""
        names = ("year", "month", "day")
        return dict(zip(names, map(int, self.change.day.split("-")), strict=True)) if self.change else {}


def read(folder: Path) -> dict[str, Change]:
    """Return path below `folder` → its latest change, in one call of Git for all files.

    A path is left out where the history does not say: outside a repository, without Git, and where a shallow clone
    ends (its oldest commits seem to have made every file).
    """
    cut = _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
    ends = frozenset(_ends(folder)) if cut else frozenset[str]()
    if cut and not ends:
        return {}
    return parse(_git(folder, *LOG, FORMAT, "--relative", "--", "."), ends)


def parse(log: str, ends: Iterable[str] = ()) -> dict[str, Change]:
    """Return path → latest change from Git's log; commits in `ends` are where a shallow clone was cut off."""
    found: dict[str, Change | None] = {}
    for rank, record in enumerate(COMMIT.split(log)[1:]):
        commit, day, subject, *names = record.split("\0")
        change = None if commit in ends else Change(day, subject.strip(), rank)
        for name in names:
            if path := name.lstrip("\n"):
                found.setdefault(path, change)
    return {path: change for path, change in found.items() if change}


def latest(changes: Mapping[str, Change], src: str) -> Change | None:
    """Return the latest change of a page or of the quiz file beside it."""
    both = [changes[path] for path in (src, src.removesuffix(".md") + QUIZ) if path in changes]
    return min(both, key=lambda change: change.rank, default=None)


def history(repo_url: str, edit_url: str) -> str:
    """Return where the earlier versions of a file are listed, from where it is edited; "" where that is not known."""
    head = repo_url.rstrip("/") + "/"
    match = re.match(r"(-/)?edit/", edit_url.removeprefix(head))
    if not edit_url.startswith(head) or not match:
        return ""
    return f"{head}{match[1] or ''}commits/{edit_url[len(head) + match.end() :]}"


def report(feedback: str, repo_url: str, subject: str, title: str, page: str) -> str:
    """Return where a reader reports an error on the page `title` at the address `page`, "" where there is no place.

    A company's own form or mail address comes before the issues of its repository, which need an account there.
    """
    if feedback.startswith("mailto:"):
        joint = "&" if "?" in feedback else "?"
        return feedback + joint + urlencode({"subject": subject, "body": f"{title}\n{page}\n\n"}, quote_via=quote)
    if feedback:
        return feedback.replace("{title}", quote(title, safe="")).replace("{page}", quote(page, safe=""))
    if not repo_url:
        return ""
    host, base = urlsplit(repo_url).netloc.lower(), repo_url.rstrip("/")
    if "github" in host:
        return f"{base}/issues/new?{urlencode({'template': FORM, 'title': subject, 'page': page}, quote_via=quote)}"
    if "gitlab" in host:
        fields = {"issue[title]": subject, "issue[description]": page}
        return f"{base}/-/issues/new?{urlencode(fields, quote_via=quote)}"
    return f"{base}/issues"


def _ends(folder: Path) -> list[str]:
    """Return the commits at which a shallow clone was cut off."""
    name = _git(folder, "rev-parse", "--git-path", "shallow").strip()
    try:
        return (folder / name).read_text(encoding="ascii").split() if name else []
    except OSError:
        return []


def _git(folder: Path, *arguments: str) -> str:
    """Return what a command of Git prints, "" if it fails or there is no Git."""
    settings = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        result = subprocess.run(
            ["git", "-C", str(folder), *arguments], env=settings, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return result.stdout.decode("utf-8", "replace") if result.returncode == 0 else ""
