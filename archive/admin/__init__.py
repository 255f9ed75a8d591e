"""The curators' pages; Django looks for them here."""

from archive.admin import articles, outlets, tags

__all__ = ["articles", "outlets", "tags"]
