"""The archive by time: a grid of years and months, a month's calendar, what lies beside a day.

Only articles whose date of publication is known count. One that is known to be of a month stands
in its month, but on no day of it; one known to be of a year stands in no month.
"""

import datetime
from calendar import Calendar, monthrange
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import get_format

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.selectors.heat import heat_of
from archive.selectors.periods import span_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A day or a month, by its first day: how many articles it has, and how strong that is."""

    day: datetime.date
    count: int
    heat: int


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year: its twelve months, the articles of none of them, and all."""

    year: int
    months: tuple[Cell, ...]
    of_no_month: int

    @property
    def total(self) -> int:
        return self.of_no_month + sum(month.count for month in self.months)


@dataclass(frozen=True, slots=True)
class Weekday:
    """The name of a day of the week, and a short one."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    """The weeks of a month, with None for days of other months, and its articles of no day."""

    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[Cell | None, ...], ...]
    of_no_day: int

    @property
    def total(self) -> int:
        days = (day for week in self.weeks for day in week if day)
        return self.of_no_day + sum(day.count for day in days)


@dataclass(frozen=True, slots=True)
class Around:
    """The nearest times with articles before and after one, by a day in each."""

    previous: datetime.date | None
    next: datetime.date | None


def archive_years() -> list[int]:
    """The years of the archive in order, those without articles between others among them."""
    days = _dated().values_list("published_on", flat=True)
    ends = (days.order_by("published_on").first(), days.order_by("-published_on").first())
    span = span_of({day.year for day in ends if day})
    # Ends that lie too far apart do not tell what is between them.
    return span if len(span) > 2 else span_of(_by_year(_by_day(_dated())))


def year_rows() -> tuple[YearRow, ...]:
    """The years of the archive, the last first."""
    known = _by_day(_dated())
    of_a_year = _by_day(_dated().filter(date_precision=Article.DatePrecision.YEAR))
    years, of_no_month = _by_year(known), _by_year(of_a_year)
    months = _by_month(known)
    months.subtract(_by_month(of_a_year))
    heat = heat_of(months.values())
    return tuple(
        YearRow(year, _months(year, months, heat), of_no_month[year])
        for year in reversed(span_of(years))
    )


def year_row(year: int) -> YearRow:
    """One year alone; its months are compared with each other."""
    counts = Counter[datetime.date]()
    of_no_month = 0
    for day, precision, count in _by_precision(_dated().filter(published_on__year=year)):
        if precision == Article.DatePrecision.YEAR:
            of_no_month += count
        else:
            counts[day.replace(day=1)] += count
    return YearRow(year, _months(year, counts, heat_of(counts.values())), of_no_month)


def calendar_of(month: datetime.date) -> MonthCalendar:
    """A month, by its first day; the week begins as the reader's language wants it."""
    counts = Counter[datetime.date]()
    of_no_day = 0
    for day, precision, count in _by_precision(dated_in_month(_dated(), month)):
        if precision == Article.DatePrecision.DAY:
            counts[day] += count
        else:
            of_no_day += count
    first_weekday = (get_format("FIRST_DAY_OF_WEEK") - 1) % 7
    weekdays = [(first_weekday + number) % 7 for number in range(7)]
    return MonthCalendar(
        weekdays=tuple(Weekday(str(WEEKDAYS[day]), str(WEEKDAYS_ABBR[day])) for day in weekdays),
        weeks=_weeks(month, first_weekday, counts),
        of_no_day=of_no_day,
    )


def dated_in_month(articles: ArticleQuerySet, month: datetime.date) -> ArticleQuerySet:
    """Keep the articles known to be published in a month, given by its first day."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    known = articles.exclude(date_precision=Article.DatePrecision.YEAR)
    return known.filter(published_on__range=(month, last))


def around_year(year: int) -> Around:
    first = datetime.date(year, 1, 1)
    return _around(_dated(), first, first.replace(month=12, day=31))


def around_month(month: datetime.date) -> Around:
    known = _dated().exclude(date_precision=Article.DatePrecision.YEAR)
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return _around(known, month, last)


def around_day(day: datetime.date) -> Around:
    return _around(_dated().filter(date_precision=Article.DatePrecision.DAY), day, day)


def _around(articles: ArticleQuerySet, first: datetime.date, last: datetime.date) -> Around:
    days = articles.values_list("published_on", flat=True)
    return Around(
        previous=days.filter(published_on__lt=first).order_by("-published_on").first(),
        next=days.filter(published_on__gt=last).order_by("published_on").first(),
    )


def _months(
    year: int, counts: Counter[datetime.date], heat: Callable[[int], int]
) -> tuple[Cell, ...]:
    days = (datetime.date(year, month, 1) for month in range(1, 13))
    return tuple(Cell(day, counts[day], heat(counts[day])) for day in days)


def _weeks(
    month: datetime.date, first_weekday: int, counts: Counter[datetime.date]
) -> tuple[tuple[Cell | None, ...], ...]:
    heat = heat_of(counts.values())

    def cell(number: int) -> Cell | None:
        if not number:
            return None
        day = month.replace(day=number)
        return Cell(day, counts[day], heat(counts[day]))

    weeks = Calendar(first_weekday).monthdayscalendar(month.year, month.month)
    return tuple(tuple(map(cell, week)) for week in weeks)


def _dated() -> ArticleQuerySet:
    return Article.objects.public().dated()


def _by_day(articles: ArticleQuerySet) -> Counter[datetime.date]:
    """Count articles by day, in the order of an index, which costs far less than any other."""
    rows = articles.order_by().values_list("published_on").annotate(Count("pk"))
    return Counter({day: count for day, count in rows if day is not None})


def _by_precision(articles: ArticleQuerySet) -> Iterator[tuple[datetime.date, str, int]]:
    """Count few articles by day and by how precisely it is known."""
    rows = articles.order_by().values_list("published_on", "date_precision").annotate(Count("pk"))
    for day, precision, count in rows:
        if day is not None:
            yield day, precision, count


def _by_month(days: Counter[datetime.date]) -> Counter[datetime.date]:
    months = Counter[datetime.date]()
    for day, count in days.items():
        months[day.replace(day=1)] += count
    return months


def _by_year(days: Counter[datetime.date]) -> Counter[int]:
    years = Counter[int]()
    for day, count in days.items():
        years[day.year] += count
    return years
