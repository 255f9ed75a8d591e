"""The answer to a search: for the page, the command and whatever asks next."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from haystack.query import SearchQuerySet

from archive.models import Article
from archive.search.analysis import checksum_of
from archive.search.compiler import compile_search, facet_of
from archive.search.hits import Hit, HitPage, TextPart
from archive.search.query import Level, Query, Search
from archive.search.snippets import Passage, Piece, Span, cut, find_marks
from archive.selectors.articles import articles_by_id, passage_of
from archive.selectors.facets import Facet, name_facets
from archive.selectors.understanding import understand

PAGE_SIZE = 20

# A wider level is looked at when hits are so few.
_FEW = 20

_WIDER = {Level.SPELLING: Level.WORD, Level.WORD: Level.FAMILY}


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A hit as it is shown: the article, its headline and best passage with marks."""

    article: Article
    headline: tuple[Piece, ...]
    passage: Passage
    part: bool


@dataclass(frozen=True, slots=True)
class WiderLevel:
    """A wider level, and how many articles match wholly there."""

    level: Level
    total: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of the articles that were found.

    `search` is what was asked as it was understood. `total` counts the articles that match
    wholly, `part_total` those that follow them because they have some of the words.
    """

    search: Search = field(default_factory=lambda: Search(Query("")))
    total: int = 0
    part_total: int = 0
    articles: tuple[FoundArticle, ...] = ()
    facets: tuple[Facet, ...] = ()
    wider: WiderLevel | None = None
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
    found = ask(understood, start=(page - 1) * size, stop=page * size)
    page_count = max(1, -(-(found.total + found.part_total) // size))
    if page > page_count:
        return search_articles(search, page=page_count, size=size)
    return SearchResults(
        search=understood,
        total=found.total,
        part_total=found.part_total,
        articles=tuple(_found_articles(found, understood.query)),
        facets=name_facets(found.facets, search.filters),
        wider=_wider(understood) if found.total < _FEW else None,
        page=page,
        page_count=page_count,
    )


def find_hits(search: Search, *, start: int, stop: int) -> HitPage:
    """Find the hits of a slice: those that match wholly, then those that match in part."""
    return ask(understand(search), start=start, stop=stop) if search else HitPage()


def ask(search: Search, *, start: int, stop: int) -> HitPage:
    """Ask the engine for a slice of a search that is understood."""
    found = SearchQuerySet().filter(plan=compile_search(search))
    found[start:stop]
    page: HitPage = found.query.page
    return replace(page, facets={facet_of(name): counts for name, counts in page.facets.items()})


def similar_articles(article: Article, count: int = 5) -> list[Article]:
    """The public articles that are most like one, the most alike first."""
    ids = [int(hit.pk) for hit in SearchQuerySet().more_like_this(article)[:count]]
    articles = articles_by_id(ids)
    return [articles[pk] for pk in ids if pk in articles]


def _found_articles(found: HitPage, query: Query) -> Iterator[FoundArticle]:
    """Give the hits that are still public; the index follows a withdrawal within seconds."""
    articles = articles_by_id(hit.article_id for hit in found.hits)
    for hit in found.hits:
        article = articles.get(hit.article_id)
        if article is not None:
            headline, body = _spans(article, hit, query)
            yield FoundArticle(
                article=article,
                headline=cut(article.display_headline, headline),
                passage=passage_of(article, body),
                part=hit.part,
            )


def _spans(article: Article, hit: Hit, query: Query) -> tuple[list[Span], list[Span]]:
    """The marks of the headline and of the body, found anew where the text has changed since."""
    written = checksum_of(article.headline, article.standfirst, article.body)
    if hit.checksum != written:
        return find_marks(article.display_headline, query), find_marks(article.body, query)
    headline = spans_in(TextPart.HEADLINE, hit)
    if not article.headline:
        headline = find_marks(article.display_headline, query)
    return headline, spans_in(TextPart.BODY, hit)


def spans_in(part: TextPart, hit: Hit) -> list[Span]:
    """Return a hit's marks in one part of its text."""
    return [Span(start, stop, number) for own, start, stop, number in hit.marks if own == part]


def _wider(search: Search) -> WiderLevel | None:
    """What the next wider level finds, if it finds more."""
    level = _WIDER.get(search.query.level)
    if level is None or search.query.root is None:
        return None
    wider = replace(search, query=search.query.at(level))
    found = SearchQuerySet().filter(plan=compile_search(wider, facets=()))
    len(found)  # asks the engine; Haystack's own total has the hits in part as well
    page: HitPage = found.query.page
    return WiderLevel(level, page.total)
