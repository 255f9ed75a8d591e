"""Facets as a reader sees them: values with names, counts and whether they are chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from archive.models import Article, Outlet, Tag
from archive.search.hits import FACETS, ValueCounts
from archive.search.query import MOST_TAGS, Filters
from archive.selectors.addresses import SearchAddresses
from archive.selectors.numerals import day_in_words, in_numerals, number_in_words

# Years and months have bars instead of lists.
BARS = ("year", "month")

# Values that the page offers of each facet, the most frequent first.
MOST_CHOICES = 30

# Those of them that stand open; a click shows the others.
OPEN_CHOICES = 8

FacetCounts = Mapping[str, ValueCounts]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, how many hits a click on it leaves, and the address behind it."""

    value: str
    label: str
    count: int
    chosen: bool
    count_in_words: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """What hits can be narrowed by; the name is that of the form's field."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def first_choices(self) -> tuple[Choice, ...]:
        return self.choices[:OPEN_CHOICES]

    @property
    def other_choices(self) -> tuple[Choice, ...]:
        return self.choices[OPEN_CHOICES:]


def name_facets(counts: FacetCounts, filters: Filters) -> tuple[Facet, ...]:
    """Give each facet's values the names that readers know, in two queries.

    What was chosen is among them even where no hit carries it, so that it can be taken back. Of
    years and months, which have bars, it is all that is among them, and of tags as many as may be.
    """
    chosen = _chosen(filters)
    values = {name: _values(name, counts, chosen[name]) for name in FACETS}
    labels = {
        "outlet": _outlet_names(values["outlet"]),
        "tags": _tag_names(values["tags"]),
        **{name: {value: period_in_words(value) for value in chosen[name]} for name in BARS},
        "date_kind": {kind.value: str(kind.label) for kind in Article.DateKind},
    }
    return tuple(
        Facet(name, _choices(values[name], labels.get(name, {}), chosen[name])) for name in FACETS
    )


def period_in_words(value: str) -> str:
    """Name a year such as 2024, or a month such as 2024-05."""
    if "-" in value:
        return day_in_words(date.fromisoformat(f"{value}-01"), "YEAR_MONTH_FORMAT")
    return in_numerals(value)


def with_addresses(facet: Facet, addresses: SearchAddresses) -> Facet:
    """Write each value's count, and give it the address that narrows to it or takes it back."""
    in_words = cache(number_in_words)  # most values of a long list are as rare as one another

    def with_address(choice: Choice) -> Choice:
        find = addresses.widened if choice.chosen else addresses.narrowed
        address = find(facet.name, choice.value)
        words = in_words(choice.count)
        return Choice(choice.value, choice.label, choice.count, choice.chosen, words, address)

    return Facet(facet.name, tuple(map(with_address, facet.choices)))


def _chosen(filters: Filters) -> dict[str, set[str]]:
    return {
        "outlet": {filters.outlet} - {""},
        "tags": set(filters.tags),
        "year": {str(filters.year)} if filters.year else set(),
        "month": {filters.month} - {""},
        "date_kind": {filters.date_kind} - {""},
        "section": {filters.section} - {""},
    }


def _values(name: str, counts: FacetCounts, chosen: set[str]) -> ValueCounts:
    """The most frequent values first; then chosen ones that are rarer, or that no hit has."""
    found = counts.get(name, ())
    if name in BARS or (name == "tags" and len(chosen) >= MOST_TAGS):
        found = tuple(pair for pair in found if pair[0] in chosen)
    missing = sorted(chosen - {value for value, _ in found})
    rarer = (pair for pair in found[MOST_CHOICES:] if pair[0] in chosen)
    return (*found[:MOST_CHOICES], *rarer, *((value, 0) for value in missing))


def _choices(
    counts: ValueCounts, labels: Mapping[str, str], chosen: set[str]
) -> tuple[Choice, ...]:
    choices = (
        Choice(value, labels.get(value, value), count, value in chosen) for value, count in counts
    )
    return tuple(sorted(choices, key=lambda choice: not choice.chosen))


def _outlet_names(counts: ValueCounts) -> dict[str, str]:
    outlets = Outlet.objects.filter(slug__in=[value for value, _ in counts])
    return dict(outlets.values_list("slug", "name"))


def _tag_names(counts: ValueCounts) -> dict[str, str]:
    shown = Tag.objects.only("slug", "name_ar", "name_fr", "name_en")
    return {tag.slug: tag.name for tag in shown.filter(slug__in=[value for value, _ in counts])}
