"""Take in upstream's newer files and leave a company's own alone: an ordinary merge, made possible and made safe.

Usage: python tools/update.py [ADDRESS OF UPSTREAM]

A copy made with "Use this template" shares no history with upstream, so the first run looks for the commit of upstream
that the copy began as and joins the two. From then on each run is a plain three-way merge: what a company has changed
stays, what upstream has changed comes, and where both changed the same lines, nothing is committed before somebody
has decided.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

SETTINGS = "mkdocs.yml"
OWNED = ("docs/brand/", "docs/company/")
"""Where a file that the company has touched stays as it is, whatever upstream does; in SETTINGS, each such line."""

REMOTE = "upstream"
PAGE = re.compile(r"^\s*-\s+(?:[^:#\n]+:\s+)?(?P<page>[\w./-]+\.md)\s*$", re.MULTILINE)
DECIDE = """\
下面这些文件，你们和上游改了同样的几行，要由你来定：
{files}

打开文件，<<<<<<< 和 ======= 之间是你们的，======= 和 >>>>>>> 之间是上游的，留下要的，删掉这三行记号。
也可以整个文件选一边：
    git checkout --ours 文件      保留你们的
    git checkout --theirs 文件    换成上游的
都定好以后：
    git add 文件
    git commit --no-edit
不想升级了：git merge --abort，一切回到升级以前。"""


class StopError(Exception):
    """Why there is no update, in words for the person who asked for it."""


def git(*arguments: str, check: bool = True) -> str:
    """Return what a git command prints; raises StopError with its complaint when it fails and `check` says so."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if check and result.returncode:
        raise StopError(f"git {arguments[0]} 没有成功：\n{(result.stderr or result.stdout).strip()}")
    return result.stdout.strip() if not result.returncode else ""


def succeeds(*arguments: str) -> bool:
    """Say whether a git command ends well."""
    return subprocess.run(["git", *arguments], capture_output=True, check=False).returncode == 0


