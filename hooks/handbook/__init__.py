"""The handbook's core: pure functions over text and data, importing neither mkdocs nor its theme."""
