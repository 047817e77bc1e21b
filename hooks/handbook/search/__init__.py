"""The search index: what can be found, and the tables that the browser needs to find it in Chinese."""

from handbook.search.index import Sources, finish

__all__ = ["Sources", "finish"]
