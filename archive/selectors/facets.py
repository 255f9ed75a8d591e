"""Facets as a reader sees them: values with names, counts and whether they are chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive.models import Outlet, Tag
from archive.search.hits import FACETS, FacetCount
from archive.search.query import Filters

# Values that the page offers of each facet, the most frequent first.
MOST_CHOICES = 30

FacetCounts = Mapping[str, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, and how many hits a click on it leaves."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """What hits can be narrowed by; the name is that of the form's field."""

    name: str
    choices: tuple[Choice, ...]


def name_facets(counts: FacetCounts, filters: Filters) -> tuple[Facet, ...]:
    """Give each facet's values the names that readers know, in two queries.

    What was chosen is among them even where no hit carries it, so that it can be taken back.
    """
    chosen = {
        "outlet": {filters.outlet} - {""},
        "tags": set(filters.tags),
        "year": {str(filters.year)} if filters.year else set(),
    }
    values = {name: _values(name, counts, chosen[name]) for name in FACETS}
    labels = {
        "outlet": _outlet_names(values["outlet"]),
        "tags": _tag_names(values["tags"]),
        "year": {},
    }
    return tuple(Facet(name, _choices(values[name], labels[name], chosen[name])) for name in FACETS)


def _values(name: str, counts: FacetCounts, chosen: set[str]) -> tuple[FacetCount, ...]:
    """The most frequent values first, but years the newest first; then chosen ones without hits."""
    found = counts.get(name, ())
    missing = sorted(chosen - {value.value for value in found})
    values = (*found, *(FacetCount(value, 0) for value in missing))
    if name != "year":
        return values
    return tuple(sorted(values, key=lambda value: int(value.value), reverse=True))


def _choices(
    counts: tuple[FacetCount, ...], labels: Mapping[str, str], chosen: set[str]
) -> tuple[Choice, ...]:
    choices = (
        Choice(
            found.value, labels.get(found.value, found.value), found.count, found.value in chosen
        )
        for found in counts
    )
    return tuple(sorted(choices, key=lambda choice: not choice.chosen))[:MOST_CHOICES]


def _outlet_names(counts: tuple[FacetCount, ...]) -> dict[str, str]:
    outlets = Outlet.objects.filter(slug__in=[found.value for found in counts])
    return {outlet.slug: outlet.name for outlet in outlets}


def _tag_names(counts: tuple[FacetCount, ...]) -> dict[str, str]:
    tags = Tag.objects.filter(slug__in=[found.value for found in counts])
    return {tag.slug: tag.name for tag in tags}
