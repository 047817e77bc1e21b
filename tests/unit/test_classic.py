"""Modules as classic scripts: the forms that are published, and a clear word about any other."""

from __future__ import annotations

import pytest

from handbook import classic, modules


def test_published_forms() -> None:
    """Import, export, import on demand and the script's own address find their counterparts."""
    source = (
        'import{modules}from"./core.js";const u=import.meta.url;const l=async(p)=>import("./rest.js");export{modules};'
    )
    script = classic.module(source)
    assert 'const{modules}=hbFile.of(new URL("./core.js",url));' in script
    assert 'hbFile.load(url,"./rest.js")' in script
    assert "const u=url" in script
    assert "return {modules};" in script
    assert "import" not in script
    assert "export" not in script


def test_what_is_joined_can_be_converted() -> None:
    """What `handbook.modules` puts together is understood, minified or not."""
    sources = {
        "a.js": 'import { b } from "./b.js";\nconst c = () => import("./d.js");\n',
        "b.js": "export const b = 1;\n",
    }
    assert "hbFile.load(url," in classic.module(modules.joined("a.js", sources, "rest.js"))


@pytest.mark.parametrize("source", ["a;export default 1", 'import * as x from "./y.js"', 'b();import"./z.js";'])
def test_other_forms_are_refused(source: str) -> None:
    """A form that nobody has thought of stops the bundle instead of breaking it."""
    with pytest.raises(ValueError, match="classic"):
        classic.module(source)


def test_page() -> None:
    """A page loads the helper first and its scripts in order; preloads of modules go."""
    html = (
        '<html><head>\n<link rel="modulepreload" href="a.js">\n<script type="module" src="a.js"></script></head></html>'
    )
    assert classic.page(html, "f.js") == (
        '<html><head>\n<script src="f.js"></script>\n<script defer src="a.js"></script></head></html>'
    )
    with pytest.raises(ValueError, match="classic"):
        classic.page('<script type="module">x</script>', "f.js")
