"""The answer to a search: for the page, the command and whatever asks next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from haystack.query import SearchQuerySet

from archive.models import Article
from archive.search.compiler import compile_part, compile_search, facet_name
from archive.search.hits import FacetCount, Hit, HitPage
from archive.search.query import Level, Query, Search
from archive.search.snippets import Passage, Piece, cut, find_marks
from archive.selectors.articles import articles_by_id, passage_of
from archive.selectors.facets import Facet, name_facets

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A hit as it is shown: the article, its headline and best passage with marks."""

    article: Article
    headline: tuple[Piece, ...]
    passage: Passage
    part: bool


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of the articles that were found.

    `total` counts the articles that match wholly, `part_total` those that follow them because
    they have some of the words.
    """

    total: int = 0
    part_total: int = 0
    articles: tuple[FoundArticle, ...] = ()
    facets: tuple[Facet, ...] = ()
    wider_total: int | None = None
    page: int = 1
    page_count: int = 1


def search_articles(search: Search, *, page: int = 1, size: int = PAGE_SIZE) -> SearchResults:
    """Find the articles of one page; past the last page, the articles of the last one.

    Raises IndexUnavailableError when there is no index to search in.
    """
    if not search:
        return SearchResults()
    found = find_hits(search, start=(page - 1) * size, stop=page * size)
    page_count = max(1, -(-(found.total + found.part_total) // size))
    if page > page_count:
        return search_articles(search, page=page_count, size=size)
    return SearchResults(
        total=found.total,
        part_total=found.part_total,
        articles=tuple(_found_articles(found, search.query)),
        facets=name_facets(found.facets, search.filters),
        wider_total=_wider_total(search),
        page=page,
        page_count=page_count,
    )


def find_hits(search: Search, *, start: int, stop: int) -> HitPage:
    """Find the hits of a slice: those that match wholly, then those that match in part."""
    if not search:
        return HitPage()
    whole = compile_search(search)
    hits = _slice(whole, start, stop)
    total = len(whole)
    part = compile_part(search)
    part_hits = _slice(part, max(0, start - total), max(0, stop - total), part=True)
    return HitPage(
        hits=(*hits, *part_hits),
        total=total,
        part_total=len(part) if part is not None else 0,
        facets=_facet_counts(whole),
    )


def _slice(
    found: SearchQuerySet | None, start: int, stop: int, *, part: bool = False
) -> tuple[Hit, ...]:
    if found is None:
        return ()
    return tuple(Hit(int(hit.pk), hit.score, part) for hit in found[start:stop] if hit is not None)


def _facet_counts(found: SearchQuerySet) -> dict[str, tuple[FacetCount, ...]]:
    fields = found.facet_counts()["fields"]
    return {
        facet_name(name): tuple(FacetCount(value, count) for value, count in counts)
        for name, counts in fields.items()
    }


def _found_articles(found: HitPage, query: Query) -> Iterator[FoundArticle]:
    """Give the hits that are still public; the index follows a withdrawal within seconds."""
    articles = articles_by_id(hit.article_id for hit in found.hits)
    for hit in found.hits:
        article = articles.get(hit.article_id)
        if article is not None:
            headline = article.display_headline
            yield FoundArticle(
                article=article,
                headline=cut(headline, find_marks(headline, query)),
                passage=passage_of(article, query),
                part=hit.part,
            )


def _wider_total(search: Search) -> int | None:
    """How many articles a wider level finds; None at the widest."""
    if search.query.level is not Level.SPELLING or search.query.root is None:
        return None
    return len(compile_search(replace(search, query=search.query.at(Level.WORD))))
