"""Say in the handbook's language, with line and cure, why mkdocs.yml cannot be read, before MkDocs does so in English.

Usage: python tools/settings.py [file …]; without one, mkdocs.yml. Ends with 1 if a file cannot be read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from preview import ROOT

sys.path.insert(0, str(ROOT / "hooks"))

from handbook import configuration
from handbook.locale import catalogue

LANGUAGE = "zh"
FILE = "mkdocs.yml"
RECORD = "ERROR   -  config: {text}\n"
"""As in the log of a build, where `handbook.buildlog` finds problems."""


def said(files: Sequence[Path]) -> str:
    """Return what is wrong, as lines of a log, "" for files that can be read; each is named as it is given."""
    problems = (problem for path in files for problem in configuration.check(path.as_posix(), path.read_bytes()))
    return "".join(RECORD.format(text=problem.text(catalogue(LANGUAGE))) for problem in problems)


def main(names: Sequence[str]) -> int:
    """Look at the files."""
    text = said([Path(name) for name in names or (FILE,)])
    print(text, end="")
    return 1 if text else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
