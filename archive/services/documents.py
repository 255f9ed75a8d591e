"""Articles prepared for the index, and those that cannot be."""

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DatabaseError
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.indexes import SearchIndex

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.search.engines.documents import document_of, fingerprint_of
from archive.search.engines.whoosh import WhooshBackend
from archive.search.executor.batch import Columns, Document

Made = TypeVar("Made")

logger = logging.getLogger(__name__)

# A failure is the machine's with these, and the article's with any other.
_NOT_ITS_FAULT = (DatabaseError, MemoryError, OSError)
# What is raised for a row that others wrote, with a day that is none, say, or no text.
_UNREADABLE = (DatabaseError, TypeError, ValueError)
_LONGEST_ERROR = 500
# No fingerprint is negative.
_OF_NO_DOCUMENT = -1
_CANNOT = "article %d cannot be prepared for the index"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the index is to hold of some articles, which to drop, and why some could not be read."""

    documents: list[Document]
    removed: list[int]
    failures: dict[int, str]


def index_backend() -> WhooshBackend:
    """Return the engine whose index this installation writes."""
    backend: WhooshBackend = connections[DEFAULT_ALIAS].get_backend()
    return backend


def indexed_articles() -> ArticleQuerySet:
    """The articles that the index is to hold, with all that it holds of them."""
    articles: ArticleQuerySet = _index().index_queryset()
    return articles


def prepare(pks: Collection[int]) -> Prepared:
    """Read articles as the database says now, and analyse them.

    One that cannot be prepared is logged and stands among the failures; the others are prepared.
    """
    failures: dict[int, str] = {}
    documents = _make_each(pks, document_of, failures)
    removed = sorted(set(pks) - documents.keys() - failures.keys())
    return Prepared(list(documents.values()), removed, failures)


def fingerprints(pks: Collection[int]) -> dict[int, int]:
    """Return what stands for all that the index is to hold of each article, by article; for one
    that cannot be prepared stands what no document has."""
    failures: dict[int, str] = {}
    found = _make_each(pks, fingerprint_of, failures)
    return found | dict.fromkeys(failures, _OF_NO_DOCUMENT)


def _make_each(
    pks: Collection[int],
    make: Callable[[dict[str, Any], Columns], Made],
    failures: dict[int, str],
) -> dict[int, Made]:
    """Make something of each prepared article; note why it could not be made."""
    made: dict[int, Made] = {}
    for article in _read(sorted(pks), failures):
        try:
            made[article.pk] = make(_index().full_prepare(article), index_backend().columns)
        except _NOT_ITS_FAULT:
            raise
        except Exception as error:
            logger.exception(_CANNOT, article.pk)
            failures[article.pk] = _in_words(error)
    return made


def _read(pks: Sequence[int], failures: dict[int, str]) -> Iterable[Article]:
    """Read articles at once; one by one, when there is one that cannot be read."""
    try:
        return list(indexed_articles().filter(pk__in=pks))
    except _UNREADABLE as error:
        if len(pks) == 1:
            # Raises when it is the database that cannot be asked.
            Article.objects.filter(pk__in=pks).exists()
            logger.exception(_CANNOT, pks[0])
            failures[pks[0]] = _in_words(error)
            return []
    return [article for pk in pks for article in _read([pk], failures)]


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]


def _index() -> SearchIndex:
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(Article)
