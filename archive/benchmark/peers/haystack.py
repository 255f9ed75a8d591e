"""Stock Haystack on stock Whoosh, used as Haystack's documentation shows it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import reduce
from itertools import islice
from operator import or_
from pathlib import Path

from haystack import connections, indexes
from haystack.backends import SQ
from haystack.backends.whoosh_backend import WhooshEngine
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.inputs import AutoQuery
from haystack.query import SearchQuerySet
from haystack.utils import get_model_ct
from haystack.utils.loading import UnifiedIndex

from archive.benchmark.articles import MadeArticle
from archive.benchmark.engine import FACETS, HITS, Page, folder_size
from archive.benchmark.queries import Match, Question
from archive.models import Article

_ALIAS = "benchmark"
# As many as Haystack's rebuild_index writes at once.
_BATCH = 1_000


class StockIndex(indexes.SearchIndex, indexes.Indexable):
    """One text of headline and body, stored to be marked, and a faceted field for each facet."""

    text = indexes.CharField(document=True)
    outlet = indexes.CharField(faceted=True)
    tags = indexes.MultiValueField(faceted=True)
    year = indexes.CharField(faceted=True)
    month = indexes.CharField(faceted=True)
    date_kind = indexes.CharField(faceted=True)
    section = indexes.CharField(faceted=True)

    def get_model(self) -> type[Article]:
        return Article

    def prepare(self, article: MadeArticle) -> dict[str, object]:
        """Read an article of the benchmark as if it were one of the model."""
        kind = get_model_ct(Article)
        known = {ID: f"{kind}.{article.id}", DJANGO_CT: kind, DJANGO_ID: str(article.id)}
        values = {name: getattr(article, name, None) for name in self.fields}
        return {**known, **values}


class StockUnifiedIndex(UnifiedIndex):
    """The benchmark's index alone, which the site's searches know nothing of."""

    def collect_indexes(self) -> list[indexes.SearchIndex]:
        return [StockIndex()]


class StockEngine(WhooshEngine):
    """Whoosh as it comes with Haystack."""

    unified_index = StockUnifiedIndex


@contextmanager
def open_engine(folder: Path) -> Iterator["Haystack"]:
    connections.connections_info[_ALIAS] = {
        "ENGINE": f"{__name__}.{StockEngine.__name__}",
        "PATH": str(folder / "index"),
        "SILENTLY_FAIL": False,
    }
    connections.reload(_ALIAS)
    try:
        yield Haystack(folder)
    finally:
        connections[_ALIAS].get_backend().index.close()
        del connections.connections_info[_ALIAS]


class Haystack:
    """The whole way of a stock search: SearchQuerySet, WhooshSearchBackend, Whoosh."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._backend = connections[_ALIAS].get_backend()
        self._index = connections[_ALIAS].get_unified_index().get_index(Article)
        self._backend.setup()

    def load(self, articles: Iterable[MadeArticle]) -> None:
        """Need nothing: the articles are given."""

    def add_all(self, articles: Iterable[MadeArticle]) -> None:
        given = iter(articles)
        while batch := list(islice(given, _BATCH)):
            self._backend.update(self._index, batch)

    def add_one(self, article: MadeArticle) -> None:
        self.add_all([article])

    def hits(self, question: Question) -> tuple[int, ...]:
        return tuple(int(hit.pk) for hit in _search(question)[:HITS])

    def page(self, question: Question) -> Page:
        found = reduce(SearchQuerySet.facet, FACETS, _search(question)).highlight()
        hits = found[:HITS]
        counts = found.facet_counts().get("fields", {})  # none at all where nothing is found
        return Page(
            ids=tuple(int(hit.pk) for hit in hits),
            total=found.count(),
            facets={
                name: {value: n for value, n in counts.get(name, ()) if value} for name in FACETS
            },
            snippets=tuple(hit.highlighted["text"][0] for hit in hits),
        )

    def size_in_bytes(self) -> int:
        return folder_size(self._folder)


def _search(question: Question) -> SearchQuerySet:
    every = SearchQuerySet(using=_ALIAS)
    words = " ".join(question.words)
    match question.match:
        case Match.ANY:
            found = every.filter(reduce(or_, (SQ(content=word) for word in question.words)))
        case Match.PHRASE:
            found = every.filter(content=AutoQuery(f'"{words}"'))
        case Match.PREFIX:
            found = every.filter(content__startswith=words)
        case _:
            found = every.filter(content=AutoQuery(words))
    if not question.outlet:
        return found
    return found.narrow(f"outlet_exact:{question.outlet}").narrow(f"year_exact:{question.year}")
