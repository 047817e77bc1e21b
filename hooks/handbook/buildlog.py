"""The problems in the log of a build, read back from the lines in which `handbook.problem` and MkDocs report them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from handbook.problem import Severity

RECORD = re.compile(r"^(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) +-  (?P<text>.*)$")
PLACED = re.compile(r"^(?:[\w-]+: )?(?P<file>\S[^:]*):(?P<line>\d+):(?P<column>\d+)(?:  (?P<about>.*))?$")
CONFIG = re.compile(r'in "(?P<file>[^"]+\.yml)", line (?P<line>\d+), column (?P<column>\d+)')
NAMED = re.compile(r"(?P<file>[\w./-]+\.(?:quiz\.yml|md))\b")
SETTING = re.compile(r"Config value '(?P<name>[^']+)'")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
STOP = re.compile(r"^ERROR +-  .*\n\s*Aborted with a BuildError!", re.MULTILINE)
INDENT = "    "

YAML = "YAML"
"""What a finding is about where a configuration file cannot be read."""

SEVERITIES = {"INFO": Severity.ADVICE, "WARNING": Severity.WARNING, "ERROR": Severity.ERROR, "CRITICAL": Severity.ERROR}


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem as the log has it; line and column are 0 where only the file is known, `file` is "" without one."""

    severity: Severity
    text: str
    """What is wrong, and how to put it right, in lines."""
    file: str = ""
    line: int = 0
    column: int = 0
    about: str = ""
    """What the place is part of, such as the name of a question."""

    @property
    def fails(self) -> bool:
        """Whether it keeps the strict build from passing."""
        return self.severity is not Severity.ADVICE


def findings(log: str, root: Path) -> list[Finding]:
    """Return the problems in a log of a build of the repository in `root`, without repeats, in the order of the log."""
    text = COLOUR.sub("", log)
    found = _found(STOP.sub("", text), root)
    if not any(finding.fails for finding in found):
        found = _found(text, root)
    if match := CONFIG.search(text):
        detail = text[: match.start()].strip().splitlines()[-1].strip()
        place = (_relative(match["file"], root), int(match["line"]), int(match["column"]))
        found.append(Finding(Severity.ERROR, detail, *place, about=YAML))
    return list(dict.fromkeys(found))


def _found(text: str, root: Path) -> list[Finding]:
    return [finding for level, lines in _records(text) if (finding := _finding(level, lines, root))]


def _records(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield level and lines of each record."""
    level, lines = "", list[str]()
    for line in text.splitlines():
        if match := RECORD.match(line):
            if level:
                yield level, lines
            level, lines = match["level"], [match["text"]]
        elif line.startswith(INDENT) or not line.strip():
            lines.append(line)
        elif level:
            yield level, lines
            level, lines = "", []
    if level:
        yield level, lines


def _finding(level: str, lines: list[str], root: Path) -> Finding | None:
    severity = SEVERITIES.get(level)
    if severity is None:
        return None
    if match := PLACED.match(lines[0]):
        body = "\n".join(line.removeprefix(INDENT) for line in lines[1:]).strip("\n")
        place = (match["file"], int(match["line"]), int(match["column"]))
        return Finding(severity, body, *place, match["about"] or "")
    if severity is Severity.ADVICE:
        return None
    text = "\n".join(lines).strip()
    if SETTING.match(text):
        return Finding(severity, text, "mkdocs.yml")
    known = (name for match in NAMED.finditer(text) for name in (match["file"], f"docs/{match['file']}"))
    file = next((name for name in known if (root / name).is_file()), "")
    return Finding(severity, text, file)


def _relative(file: str, root: Path) -> str:
    path = PurePath(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
