"""ES modules put together in one file, so that a page asks for one instead of a dozen.

The modules stay the source: typed, tested and read one by one. They keep to a few forms, which is all that this
understands: named imports from relative addresses, `export` in front of a declaration, `export { … } from`, and
dynamic imports of relative addresses. Anything else raises ValueError rather than be published wrong.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

IMPORT = re.compile(r'^import\s+(?:\{(?P<names>[^}]*)\}\s+from\s+)?"(?P<path>[^"]+)";[ \t]*$', re.MULTILINE)
REEXPORT = re.compile(r'^export\s+\{(?P<names>[^}]*)\}\s+from\s+"(?P<path>[^"]+)";[ \t]*$', re.MULTILINE)
EXPORT = re.compile(r"^export\s+(?P<kind>async function|function|class|const)\s+(?P<name>\w+)", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import\b(?!\()|export\b).*$", re.MULTILINE)
DYNAMIC = re.compile(r"\bimport\(")

LOADER = 'const load=async(path)=>{if(!modules[path])await import("./%s");return modules[path]};\nexport{modules};\n'


def closure(entry: str, sources: Mapping[str, str]) -> list[str]:
    """Return the modules that `entry` imports, itself last, each after those that it needs."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name in order:
            return
        for path in _static_imports(sources[name]):
            visit(_resolved(name, path))
        order.append(name)

    visit(entry)
    return order


def joined(entry: str, sources: Mapping[str, str], rest: str = "") -> str:
    """Return one module for `entry` and all that it imports; what it asks for later comes from the file `rest`."""
    parts = [_wrapped(name, sources) for name in closure(entry, sources)]
    return "const modules={};\n" + (LOADER % rest if rest else "") + "\n".join(parts) + "\n"


def remainder(names: Iterable[str], sources: Mapping[str, str], base: str) -> str:
    """Return one module for `names`, to be loaded on top of the core in the file `base`."""
    order: list[str] = []
    names = set(names)
    for name in sorted(names):
        order += [one for one in closure(name, sources) if one in names and one not in order]
    return f'import{{modules}}from"./{base}";\n' + "\n".join(_wrapped(name, sources) for name in order) + "\n"


def _wrapped(name: str, sources: Mapping[str, str]) -> str:
    """Return a module as a function that runs at once and gives back what the module exports."""
    exported: list[str] = []

    def take(keep: bool) -> Callable[[re.Match[str]], str]:
        def replaced(match: re.Match[str]) -> str:
            if match["names"] is None:
                return ""
            names = [part.strip() for part in match["names"].split(",") if part.strip()]
            if not all(re.fullmatch(r"\w+", part) for part in names):
                raise ValueError(f"{name}: renaming in {match[0]}")
            exported.extend(names if keep else [])
            return f"const {{{', '.join(names)}}} = {_reference(_resolved(name, match['path']))};"

        return replaced

    def declared(match: re.Match[str]) -> str:
        exported.append(match["name"])
        return f"{match['kind']} {match['name']}"

    body = REEXPORT.sub(take(keep=True), sources[name])
    body = IMPORT.sub(take(keep=False), body)
    body = EXPORT.sub(declared, body)
    if left := LEFT_OVER.search(body):
        raise ValueError(f"{name}: cannot be put together with others: {left[0]}")
    body = DYNAMIC.sub("load(", body)
    return f"{_reference(name)} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();"


def _reference(name: str) -> str:
    return f'modules["./{name}"]'


def _resolved(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _static_imports(source: str) -> Sequence[str]:
    return [match["path"] for pattern in (IMPORT, REEXPORT) for match in pattern.finditer(source)]
