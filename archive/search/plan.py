"""A search compiled for an engine: conditions on terms, columns and days, and what ranks hits.

Engines receive these values through Haystack and never see a reader's text.
"""

from dataclasses import dataclass
from enum import StrEnum

from archive.search.query import Order


class Field(StrEnum):
    """What terms a document is found by; the first three are the levels of a query."""

    SPELLING = "spelling"
    WORD = "word"
    FAMILY = "family"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of one field side by side; with a slop, in any order with that many words between."""

    field: Field
    terms: tuple[str, ...]
    slop: int | None = None
    in_headline: bool = False


@dataclass(frozen=True, slots=True)
class Beginning:
    """Every spelling, and at the word field every stem too, that begins with some letters."""

    field: Field
    letters: str
    in_headline: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """A column holds one of some values."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The day lies between two proleptic Gregorian ordinals, both included; None leaves an end
    open. With `certain`, days of publication alone count."""

    first: int | None
    last: int | None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every condition holds; of none, everything does."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One condition at least holds; of none, nothing does."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Without:
    """The condition does not hold."""

    part: "Condition"


TermCondition = Terms | Beginning
Condition = TermCondition | Values | Days | AllOf | AnyOf | Without


@dataclass(frozen=True, slots=True)
class Marked:
    """Terms whose places in a hit are told; `number` is that of the query's leaf they stand for."""

    condition: TermCondition
    number: int


@dataclass(frozen=True, slots=True)
class RankedTerm:
    """A wanted word at every level and in trigrams, and its weight; `is_next` when it follows the
    one before."""

    spelling: str
    word: str
    family: str
    trigrams: tuple[str, ...] = ()
    weight: float = 1.0
    is_next: bool = False


@dataclass(frozen=True, slots=True)
class RankedSet:
    """Terms that are ranked together as if they were one, such as those of a prefix."""

    condition: TermCondition
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What an engine is asked: hits match `whole`; after them come those that match `some`.

    The best hits by words, as many as `window`, are ordered by all features of the ranking.
    """

    whole: Condition
    some: Condition | None = None
    ranked: tuple[RankedTerm | RankedSet, ...] = ()
    marked: tuple[Marked, ...] = ()
    order: Order = Order.RELEVANCE
    facets: tuple[str, ...] = ()
    window: int = 30
