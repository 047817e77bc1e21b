"""The handbook builds: without a warning, at another address, under another name, and twice the same."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import preview
from preview import Site


def test_no_warning(site: Site) -> None:
    """The strict build says nothing above information."""
    assert not re.findall(r"^(?:WARNING|ERROR).*", site.log, re.M), site.log


def test_plain_command(tmp_path: Path) -> None:
    """`mkdocs build` works as it stands, without the Makefile and its settings."""
    result = preview.mkdocs("build", "-d", str(tmp_path), cwd=preview.ROOT)
    assert result.returncode == 0, result.stdout
    assert (tmp_path / "index.html").is_file()


def test_another_company(tmp_path: Path) -> None:
    """Name, description and address of a company reach the pages, and nothing of the old address stays."""
    name, url = "云杉电器客服手册", "https://help.example.com/kefu/"
    result = preview.build(tmp_path, site_name=name, site_url=url, site_description="给云杉的客服")
    assert result.returncode == 0, result.stdout
    home = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{url}"' in home
    assert name in home
    assert "给云杉的客服" in home
    old = re.search(r"^site_url: (\S+)", (preview.ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    assert old
    leftovers = [path for path in tmp_path.rglob("*.*ml") if old[1] in path.read_text(encoding="utf-8")]
    assert not leftovers


def digests(folder: Path) -> dict[str, str]:
    """Return path → hash of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_are_identical(tmp_path: Path) -> None:
    """Zone, locale and hash seed leave no trace in the site."""
    environments = (
        {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
    )
    built: list[dict[str, str]] = []
    for number, environment in enumerate(environments):
        folder = tmp_path / str(number)
        result = preview.build(folder, env={**os.environ, **environment, "SOURCE_DATE_EPOCH": "1700000000"})
        assert result.returncode == 0, result.stdout
        built.append(digests(folder))
    assert built[0] == built[1]
