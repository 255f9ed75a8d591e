"""The way by which a reader came to an article: the search, and the hits before and after."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from archive.models import Article
from archive.search.hits import SearchError
from archive.search.query import Search
from archive.selectors.neighbours import Neighbour, Place, find_place
from archive.selectors.search import PAGE_SIZE
from archive.views.pages import asked_number

# What belongs to one page or one article, and not to the search.
_OWN = ("hit", "page", "passage")


@dataclass(frozen=True, slots=True)
class Step:
    """A hit to go on to."""

    article: Article
    address: str


@dataclass(frozen=True, slots=True)
class Trail:
    """A search, where its results are, and where the article stands among them, if it does."""

    search: Search
    results_address: str
    place: Place | None = None
    previous: Step | None = None
    next: Step | None = None


def trail_to(request: HttpRequest, search: Search, article: Article) -> Trail | None:
    """Follow a search, one that was understood, to an article; without a search there is none."""
    if not search:
        return None
    asked = request.GET.copy()
    position = asked_number(request, "hit")
    for name in _OWN:
        asked.pop(name, None)
    place = _place(search, article, position) if position else None
    return Trail(
        search=search,
        results_address=_results(asked, place.position if place else position),
        place=place,
        previous=_step(asked, place.previous if place else None),
        next=_step(asked, place.next if place else None),
    )


def _place(search: Search, article: Article, position: int) -> Place | None:
    """An article can be read without an index; then nobody knows what stands beside it."""
    try:
        return find_place(search, article, position=position)
    except SearchError:
        return None


def _results(asked: QueryDict, position: int) -> str:
    """Give the page of results that a hit is on; without a hit, the first."""
    query = asked.copy()
    page = (position - 1) // PAGE_SIZE + 1
    if page > 1:
        query["page"] = str(page)
    return f"{reverse('search')}?{query.urlencode()}"


def _step(asked: QueryDict, hit: Neighbour | None) -> Step | None:
    if hit is None:
        return None
    query = asked.copy()
    query["hit"] = str(hit.position)
    return Step(hit.article, f"{hit.article.get_absolute_url()}?{query.urlencode()}#mark-1")
