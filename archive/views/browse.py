"""The archive by outlet, by time and by tag."""

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.models import Outlet, Tag
from archive.selectors import browse
from archive.selectors.articles import public_articles
from archive.views.pages import page_context


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/outlets.html", {"outlets": browse.outlets_with_counts()})


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Outlet, slug=slug)
    context = page_context(request, public_articles().filter(outlet=shown))
    return render(request, "archive/outlet.html", {**context, "outlet": shown})


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/tags.html", {"tags": browse.tags_with_counts()})


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Tag.objects.select_related("merged_into", "parent"), slug=slug)
    if shown.merged_into:
        return redirect(shown.merged_into, permanent=True)
    context = page_context(request, public_articles().filter(tags=shown))
    context |= {"tag": shown, "related": browse.related_tags(shown)}
    return render(request, "archive/tag.html", context)


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    context = {
        "years": browse.years_with_counts(),
        "undated_count": browse.undated_articles().count(),
    }
    return render(request, "archive/years.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    _check_year(year)
    context = page_context(request, browse.articles_of_year(year))
    context |= {"year": year, "months": browse.months_with_counts(year)}
    return render(request, "archive/year.html", context)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    _check_year(year)
    if not 1 <= month <= 12:
        raise Http404
    context = page_context(request, browse.articles_of_month(year, month))
    context |= {"month": datetime.date(year, month, 1)}
    return render(request, "archive/month.html", context)


@require_safe
def undated(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/undated.html", page_context(request, browse.undated_articles()))


def _check_year(year: int) -> None:
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise Http404
