"""Publish the handbook's browser files under a content hash and tell templates where they are."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from handbook.assets import PREFIX, bundle

published: dict[str, str] = {}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the theme's plain copies by the minified files of the content-hashed folder."""
    published.clear()
    custom_dir = config.theme.custom_dir
    if custom_dir is None:
        raise PluginError("mkdocs.base.yml: theme.custom_dir is missing")
    for file in list(files):
        if file.src_uri.startswith(PREFIX):
            files.remove(file)
    built = bundle(Path(custom_dir) / PREFIX)
    published.update(built.places)
    for uri, text in built.texts.items():
        files.append(File.generated(config, uri, content=text))
    return files


def asset(name: str) -> str:
    """Return the published address of a browser file, relative to the site's root."""
    if name not in published:
        raise PluginError(f"{PREFIX}{name} does not exist in the theme folder")
    return published[name]


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates the function `asset`, and other hooks the whole table."""
    env.globals.update(asset=asset, published=published)
    return env
