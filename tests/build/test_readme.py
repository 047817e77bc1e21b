"""What the READMEs tell a newcomer to type is accepted as it stands."""

from __future__ import annotations

import re

import pytest

from harness import Build
from preview import ROOT

NAMES = ("README.md", "README.en.md")
BLOCK = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.M | re.S)
PAGE = "---\ntitle: T\ndescription: D\nminutes: 1\nobjectives: [说出要点]\n---\n\n# T\n"


def blocks(name: str) -> dict[str, list[str]]:
    """Return language → code blocks of a README."""
    found: dict[str, list[str]] = {}
    for _, language, code in BLOCK.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(language, []).append(code)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_example_page_and_quiz_build(name: str, build: Build) -> None:
    """The example page, or the plainest one, with the example quiz and the fence as printed."""
    code = blocks(name)
    *pages, fence = code["markdown"]
    page = pages[0] if pages else PAGE
    result = build({"index.md": f"{page}\n{fence}", "index.quiz.yml": code["yaml"][0]})
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("name", NAMES)
def test_verbs_and_files_exist(name: str) -> None:
    """Every `make` verb and every file that the text names is there."""
    text = (ROOT / name).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for verb in re.findall(r"make ([a-z][a-z-]+)", text):
        assert f"\n{verb}:" in makefile, verb
    for path in re.findall(r"`((?:docs|hooks|overrides|tests|tools|\.github)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path
