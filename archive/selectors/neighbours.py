"""The hits before and after an article in the search that it was opened from."""

from dataclasses import dataclass

from haystack.query import SearchQuerySet

from archive.models import Article
from archive.search.compiler import compile_search
from archive.search.hits import HitPage
from archive.search.query import Search

# How far from its old position an article is looked for.
_REACH = 10


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A hit beside another, and its position from 1."""

    position: int
    article: Article


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among all hits of a search, from 1, and what stands beside it."""

    position: int
    count: int
    previous: Neighbour | None
    next: Neighbour | None


def find_place(search: Search, article: Article, *, position: int) -> Place | None:
    """Find an article at a position among the hits, or near it; None when it is not there.

    The search is one that was understood, and the engine is asked once. Hits that match in part
    follow the whole ones, as they do on the pages of results.
    """
    first = max(1, position - _REACH)
    page = _hits(search, start=first - 1, stop=position + _REACH)
    ids = {place: hit.article_id for place, hit in enumerate(page.hits, start=first)}
    own = next((place for place, pk in ids.items() if pk == article.pk), None)
    if own is None:
        return None
    beside = _beside(ids, own)
    return Place(
        position=own,
        count=page.total + page.part_total,
        previous=max((one for one in beside if one.position < own), key=_position, default=None),
        next=min((one for one in beside if one.position > own), key=_position, default=None),
    )


def _hits(search: Search, *, start: int, stop: int) -> HitPage:
    found = SearchQuerySet().filter(plan=compile_search(search, facets=()))
    found[start:stop]
    page: HitPage = found.query.page
    return page


def _beside(ids: dict[int, int], own: int) -> list[Neighbour]:
    """Give the hits near a place that are public; the index follows a withdrawal within seconds."""
    near = {place: pk for place, pk in ids.items() if place != own}
    shown = Article.objects.public().only("headline", "body", "body_start")
    articles = shown.in_bulk(near.values())
    return [Neighbour(place, articles[pk]) for place, pk in near.items() if pk in articles]


def _position(neighbour: Neighbour) -> int:
    return neighbour.position
