"""What all engines share: a Haystack query that carries a plan, and how its answer is given."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from haystack import connections
from haystack.backends import SQ, BaseSearchBackend, BaseSearchQuery
from haystack.indexes import SearchIndex
from haystack.models import SearchResult

from archive.search.engines.documents import columns_of
from archive.search.executor.batch import Columns, Document
from archive.search.hits import Hit, HitKeys, HitPage, IndexReadOnlyError
from archive.search.plan import AllOf, Plan
from archive.search.vocabulary import Vocabulary

_EVERYTHING = Plan(AllOf())
_LOG = logging.getLogger("haystack")
_READ_ONLY = "the indexer alone writes the index; manage.py run_indexer follows the database"
# What Haystack sets on a result before its object is asked for.
_BLANK = {
    "app_label": "archive",
    "model_name": "article",
    "stored_fields": None,
    **dict.fromkeys(("_object", "_model", "_verbose_name", "_point_of_origin", "_distance")),
    "_additional_fields": ("hit",),
}


class PlanQuery(BaseSearchQuery):
    """A Haystack query that hands a plan to the backend, instead of a text to parse again.

    `SearchQuerySet().filter(plan=plan)` asks it; the totals of part hits come beside Haystack's.
    """

    plan: Plan = _EVERYTHING
    page: HitPage = HitPage()

    def add_filter(self, query_filter: SQ, use_or: bool = False) -> None:
        self.plan = dict(query_filter.children)["plan"]

    def build_query(self) -> Plan:
        return self.plan

    def run(self, spelling_query: str | None = None, **kwargs: Any) -> None:
        super().run(spelling_query, **kwargs)
        self.page = self._results.page

    def run_mlt(self, **kwargs: Any) -> None:
        super().run_mlt(end_offset=self.end_offset, **kwargs)

    def post_process_facets(self, results: dict[str, Any]) -> Any:
        """The counts are those of the columns that were asked for; no name is mapped back."""
        return results["facets"]

    def _clone(self, klass: Any = None, using: str | None = None) -> "PlanQuery":
        clone: PlanQuery = super()._clone(klass, using)
        clone.plan = self.plan
        return clone


class PlanResult(SearchResult):
    """One result, made of what an engine knows; Haystack's own looks up a logger for each."""

    log = _LOG

    def __init__(self, hit: Hit) -> None:
        self.__dict__.update(_BLANK, pk=hit.article_id, score=hit.score, hit=hit)


class PlanResults(list[SearchResult]):
    """The results of one slice, with the page that they were made of."""

    def __init__(self, page: HitPage) -> None:
        super().__init__(map(PlanResult, page.hits))
        self.page = page


class PlanBackend(BaseSearchBackend, ABC):
    """A backend that answers plans; an engine only says what is on a page.

    Haystack's ways of writing are closed: the index would no longer equal the database.
    """

    @abstractmethod
    def write(self, documents: Iterable[Document], removed: Iterable[int] = ()) -> None:
        """Take documents in, in place of those of the same keys, and drop others."""

    @abstractmethod
    def find_page(self, plan: Plan, start: int, stop: int | None) -> HitPage:
        """Return the hits of a slice, with the totals and facets of all."""

    @abstractmethod
    def find_keys(self, plan: Plan) -> HitKeys:
        """Return the articles of all hits, in the order in which their pages show them."""

    @abstractmethod
    def vocabulary(self) -> Vocabulary:
        """Return the words that the index knows."""

    @abstractmethod
    def similar_page(self, key: int, count: int) -> HitPage:
        """Return the articles most like one, which is not among them."""

    @cached_property
    def columns(self) -> Columns:
        """The columns of a document, as the search index declares them."""
        unified = connections[self.connection_alias].get_unified_index()
        return columns_of(unified.all_searchfields())

    def update(self, index: SearchIndex, iterable: Iterable[Any], commit: bool = True) -> None:
        raise IndexReadOnlyError(_READ_ONLY)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        raise IndexReadOnlyError(_READ_ONLY)

    def clear(self, models: Any = None, commit: bool = True) -> None:
        raise IndexReadOnlyError(_READ_ONLY)

    def search(
        self,
        query_string: Plan,
        *,
        start_offset: int = 0,
        end_offset: int | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        return _answer(self.find_page(query_string, start_offset, end_offset))

    def more_like_this(
        self, model_instance: Any, *args: Any, end_offset: int | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        return _answer(self.similar_page(model_instance.pk, end_offset or self.batch_size))


def _answer(page: HitPage) -> dict[str, Any]:
    return {
        "results": PlanResults(page),
        "hits": page.total + page.part_total,
        "facets": {"fields": page.facets},
    }
