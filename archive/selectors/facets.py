"""Facets as a reader sees them: values with names, counts and whether they are chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from archive.models import Article, Outlet, Tag
from archive.search.hits import FACETS, ValueCounts
from archive.search.query import Filters

# Values that the page offers of each facet, the most frequent first.
MOST_CHOICES = 30

# Those of them that stand open; a click shows the others.
OPEN_CHOICES = 12

FacetCounts = Mapping[str, ValueCounts]


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

    @property
    def first_choices(self) -> tuple[Choice, ...]:
        return self.choices[:OPEN_CHOICES]

    @property
    def other_choices(self) -> tuple[Choice, ...]:
        return self.choices[OPEN_CHOICES:]


def name_facets(counts: FacetCounts, filters: Filters) -> tuple[Facet, ...]:
    """Give each facet's values the names that readers know, in two queries.

    What was chosen is among them even where no hit carries it, so that it can be taken back.
    """
    chosen = _chosen(filters)
    values = {name: _values(name, counts, chosen[name]) for name in FACETS}
    labels = {
        "outlet": _outlet_names(values["outlet"]),
        "tags": _tag_names(values["tags"]),
        "month": _month_names(values["month"]),
        "date_kind": {kind.value: str(kind.label) for kind in Article.DateKind},
    }
    return tuple(
        Facet(name, _choices(values[name], labels.get(name, {}), chosen[name])) for name in FACETS
    )


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
    """The most frequent values first, but years and months the newest first; then chosen ones
    without hits."""
    found = counts.get(name, ())
    missing = sorted(chosen - {value for value, _ in found})
    values = (*found, *((value, 0) for value in missing))
    if name in {"year", "month"}:
        values = tuple(sorted(values, key=lambda pair: pair[0].zfill(7), reverse=True))
    shown = values[:MOST_CHOICES]
    return (*shown, *(pair for pair in values[MOST_CHOICES:] if pair[0] in chosen))


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
    tags = Tag.objects.filter(slug__in=[value for value, _ in counts])
    return {tag.slug: tag.name for tag in tags}


def _month_names(counts: ValueCounts) -> dict[str, str]:
    return {
        month: date_format(date.fromisoformat(f"{month}-01"), "YEAR_MONTH_FORMAT")
        for month, _ in counts
    }
