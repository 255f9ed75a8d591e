"""The archive by outlet and by tag, and what came into it last."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from archive.models import Outlet, Tag
from archive.selectors import browse
from archive.selectors.activity import activity_of_outlet, activity_of_tag
from archive.selectors.articles import public_articles
from archive.selectors.tag_index import children_of, tag_index
from archive.views.pages import page_context


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/outlets.html", {"outlets": browse.outlets_with_counts()})


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Outlet, slug=slug)
    activity = activity_of_outlet(shown)
    articles = public_articles().filter(outlet=shown)
    context = page_context(request, articles, total=activity.total)
    context |= {"outlet": shown, "activity": activity, "ends": browse.ends_of([shown])[shown.pk]}
    return render(request, "archive/outlet.html", context)


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/tags.html", {"letters": tag_index()})


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Tag.objects.select_related("merged_into", "parent"), slug=slug)
    if shown.merged_into:
        return redirect(shown.merged_into, permanent=True)
    activity = activity_of_tag(shown)
    context = page_context(request, browse.articles_of_tag(shown), total=activity.total)
    context |= {
        "tag": shown,
        "activity": activity,
        "children": children_of(shown),
        "related": browse.related_tags(shown),
    }
    return render(request, "archive/tag.html", context)


@require_safe
def recent(request: HttpRequest) -> HttpResponse:
    context = page_context(request, browse.recent_articles(None))
    by_day = groupby(context["articles"], key=lambda article: localdate(article.created_at))
    context["days"] = [(day, list(articles)) for day, articles in by_day]
    return render(request, "archive/recent.html", context)
