"""Build the handbook strictly and show every problem where its author looks: on the line of a pull request's diff.

Usage: python tools/annotate.py [command …]; without a command `mkdocs build --strict` into site/. The log passes as it
comes. On GitHub Actions each problem becomes an annotation, and counts and lists go into the summary of the run. Ends
as the command does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import settings
from preview import ROOT

sys.path.insert(0, str(ROOT / "hooks"))

from handbook.buildlog import YAML, Finding, findings
from handbook.locale import Catalogue, catalogue
from handbook.problem import Severity
from handbook.quiz.load import load
from handbook.summary import Counts, Links, summary

BUILD = (sys.executable, "-m", "mkdocs", "build", "--strict")
LANGUAGE = "zh"
MOST = 10
"""How many annotations of each level GitHub shows of one step; it drops the others without a word."""

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "error", Severity.ADVICE: "notice"}
"""A warning fails the strict build as an error does."""

LAST_LINES = 15


def escaped(text: str, *, key: bool = False) -> str:
    """Return a text as a workflow command takes it; `key` for what stands before the two colons."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if key else text


def annotation(finding: Finding, texts: Catalogue) -> str:
    """Return the workflow command that marks a finding on its line."""
    title = texts.text("annotate.change" if finding.fails else "annotate.advice")
    place: dict[str, object] = {"file": finding.file, "line": finding.line, "col": finding.column}
    values = {
        **{key: value for key, value in place.items() if value},
        "title": " · ".join(filter(None, (title, finding.about))),
    }
    properties = ",".join(f"{key}={escaped(str(value), key=True)}" for key, value in values.items())
    return f"::{LEVELS[finding.severity]} {properties}::{escaped(finding.text)}"


def fitted(found: Sequence[Finding], texts: Catalogue, most: int = MOST) -> list[Finding]:
    """Return at most `most` findings of one level that together say all: nearest neighbours in a file become one.

    Files beyond that number are left to the summary; the last finding says how many problems they have.
    """
    groups: dict[str, list[list[Finding]]] = {}
    for finding in sorted(found, key=lambda one: one.line):
        groups.setdefault(finding.file, []).append([finding])
    files = list(dict.fromkeys(finding.file for finding in found))
    shown = files if len(files) <= most else files[: most - 1]
    kept = {file: groups[file] for file in shown}
    while sum(map(len, kept.values())) > most - (len(shown) < len(files)):
        spans = [
            (later[-1].line - earlier[0].line, file, at)
            for file, parts in kept.items()
            for at, (earlier, later) in enumerate(pairwise(parts))
        ]
        _, file, at = min(spans)
        kept[file][at : at + 2] = [kept[file][at] + kept[file][at + 1]]
    joined = [_joined(part, texts) for file in shown for part in kept[file]]
    if left := sum(finding.file not in kept for finding in found):
        joined.append(Finding(found[0].severity, texts.text("annotate.more", count=left)))
    return joined


def _joined(part: Sequence[Finding], texts: Catalogue) -> Finding:
    if len(part) == 1:
        return part[0]
    lines = (
        texts.text("annotate.line", line=one.line, text=" ".join(filter(None, (one.about, one.text)))) for one in part
    )
    return replace(part[0], text="\n\n".join(lines), about="")


def commands(found: Iterable[Finding], changed: frozenset[str], texts: Catalogue) -> list[str]:
    """Return the workflow commands for what was found, files that the proposal changes first.

    Advice is given on changed files alone, as far as they are known: it is about a proposal, not about the handbook.
    """
    ordered = sorted(found, key=lambda one: one.file not in changed)
    wrong = fitted([one for one in ordered if one.fails], texts)
    advice = fitted([one for one in ordered if not one.fails and (not changed or one.file in changed)], texts)
    return [annotation(one, texts) for one in (*wrong, *advice)]


def changed_files(root: Path) -> frozenset[str]:
    """Return the files in which a pull request, checked out merged into its base, differs from that base."""
    command = ["git", "-C", str(root), "diff", "-z", "--name-only", "HEAD^1", "HEAD"]
    result = subprocess.run(command, capture_output=True, check=False)
    return (
        frozenset(filter(None, result.stdout.decode("utf-8", "replace").split("\0")))
        if not result.returncode
        else frozenset()
    )


def counted(docs: Path) -> Counts:
    """Return how many pages and questions there are, as far as they can be read."""
    pages = sum(1 for _ in docs.rglob("*.md"))
    read = (load(str(path), path.read_bytes())[0] for path in docs.rglob("*.quiz.yml"))
    return Counts(pages, sum(len(loaded.questions) for loaded in read if loaded))


def run(command: Sequence[str], root: Path, *, guard: bool) -> tuple[int, str]:
    """Run a command; pass its output on, return its exit code and output.

    With `guard` GitHub does not obey what the output says: a proposal's own text may look like a workflow command.
    """
    token = uuid.uuid4().hex
    if guard:
        print(f"::stop-commands::{token}", flush=True)
    lines: list[str] = []
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        list(command),
        cwd=root,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            print(line, end="", flush=True)
    if guard:
        print(f"::{token}::", flush=True)
    return process.returncode, "".join(lines)


def told(code: int, log: str, root: Path, texts: Catalogue) -> list[Finding]:
    """Return what was found, with a word of its own for a build that failed for another reason."""
    found = [
        replace(one, text=texts.text("annotate.config", detail=one.text)) if one.about == YAML else one
        for one in findings(log, root)
    ]
    if code and not any(one.fails for one in found):
        last = "\n".join(log.strip().splitlines()[-LAST_LINES:])
        found.append(Finding(Severity.ERROR, f"{texts.text('annotate.failed')}\n{last}"))
    return found


def main(command: Sequence[str]) -> int:
    """Build, annotate, sum up."""
    actions = os.environ.get("GITHUB_ACTIONS") == "true"
    texts = catalogue(LANGUAGE)
    root = Path.cwd()
    if log := "" if command else settings.said([Path(settings.FILE)]):
        print(log, end="", flush=True)
        code = 1
    else:
        code, log = run(command or BUILD, root, guard=actions)
    found = told(code, log, root, texts)
    changed = changed_files(root)
    if actions:
        print("\n".join(commands(found, changed, texts)), flush=True)
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        links = Links.of(os.environ)
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(summary(code, found, counted(root / "docs"), links, changed, texts))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
