"""Hits as a page of results shows them: every word and address made ready once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from archive.models import Article, Tag
from archive.search.snippets import Passage, Piece
from archive.selectors.addresses import SearchAddresses
from archive.selectors.reasons import Match, matches_in_other_words
from archive.selectors.search import FoundArticle, SearchResults
from archive.selectors.wording import date_in_words


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One hit; `certainty` says what kind of date it has, if that is not the one of publication.

    `begins_parts` is the first of those that have only some of the words.
    """

    address: str
    headline: tuple[Piece, ...]
    has_headline: bool
    outlet: Link | None
    machine_date: str
    date: str
    certainty: str
    passage: Passage
    reasons: tuple[Match, ...]
    tags: tuple[Link, ...]
    part: bool
    begins_parts: bool


def shown_hits(results: SearchResults, addresses: SearchAddresses) -> tuple[ShownHit, ...]:
    """Make the hits of a page ready; what several of them share is worded once."""
    show = _shower(results, addresses)
    return tuple(map(show, results.articles))


def _shower(
    results: SearchResults, addresses: SearchAddresses
) -> Callable[[FoundArticle], ShownHit]:
    first_part = next((found.position for found in results.articles if found.part), 0)

    @cache
    def tag_link(tag: Tag) -> Link:
        return Link(tag.name, tag.get_absolute_url())

    @cache
    def outlet_link(pk: int | None) -> Link | None:
        outlet = outlets.get(pk)
        return Link(outlet.name, outlet.get_absolute_url()) if outlet else None

    @cache
    def certainty(kind: str) -> str:
        certain = {Article.DateKind.PUBLISHED, Article.DateKind.UNKNOWN}
        return "" if kind in certain else str(Article.DateKind(kind).label)

    outlets = {found.article.outlet_id: found.article.outlet for found in results.articles}

    def show(found: FoundArticle) -> ShownHit:
        article = found.article
        return ShownHit(
            address=f"{article.get_absolute_url()}{addresses.hit(found.position)}#mark-1",
            headline=found.headline,
            has_headline=bool(article.headline),
            outlet=outlet_link(article.outlet_id),
            machine_date=article.machine_date,
            date=date_in_words(article),
            certainty=certainty(article.date_kind),
            passage=found.passage,
            reasons=matches_in_other_words(found, results.search.query),
            tags=tuple(map(tag_link, article.tags.all())),
            part=found.part,
            begins_parts=found.position == first_part,
        )

    return show
