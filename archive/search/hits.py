"""What an engine answers: hits in their order, the exact total and the counts of each facet."""

from dataclasses import dataclass, field

FACETS = ("outlet", "tags", "year")


class SearchError(Exception):
    """A search that could not be answered."""


class IndexUnavailableError(SearchError):
    """There is no index of this schema version to search in."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that matched; `part` when it has only some of the words."""

    article_id: int
    score: float
    part: bool = False


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many hits carry one value of a facet."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class HitPage:
    """A slice of the hits, with the totals of all of them."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    part_total: int = 0
    facets: dict[str, tuple[FacetCount, ...]] = field(default_factory=dict)
