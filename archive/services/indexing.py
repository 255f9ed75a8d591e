"""The index brought to what the database says."""

import logging

from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.indexes import SearchIndex
from haystack.utils import get_identifier

from archive.models import Article, IndexTask
from archive.search.engines.whoosh import WhooshBackend

logger = logging.getLogger(__name__)

BATCH = 200


def index_pending(limit: int = BATCH) -> int:
    """Index what the outbox names, oldest first; return how many rows were dealt with.

    The rows go only when the index has been written, and only those that were read: an article
    that changed meanwhile has a new row.
    """
    build_if_missing()
    tasks = list(IndexTask.objects.all()[:limit])
    if tasks:
        _index_articles({task.article_id for task in tasks})
        IndexTask.objects.filter(pk__in=[task.pk for task in tasks]).delete()
        logger.info("the index follows %d changes", len(tasks))
    return len(tasks)


def rebuild() -> int:
    """Write the whole index anew, while the old one serves; return how many articles it has."""
    backend = _backend()
    index = _article_index()
    count = backend.replace(index, index.index_queryset().iterator(chunk_size=BATCH))
    logger.info("index rebuilt with %d articles", count)
    return count


def build_if_missing() -> int:
    """Write the index if there is none of this schema version; return how many articles it got."""
    return 0 if _backend().exists() else rebuild()


def _index_articles(pks: set[int]) -> None:
    index = _article_index()
    public = {article.pk: article for article in index.index_queryset().filter(pk__in=pks)}
    removed = [get_identifier(Article(pk=pk)) for pk in pks - set(public)]
    _backend().apply(index, changed=public.values(), removed=removed)


def _backend() -> WhooshBackend:
    backend: WhooshBackend = connections[DEFAULT_ALIAS].get_backend()
    return backend


def _article_index() -> SearchIndex:
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(Article)
