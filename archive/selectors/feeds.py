"""What feeds list: the public articles that came into the archive last."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import islice

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.search.compiler import compile_search
from archive.search.query import Order, Search
from archive.selectors.articles import public_articles
from archive.selectors.understanding import search_backend, understand

MOST = 50

# So many are named to the database; of more, the newest articles are looked through instead.
_FEW = 500


@dataclass(frozen=True, slots=True)
class FeedArticles:
    """The newest of some articles, and how many there are."""

    articles: tuple[Article, ...]
    total: int | None = None


def newest(articles: ArticleQuerySet) -> FeedArticles:
    """The newest of the articles of a list."""
    return FeedArticles(tuple(articles.order_by("-created_at", "-pk")[:MOST]))


def newest_found(search: Search) -> FeedArticles:
    """The newest of the articles that match a search wholly.

    Raises what `find_keys` of the exports does.
    """
    plan = compile_search(replace(understand(search), order=Order.NEWEST), facets=())
    found = search_backend().find_keys(replace(plan, some=None)).whole
    ids = found if len(found) <= _FEW else _newest_of(frozenset(found))
    return replace(newest(public_articles().filter(pk__in=list(ids))), total=len(found))


def _newest_of(found: Collection[int]) -> list[int]:
    recent = Article.objects.public().order_by("-created_at", "-pk").values_list("pk", flat=True)
    return list(islice((pk for pk in recent.iterator(chunk_size=1000) if pk in found), MOST))
