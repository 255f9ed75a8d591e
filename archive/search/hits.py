"""What an engine answers: hits in their order, exact totals and the counts of each facet."""

from array import array
from dataclasses import dataclass, field
from enum import IntEnum

FACETS = ("outlet", "tags", "year", "month", "date_kind", "section")


class SearchError(Exception):
    """A search that could not be answered."""


class IndexUnavailableError(SearchError):
    """There is no index of this schema version to search in."""


class IndexReadOnlyError(SearchError):
    """The index was to be written by somebody who only reads it."""


class SearchTimeoutError(SearchError):
    """The search took longer than it may."""


class TextPart(IntEnum):
    """A part of an article's text that is searched."""

    HEADLINE = 0
    STANDFIRST = 1
    BODY = 2


# A half-open span of the text: its part, where it starts and stops in characters, and the number
# of the query's wanted leaf that it is shown for. A plain tuple, since a page has hundreds.
Mark = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that matched; `part` when it has only some of the words.

    The checksum is that of the text which the marks were found in.
    """

    article_id: int
    score: float
    part: bool = False
    marks: tuple[Mark, ...] = ()
    checksum: int = 0


# Values of a facet, each with how many hits carry it: plain pairs, since there are hundreds.
ValueCounts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class HitPage:
    """A slice of the hits, with the totals of all of them."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    part_total: int = 0
    facets: dict[str, ValueCounts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HitKeys:
    """The articles of all hits in their order, of one commit: those that match wholly, then
    those that match in part."""

    whole: "array[int]" = field(default_factory=lambda: array("q"))
    part: "array[int]" = field(default_factory=lambda: array("q"))
