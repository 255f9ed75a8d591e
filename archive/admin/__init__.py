"""The curators' pages; Django looks for them here."""

from archive.admin import articles, index_tasks, outlets, tags

__all__ = ["articles", "index_tasks", "outlets", "tags"]
