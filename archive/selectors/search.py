"""The answer to a search: for the page, the command and whatever asks next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from haystack.query import SearchQuerySet

from archive.models import Article
from archive.search.analysis import checksum_of
from archive.search.compiler import column_of, compile_search
from archive.search.hits import FACETS, Hit, HitPage, TextPart, ValueCounts
from archive.search.query import Filters, Query, Search
from archive.search.snippets import Passage, Piece, Span, best_passage, cut, find_marks
from archive.selectors.articles import articles_by_id, passage_of
from archive.selectors.facets import Facet, name_facets
from archive.selectors.understanding import understand

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A hit as it is shown: the article, its headline and best passage with marks.

    The position is that among all hits, from 1.
    """

    article: Article
    headline: tuple[Piece, ...]
    passage: Passage
    part: bool
    position: int = 0


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of the articles that were found.

    `search` is what was asked as it was understood. `total` counts the articles that match
    wholly, `part_total` those that follow them because they have some of the words. `columns` are
    the counts of the index's columns among those that match wholly.
    """

    search: Search = field(default_factory=lambda: Search(Query("")))
    total: int = 0
    part_total: int = 0
    articles: tuple[FoundArticle, ...] = ()
    facets: tuple[Facet, ...] = ()
    columns: Mapping[str, ValueCounts] = field(default_factory=dict)
    page: int = 1
    page_count: int = 1


def search_articles(search: Search, *, page: int = 1, size: int = PAGE_SIZE) -> SearchResults:
    """Find the articles of one page; past the last page, the articles of the last one.

    Raises IndexUnavailableError when there is no index to search in, and SearchTimeoutError when
    the search takes too long.
    """
    if not search:
        return SearchResults()
    understood = understand(search)
    start = (page - 1) * size
    found = _ask(understood, start=start, stop=page * size, columns=_columns(search.filters))
    page_count = max(1, -(-(found.total + found.part_total) // size))
    if page > page_count:
        return search_articles(search, page=page_count, size=size)
    return SearchResults(
        search=understood,
        total=found.total,
        part_total=found.part_total,
        articles=tuple(_found_articles(found, understood.query, start)),
        facets=name_facets(_by_facet(found.facets, search.filters), search.filters),
        columns=found.facets,
        page=page,
        page_count=page_count,
    )


def find_hits(search: Search, *, start: int, stop: int) -> HitPage:
    """Find the hits of a slice: those that match wholly, then those that match in part."""
    return ask(understand(search), start=start, stop=stop) if search else HitPage()


def ask(search: Search, *, start: int, stop: int) -> HitPage:
    """Ask the engine for a slice of a search that is understood."""
    page = _ask(search, start=start, stop=stop, columns=_columns(search.filters))
    return replace(page, facets=_by_facet(page.facets, search.filters))


def _ask(search: Search, *, start: int, stop: int, columns: Iterable[str]) -> HitPage:
    plan = replace(compile_search(search, facets=()), facets=tuple(columns))
    found = SearchQuerySet().filter(plan=plan)
    found[start:stop]
    page: HitPage = found.query.page
    return page


def _columns(filters: Filters) -> dict[str, None]:
    """The columns of the facets; bars tell dates of publication from all the others."""
    return dict.fromkeys((*(column_of(facet, filters) for facet in FACETS), "year", "month"))


def _by_facet(columns: Mapping[str, ValueCounts], filters: Filters) -> dict[str, ValueCounts]:
    return {facet: columns.get(column_of(facet, filters), ()) for facet in FACETS}


def similar_articles(article: Article, count: int = 5) -> list[Article]:
    """The public articles that are most like one, the most alike first."""
    ids = [int(hit.pk) for hit in SearchQuerySet().more_like_this(article)[:count]]
    articles = articles_by_id(ids)
    return [articles[pk] for pk in ids if pk in articles]


def _found_articles(found: HitPage, query: Query, start: int) -> Iterator[FoundArticle]:
    """Give the hits that are still public; the index follows a withdrawal within seconds."""
    articles = articles_by_id(hit.article_id for hit in found.hits)
    for position, hit in enumerate(found.hits, start=start + 1):
        article = articles.get(hit.article_id)
        if article is not None:
            headline, standfirst, body = _spans(article, hit, query)
            yield FoundArticle(
                article=article,
                headline=cut(article.display_headline, headline),
                passage=passage_of(article, body)
                if headline or body or not standfirst
                else best_passage(article.standfirst, standfirst),
                part=hit.part,
                position=position,
            )


def _spans(article: Article, hit: Hit, query: Query) -> tuple[list[Span], ...]:
    """The marks of each part of a text, found anew where the text has changed since."""
    written = checksum_of(article.headline, article.standfirst, article.body)
    if hit.checksum != written:
        shown = (article.display_headline, article.standfirst, article.body)
        return tuple(find_marks(text, query) for text in shown)
    headline = spans_in(TextPart.HEADLINE, hit)
    if not article.headline:
        headline = find_marks(article.display_headline, query)
    return headline, spans_in(TextPart.STANDFIRST, hit), spans_in(TextPart.BODY, hit)


def spans_in(part: TextPart, hit: Hit) -> list[Span]:
    """Return a hit's marks in one part of its text."""
    return [Span(start, stop, number) for own, start, stop, number in hit.marks if own == part]
