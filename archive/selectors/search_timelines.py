"""The years and months of a search's hits as bars, each a link that narrows to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from archive.search.hits import ValueCounts
from archive.search.query import Filters
from archive.selectors.addresses import SearchAddresses
from archive.selectors.counts import count_understood
from archive.selectors.facets import period_in_words
from archive.selectors.numerals import day_in_words, in_numerals
from archive.selectors.search import SearchResults
from archive.selectors.timeline import Period, Timeline, draw_timeline

# Of so few years every month has a bar.
_FEW_YEARS = 2

# A longer time has bars for those years alone that hits are of.
_MOST_YEARS = 60

# A label stands under the first month of every quarter, or of every year.
_QUARTER, _YEAR = 3, 12

_COLUMNS = ("year", "month", "any_year", "any_month")

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SearchTimelines:
    """The bars of a search, how many hits are of no bar, and the address that counts their dates.

    `is_any_date` says whether page-header and inferred dates are counted already.
    """

    timelines: tuple[Timeline, ...]
    outside: int
    is_any_date: bool
    other_dates: str


def search_timelines(results: SearchResults, addresses: SearchAddresses) -> SearchTimelines:
    """Draw the years of all hits, and the months of the chosen year or of few years."""
    filters = results.search.filters
    total, columns = _without_chosen_time(results)
    years = _counted(columns, "year", filters)
    spoken_for = sum(map(sum, years.values()))
    change = addresses.widened if filters.any_date else addresses.narrowed
    return SearchTimelines(
        timelines=tuple(_drawn(years, _counted(columns, "month", filters), filters, addresses)),
        outside=total - spoken_for,
        is_any_date=filters.any_date,
        other_dates=change("any_date", "on"),
    )


def _without_chosen_time(results: SearchResults) -> tuple[int, Mapping[str, ValueCounts]]:
    """Count hits of other years too, so that a click leads from one to another."""
    filters = results.search.filters
    if not (filters.year or filters.month):
        return results.total, results.columns
    columns = _COLUMNS if filters.any_date else _COLUMNS[:2]
    timeless = replace(results.search, filters=replace(filters, year=None, month=""))
    found = count_understood(timeless, columns)
    return found.total, found.facets


def _counted(
    columns: Mapping[str, ValueCounts], unit: str, filters: Filters
) -> dict[str, tuple[int, int]]:
    """Count published and other dates of each year or month."""
    published = dict(columns.get(unit, ()))
    every = dict(columns.get(f"any_{unit}", ())) if filters.any_date else published
    return {
        value: (published.get(value, 0), count - published.get(value, 0))
        for value, count in every.items()
    }


def _drawn(
    years: Mapping[str, tuple[int, int]],
    months: Mapping[str, tuple[int, int]],
    filters: Filters,
    addresses: SearchAddresses,
) -> Iterator[Timeline]:
    span = _span(map(int, years))
    if span:
        periods = _periods("year", map(str, span), years, str(filters.year), addresses)
        yield draw_timeline("years", _("By year"), periods, hatched=filters.any_date)
    shown = _years_by_month(filters, span)
    if shown:
        title = _("By month, %(year)s") % {"year": _years_in_words(shown)}
        values = (f"{year:04}-{month:02}" for year in shown for month in range(1, 13))
        periods = _periods("month", values, months, filters.month, addresses)
        every = _QUARTER if len(shown) == 1 else _YEAR
        yield draw_timeline("months", title, periods, hatched=filters.any_date, every=every)


def _span(years: Iterable[int]) -> tuple[int, ...]:
    """Every year from the first to the last, those without hits as gaps, unless it is too long."""
    known = sorted(years)
    if not known or known[-1] - known[0] >= _MOST_YEARS:
        return tuple(known)
    return tuple(range(known[0], known[-1] + 1))


def _years_by_month(filters: Filters, span: tuple[int, ...]) -> tuple[int, ...]:
    """The years whose months have bars: the chosen one, or all if they are few."""
    chosen = filters.year or int(filters.month[:4] or 0)
    if chosen:
        return (chosen,) if chosen in span else ()
    return span if len(span) <= _FEW_YEARS else ()


def _years_in_words(years: tuple[int, ...]) -> str:
    return in_numerals("–".join(dict.fromkeys(map(str, (years[0], years[-1])))))


def _periods(
    unit: str,
    values: Iterable[str],
    counts: Mapping[str, tuple[int, int]],
    chosen: str,
    addresses: SearchAddresses,
) -> list[Period]:
    return [_period(unit, value, counts.get(value, (0, 0)), chosen, addresses) for value in values]


def _period(
    unit: str, value: str, counts: tuple[int, int], chosen: str, addresses: SearchAddresses
) -> Period:
    published, uncertain = counts
    is_chosen = value == chosen
    find = addresses.widened if is_chosen else addresses.narrowed
    name = period_in_words(value)
    return Period(
        value=value,
        label=name if unit == "year" else day_in_words(date.fromisoformat(f"{value}-01"), "F"),
        name=name,
        published=published,
        uncertain=uncertain,
        address=find(unit, value) if is_chosen or any(counts) else "",
        chosen=is_chosen,
    )
