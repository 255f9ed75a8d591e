"""The archive by time: years, months, days, what it covers, and what has no date."""

import datetime
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.selectors import browse, calendars, coverage
from archive.views.pages import page_context


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    rows = calendars.year_rows()
    context = {
        "rows": rows,
        "has_rough": any(row.of_no_month for row in rows),
        "undated_count": browse.undated_articles().count(),
    }
    return render(request, "archive/years.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    first = _day_or_404(year, 1, 1)
    row = calendars.year_row(year)
    context = page_context(request, browse.articles_of_year(year), total=row.total)
    context |= {"year": first, "row": row, "around": calendars.around_year(year)}
    return render(request, "archive/year.html", context)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    first = _day_or_404(year, month, 1)
    calendar = calendars.calendar_of(first)
    context = page_context(request, browse.articles_of_month(first), total=calendar.total)
    precisions = groupby(context["articles"], key=lambda article: article.date_precision)
    context |= {
        "month": first,
        "calendar": calendar,
        "around": calendars.around_month(first),
        "by_precision": [(precision, list(articles)) for precision, articles in precisions],
    }
    return render(request, "archive/month.html", context)


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    shown = _day_or_404(year, month, day)
    context = page_context(request, browse.articles_of_day(shown))
    context |= {
        "day": shown,
        "calendar": calendars.calendar_of(shown.replace(day=1)),
        "around": calendars.around_day(shown),
    }
    return render(request, "archive/day.html", context)


@require_safe
def undated(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/undated.html", page_context(request, browse.undated_articles()))


@require_safe
def covered(request: HttpRequest) -> HttpResponse:
    """The grids of outlets; a year without articles gives way to the last one with some."""
    by_year = coverage.coverage_by_year()
    known = [first.year for first in by_year.periods]
    asked = request.GET.get("year", "")
    shown = next((year for year in known if str(year) == asked), known[-1] if known else None)
    context = {
        "by_year": by_year,
        "by_month": shown and coverage.coverage_by_month(shown),
        "year": shown and datetime.date(shown, 1, 1),
    }
    return render(request, "archive/coverage.html", context)


def _day_or_404(year: int, month: int, day: int) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
