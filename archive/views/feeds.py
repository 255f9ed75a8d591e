"""Feeds: what came into the archive last, of all, of an outlet, of a tag or of a search."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.exports.atom import CONTENT_TYPE, Entry, Feed, write_atom
from archive.models import Article, Outlet, Tag
from archive.search.query import Search
from archive.selectors.articles import public_articles
from archive.selectors.facets import name_facets
from archive.selectors.feeds import FeedArticles, newest, newest_found
from archive.selectors.wording import days_in_words, query_in_words
from archive.views.asked import address_of_search, answers_search
from archive.views.measures import SEARCH_SECONDS

_SUMMARY_WORDS = 60

# A feed that lists nothing has never changed.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@require_safe
def recent(request: HttpRequest) -> HttpResponse:
    return _answer(request, newest(public_articles()), _("Recent additions"), reverse("recent"))


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Outlet, slug=slug)
    found = newest(public_articles().filter(outlet=shown))
    return _answer(request, found, shown.name, shown.get_absolute_url())


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Tag.objects.select_related("merged_into"), slug=slug)
    if shown.merged_into:
        return redirect("tag-feed", shown.merged_into.slug, permanent=True)
    found = newest(public_articles().filter(tags=shown))
    return _answer(request, found, shown.name, shown.get_absolute_url())


@answers_search
def search(request: HttpRequest, search: Search) -> HttpResponse:
    with SEARCH_SECONDS.time():
        found = newest_found(search)
    return _answer(request, found, " · ".join(_names(search)), address_of_search(request))


def _names(search: Search) -> Iterator[str]:
    """Give the words that were asked, and the names of the filters."""
    if search.query.root is not None:
        yield query_in_words(search.query)
    for facet in name_facets({}, search.filters):
        yield from (choice.label for choice in facet.choices)
    if search.filters.since or search.filters.until:
        yield days_in_words(search.filters.since, search.filters.until)


def _answer(request: HttpRequest, found: FeedArticles, title: str, page: str) -> HttpResponse:
    entries = tuple(_entry(request, article) for article in found.articles)
    feed = Feed(
        address=request.build_absolute_uri(),
        page=request.build_absolute_uri(page),
        title=f"{title} · {_('Yaqaza')}",
        author=_("Yaqaza"),
        updated=max((entry.updated for entry in entries), default=_NEVER),
        icon=request.build_absolute_uri(static("img/icon.svg")),
        entries=entries,
        total=found.total,
    )
    # No Last-Modified: an article that is corrected, withdrawn or published late leaves the newest
    # moment as it was. Readers compare the whole by its ETag.
    return HttpResponse(write_atom(feed), content_type=CONTENT_TYPE)


def _entry(request: HttpRequest, article: Article) -> Entry:
    is_certain = article.date_kind == Article.DateKind.PUBLISHED
    return Entry(
        address=request.build_absolute_uri(article.get_absolute_url()),
        title=article.display_headline,
        updated=article.created_at,
        summary=article.standfirst or Truncator(article.text).words(_SUMMARY_WORDS),
        author=article.byline or (article.outlet.name if article.outlet else ""),
        categories=tuple(tag.name_ar for tag in article.tags.all()),
        published_on=article.machine_date if is_certain else "",
    )
