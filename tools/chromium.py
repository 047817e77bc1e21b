"""Find a Chromium and a Chinese font for tests and screenshots, and bring them where there is none.

Run as a program it says what it found and installs what is missing; other tools import `find_chromium` and
`CHROMIUM_FLAGS`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing that a test opens may leave this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
FONT_PACKAGE = "fonts-noto-cjk"

# Playwright brings a Node of its own that needs more libraries than a bare Debian has; ours does not.
NODE = Path(sys.prefix) / "bin" / "node"
if NODE.exists():
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))


@cache
def find_chromium() -> str | None:
    """Return the path of a Chromium-family browser: $CHROMIUM, a command, an application, Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    for name in NAMES:
        if path := shutil.which(name):
            return path
    for place in PLACES:
        if Path(place).exists():
            return place
    return _playwright_chromium()


def _playwright_chromium() -> str | None:
    """Return the path of the browser that Playwright downloaded, if it did."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def has_chinese_font() -> bool:
    """Tell whether a Chinese font is installed; systems without fontconfig bring their own."""
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def apt_get(*arguments: str) -> bool:
    """Run apt-get as root; return whether that was possible and succeeded."""
    if not shutil.which("apt-get"):
        return False
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    command = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", *arguments]
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
    except FileNotFoundError:
        return False


def apt_install(*packages: str) -> bool:
    """Install Debian packages; return whether that succeeded."""
    print(f"正在用 apt-get 安装：{' '.join(packages)}", flush=True)
    return apt_get("update") and apt_get("install", "-y", "--no-install-recommends", *packages)


def bring_chromium() -> str | None:
    """Install a Chromium by Debian's package, else by Playwright's download; return its path."""
    if apt_install("chromium"):
        find_chromium.cache_clear()
        if path := find_chromium():
            return path
    print("正在下载 Playwright 的 Chromium", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    find_chromium.cache_clear()
    return find_chromium()


def main() -> int:
    """Say which browser the tests will use; bring one, and a Chinese font, where there is none."""
    path = find_chromium() or bring_chromium()
    if path is None:
        print(
            "没有找到浏览器，也无法安装。请装好 Chromium、Chrome 或 Edge，或用环境变量 CHROMIUM 指明它的路径。",
            file=sys.stderr,
        )
        return 1
    print(f"浏览器：{path}")
    if not has_chinese_font() and not apt_install(FONT_PACKAGE, "fontconfig"):
        print("提醒：没有找到中文字体，截图里的汉字会显示成方框。", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