def ready() -> None:
    """Stop unless this is a clean working copy."""
    if not succeeds("rev-parse", "HEAD"):
        raise StopError("这个文件夹不是 Git 仓库，不能这样升级。办法见 README 的“升级”。")
    if succeeds("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
        raise StopError("上一次升级还没有收尾：定好冲突后 git commit --no-edit，或者 git merge --abort 取消。")
    if git("status", "--porcelain"):
        raise StopError("有还没提交的改动。先提交（git add -A，git commit），再升级，这样随时退得回来。")


def fetch(address: str) -> str:
    """Return the newest commit of upstream."""
    known = git("remote", "get-url", REMOTE, check=False)
    if address and address != known:
        git("remote", *(("set-url",) if known else ("add",)), REMOTE, address)
    elif not known:
        raise StopError("还不知道上游在哪里。第一次请写明：make update UPSTREAM=https://github.com/上游/仓库")
    if git("rev-parse", "--is-shallow-repository") == "true" and git("remote", "get-url", "origin", check=False):
        git("fetch", "--quiet", "--unshallow", "origin")
    git("fetch", "--quiet", "--no-tags", REMOTE, "HEAD")
    return git("rev-parse", "FETCH_HEAD")


def join(target: str) -> None:
    """Join a copy that has no history in common with upstream to the commit that it began as."""
    if succeeds("merge-base", "HEAD", target):
        return
    root = git("rev-list", "--max-parents=0", "HEAD").splitlines()[-1]
    start, differing = origin(root, target)
    files = len(git("ls-tree", "-r", "--name-only", root).splitlines())
    if differing > files // 2:
        raise StopError("看不出这个仓库是从上游的哪一版复制来的，不能自动升级。办法见 README 的“升级”。")
    message = f"接上上游的历史：{start[:10]}"
    git("merge", "--quiet", "--strategy=ours", "--allow-unrelated-histories", "-m", message, start)
    print(f"这个仓库是从上游 {start[:10]} 复制来的，历史已经接上（只在第一次）。")


def origin(root: str, target: str) -> tuple[str, int]:
    """Return the commit of upstream whose files are most like those of `root`, and how many differ."""
    tree = git("rev-parse", f"{root}^{{tree}}")
    best = ("", sys.maxsize)
    for line in git("log", "--format=%H %T", target).splitlines():
        commit, its_tree = line.split()
        if its_tree == tree:
            return commit, 0
        differing = len(git("diff-tree", "-r", "--no-renames", "--name-only", its_tree, tree).splitlines())
        best = min(best, (commit, differing), key=lambda found: found[1])
    return best


def unmerged() -> dict[str, dict[int, str]]:
    """Return path → stage (1 common, 2 ours, 3 theirs) → blob of all files in conflict."""
    found: dict[str, dict[int, str]] = {}
    for entry in filter(None, git("ls-files", "--unmerged", "-z").split("\0")):
        about, path = entry.split("\t", 1)
        _, blob, stage = about.split()
        found.setdefault(path, {})[int(stage)] = blob
    return found


def keep_own(common: str) -> None:
    """Put the company's own files back as they were, if it has touched them; new ones of upstream may come."""
    changed = git("diff", "--name-only", "-z", "HEAD", "--", *OWNED).split("\0")
    for path in filter(None, {*changed, *(path for path in unmerged() if path.startswith(OWNED))}):
        ours, began = (git("rev-parse", "--verify", "--quiet", f"{at}:{path}", check=False) for at in ("HEAD", common))
        if ours and ours != began:
            git("checkout", "--quiet", "HEAD", "--", path)
        elif began and not ours:
            git("rm", "--quiet", "--force", "--", path)


def settle(path: str, stages: dict[int, str]) -> str:
    """Settle a conflict that needs no decision and return what was done, "" where somebody has to decide."""
    if 2 not in stages:
        git("rm", "--quiet", "--force", "--", path)
        return f"{path}：你们删掉了，上游改了，仍然不要它"
    if 3 not in stages:
        git("checkout", "--quiet", "--ours", "--", path)
        git("add", "--", path)
        return f"{path}：上游删掉了，你们改过，保留你们的"
    if path != SETTINGS or 1 not in stages:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        names = {1: "base", 2: "ours", 3: "theirs"}
        for stage, name in names.items():
            Path(folder, name).write_bytes(subprocess.check_output(["git", "cat-file", "blob", stages[stage]]))
        sides = (str(Path(folder, names[stage])) for stage in (2, 1, 3))
        merged = subprocess.check_output(["git", "merge-file", "--stdout", "--ours", *sides])
    Path(SETTINGS).write_bytes(merged)
    git("add", "--", SETTINGS)
    return f"{SETTINGS}：同样的几行，保留你们的"


def not_listed(common: str, target: str) -> Iterator[str]:
    """Yield the lines of upstream's navigation whose new pages the company's lacks."""
    own = set(PAGE.findall(Path(SETTINGS).read_text(encoding="utf-8")))
    before = set(PAGE.findall(git("show", f"{common}:{SETTINGS}", check=False)))
    for match in PAGE.finditer(git("show", f"{target}:{SETTINGS}", check=False)):
        if match["page"] not in own | before and Path("docs", match["page"]).exists():
            yield match[0].strip()


def update(address: str) -> None:
    """Merge upstream's newest state into this branch."""
    ready()
    target = fetch(address)
    join(target)
    if succeeds("merge-base", "--is-ancestor", target, "HEAD"):
        print(f"已经是最新的了（上游 {target[:10]}）。")
        return
    common = git("merge-base", "HEAD", target)
    before = git("rev-parse", "HEAD")
    git("merge", "--quiet", "--no-ff", "--no-commit", target, check=False)
    if not succeeds("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
        raise StopError("合并没有开始，什么都没有改。请运行 git merge FETCH_HEAD，看它怎么说。")
    keep_own(common)
    done = {path: settle(path, stages) for path, stages in unmerged().items()}
    for line in filter(None, done.values()):
        print(line)
    if lines := list(not_listed(common, target)):
        print("上游有新页面，请把这几行放进 mkdocs.yml 的 nav：", *lines, sep="\n      ")
    if left := [path for path, words in done.items() if not words]:
        raise StopError(DECIDE.format(files="\n".join(f"    {path}" for path in left)))
    git("commit", "--quiet", "--no-edit", "-m", f"升级到上游 {target[:10]}")
    count = len(git("diff", "--name-only", before, "HEAD").splitlines())
    print(f"升级好了：{count} 个文件有变化。看一遍再推送；要退回升级以前：git reset --hard {before[:10]}")


if __name__ == "__main__":
    try:
        update(sys.argv[1] if len(sys.argv) > 1 else "")
    except StopError as stop:
        print(stop, file=sys.stderr)
        sys.exit(1)
