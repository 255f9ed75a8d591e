"""How much of an outlet the archive has, year by year and month by month, gaps included.

An index knows outlet and day of all articles, but not the kind of their dates. So all are
counted, and the few that do not count are looked at one by one and taken away.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Count, Func, OuterRef, Subquery

from archive.models import Article, Outlet
from archive.models.article import ArticleQuerySet
from archive.selectors.calendars import archive_years
from archive.selectors.heat import heat_of
from archive.selectors.periods import Month, Year

# Articles by the outlet's key, None for an unknown one, and the year or month.
Counts = Counter[tuple[int | None, str]]


@dataclass(frozen=True, slots=True)
class Square:
    """A year or a month of an outlet; a gap lies between times of which there are articles."""

    period: str
    count: int
    heat: int
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """A row of a grid: an outlet, None for the unknown one, and its squares.

    `beside` counts the articles of the row that have no square.
    """

    outlet: Outlet | None
    squares: tuple[Square, ...]
    beside: int = 0

    @property
    def total(self) -> int:
        return self.beside + sum(square.count for square in self.squares)


@dataclass(frozen=True, slots=True)
class Grid:
    """Outlets by years, or by the months of a year; the outlets with the most articles first."""

    periods: tuple[datetime.date, ...] = ()
    rows: tuple[Coverage, ...] = ()

    @property
    def beside(self) -> int:
        return sum(row.beside for row in self.rows)

    @property
    def totals(self) -> list[int]:
        """The articles of every period."""
        squares = [[square.count for square in row.squares] for row in self.rows]
        return [sum(counts) for counts in zip(*squares, strict=True)]

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)


def dated_by_outlet_and_year(years: Sequence[int]) -> Counts:
    """Count the public articles whose date of publication is known."""
    counts = _public_of_outlets(years)
    unknown = Article.objects.public().filter(outlet=None)
    counts.update(_count(unknown, Year("published_on")))
    other = Article.objects.public().undated()
    counts.subtract(_count(other, Year("published_on")))
    return +counts


def _public_of_outlets(years: Sequence[int]) -> Counts:
    """Count what the index of outlets says of every year: so it is read, and nothing is sorted."""
    public = Article.objects.public().filter(outlet=OuterRef("pk")).order_by().values("outlet")
    counted = public.annotate(count=Count("pk")).values("count")
    columns = {f"in_{year}": Subquery(counted.filter(published_on__year=year)) for year in years}
    rows = Outlet.objects.order_by().annotate(**columns).values_list("pk", *columns)
    return Counter(
        {
            (outlet, f"{year:04}"): count
            for outlet, *found in rows
            for year, count in zip(years, found, strict=True)
            if count
        }
    )


def coverage_by_year() -> Grid:
    """Every outlet by every year of the archive."""
    years = archive_years()
    counts = dated_by_outlet_and_year(years)
    return _grid(counts, [datetime.date(year, 1, 1) for year in years], length=4)


def coverage_by_month(year: int) -> Grid:
    """Every outlet by the months of a year."""
    of_year = Article.objects.public().dated().filter(published_on__year=year)
    rough = Article.DatePrecision.YEAR
    counts = _count(of_year.exclude(date_precision=rough), Month("published_on"))
    of_no_month = _count(of_year.filter(date_precision=rough), Year("published_on"))
    months = [datetime.date(year, month, 1) for month in range(1, 13)]
    beside = Counter({outlet: count for (outlet, _), count in of_no_month.items()})
    return _grid(counts, months, length=7, beside=beside)


def _grid(
    counts: Counts,
    periods: Sequence[datetime.date],
    *,
    length: int,
    beside: Mapping[int | None, int] = MappingProxyType({}),
) -> Grid:
    """Set counts out; periods are named by the first characters of their first days."""
    heat = heat_of(counts.values())
    names = [day.isoformat()[:length] for day in periods]
    rows = []
    for key, outlet in _outlets({outlet for outlet, _ in counts} | set(beside)).items():
        squares = _squares(names, [counts[key, name] for name in names], heat)
        rows.append(Coverage(outlet, squares, beside.get(key, 0)))
    return Grid(tuple(periods), tuple(sorted(rows, key=lambda row: -row.total)))


def _outlets(keys: Set[int | None]) -> dict[int | None, Outlet | None]:
    """The outlets of some keys by name, and the unknown one in the end."""
    known = Outlet.objects.filter(pk__in=[key for key in keys if key]).order_by("name")
    outlets: dict[int | None, Outlet | None] = {outlet.pk: outlet for outlet in known}
    return {**outlets, None: None} if None in keys else outlets


def _squares(
    names: Sequence[str], counts: Sequence[int], heat: Callable[[int], int]
) -> tuple[Square, ...]:
    filled = [place for place, count in enumerate(counts) if count]
    gaps = range(filled[0], filled[-1]) if filled else range(0)
    return tuple(
        Square(name, count, heat(count), is_gap=not count and place in gaps)
        for place, (name, count) in enumerate(zip(names, counts, strict=True))
    )


def _count(articles: ArticleQuerySet, period: Func) -> Counts:
    rows = articles.filter(published_on__isnull=False).order_by()
    found = rows.values_list("outlet", period).annotate(Count("pk"))
    return Counter({(outlet, name): count for outlet, name, count in found})
