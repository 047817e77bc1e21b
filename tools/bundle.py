"""Build the handbook as a folder that opens by double click, without a server or a network.

Usage: python tools/bundle.py [folder]; without one build/preview. It gets one page to open, and the site below it.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

import preview

sys.path.insert(0, str(preview.ROOT / "hooks"))

from handbook import classic

SITE = "preview"
OPEN = "打开预览.html"
SHIM = "assets/file.js"
CONFIG = "INHERIT: mkdocs.yml\nuse_directory_urls: false\n"
NEEDLESS = ("404.html", "sitemap.xml", "sitemap.xml.gz", "assets/javascripts/lunr", "assets/javascripts/workers")
WORKERS = "assets/handbook/*/search/worker.js"
MODULES = "assets/handbook/**/*.js"
INDEX = "search/search_index.json"

START = """\
<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="0; url={site}/index.html">
<title>预览</title>
<style>body{{max-width:32em;margin:4em auto;padding:0 1em;font:17px/1.8 sans-serif}}</style>
</head>
<body>
<h1>预览</h1>
<p><a href="{site}/index.html">打开预览</a></p>
<p>打不开？先把下载的压缩包全部解压，再双击解压出来的这个文件。</p>
</body>
</html>
"""


def build(target: Path, root: Path) -> None:
    """Build the handbook in `root` into `target` with addresses that name files.

    Raises:
        preview.BuildError: when the strict build fails.
    """
    with tempfile.NamedTemporaryFile("w", dir=root, prefix=".mkdocs-", suffix=".yml", encoding="utf-8") as config:
        config.write(CONFIG)
        config.flush()
        result = preview.mkdocs("build", "--strict", "-f", config.name, "-d", str(target), cwd=root)
    if result.returncode:
        raise preview.BuildError(result.stdout)


def convert(site: Path) -> None:
    """Rewrite a built site so that its pages work from a disk."""
    for name in NEEDLESS:
        path = site / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for path in site.rglob("*.map"):
        path.unlink()
    workers = set(site.glob(WORKERS))
    for path in sorted(site.glob(MODULES)):
        source = path.read_text(encoding="utf-8")
        path.write_text(classic.worker(source) if path in workers else classic.module(source), encoding="utf-8")
    index = site / INDEX
    if index.exists():
        # The theme itself looks for this twin under this name.
        index.with_suffix(".js").write_text(f"var __index = {index.read_text(encoding='utf-8')};\n", encoding="utf-8")
        index.unlink()
    for path in sorted(site.rglob("*.json")):
        text = json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False, separators=(",", ":"))
        path.with_name(f"{path.name}.js").write_text(classic.data(text), encoding="utf-8")
        path.unlink()
    for path in sorted(site.rglob("*.html")):
        shim = "../" * (len(path.relative_to(site).parts) - 1) + SHIM
        path.write_text(classic.page(path.read_text(encoding="utf-8"), shim), encoding="utf-8")
    shutil.copy(Path(__file__).with_name("file.js"), site / SHIM)


def bundle(folder: Path, root: Path = preview.ROOT) -> Path:
    """Build the bundle of the handbook in `root` into `folder`, emptied first; return the page to open."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    build(folder / SITE, root)
    convert(folder / SITE)
    start = folder / OPEN
    start.write_text(START.format(site=SITE), encoding="utf-8")
    return start


def main(arguments: list[str]) -> int:
    """Build the bundle and say what to open."""
    try:
        start = bundle(Path(arguments[0] if arguments else "build/preview").resolve())
    except preview.BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"双击打开：{start}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
