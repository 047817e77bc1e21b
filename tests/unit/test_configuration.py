"""What keeps mkdocs.yml from being read is said with its line, in Chinese, before MkDocs says it in English."""

from __future__ import annotations

from pathlib import Path

import pytest

import settings
from handbook import configuration

ROOT = Path(__file__).parents[2]
NAV = """\
site_name: 手册
nav:
  - 首页: index.md
  - 沟通:
      - communication/listening.md
      - communication/phone.md
"""


def faults(text: str) -> list[tuple[str, int, str]]:
    """Return code, line and corrected line of all that is wrong."""
    found = configuration.check("mkdocs.yml", text.encode())
    return [(problem.code, problem.place.line, problem.fix) for problem in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("site_name: 手册", "site_name：手册", ("wide-colon", 1, "site_name: 手册")),
        ("site_name: 手册", "site_name: 手册: 一", ("colon-in-value", 1, 'site_name: "手册: 一"')),
        ("site_name: 手册", "site_name: [手册", ("bracket-not-closed", 1, "site_name: [手册]")),
        (
            "      - communication/listening.md",
            "\t- communication/listening.md",
            ("tab", 5, "      - communication/listening.md"),
        ),
    ],
)
def test_slips(old: str, new: str, expected: tuple[str, int, str]) -> None:
    """A slip has its line and the line as it should be."""
    assert faults(NAV.replace(old, new))[0] == expected


@pytest.mark.parametrize("text", [NAV, "", "# 空\n", "a: !!python/name:x ''\n", "a: 1\na: 2\n", "- 1\n"])
def test_what_can_be_read(text: str) -> None:
    """Nothing is said about a file that YAML can read; what it means is for others to judge."""
    assert faults(text) == []


def test_own_files() -> None:
    """The repository's own configuration can be read."""
    assert not settings.said([ROOT / "mkdocs.yml", ROOT / "mkdocs.base.yml"])


def test_gbk() -> None:
    """A file saved by an old editor is named as one."""
    (problem,) = configuration.check("mkdocs.yml", NAV.encode("gbk"))
    assert problem.code == "encoding-gbk"


def test_tool(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The tool prints what is wrong as a build's log has it, and fails."""
    path = tmp_path / "mkdocs.yml"
    path.write_text("site_name：手册\nnav: []\n", encoding="utf-8")
    assert settings.main([str(path)]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith(f"ERROR   -  config: {path.as_posix()}:1:")
    assert "        site_name: 手册\n" in printed
    path.write_text(NAV, encoding="utf-8")
    assert settings.main([str(path)]) == 0
    assert capsys.readouterr().out == ""
