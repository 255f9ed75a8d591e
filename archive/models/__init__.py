"""The nouns of the archive; Django looks for them here."""

from archive.models.article import Article
from archive.models.index_task import IndexTask
from archive.models.outlet import Outlet
from archive.models.tag import Tag

__all__ = ["Article", "IndexTask", "Outlet", "Tag"]
