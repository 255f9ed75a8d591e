"""The page of one article."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from archive.exports.citations import cite, joined
from archive.exports.news_article import as_news_article
from archive.exports.share_card import HEIGHT, WIDTH
from archive.forms.search import SearchForm
from archive.models import Article
from archive.search.hits import SearchError
from archive.search.query import Query, Search
from archive.selectors.articles import articles_of_the_day, first_with_digest, public_articles
from archive.selectors.cards import card_of, share_card
from archive.selectors.citations import source_address
from archive.selectors.passages import read_text
from archive.selectors.search import similar_articles
from archive.selectors.understanding import understand
from archive.views.citations import cited_here
from archive.views.trails import trail_to

# Seconds for which a chat may keep a card.
_CARD_AGE = 3600


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(public_articles(), pk=pk)
    search = _understood(request)
    passage = request.GET.get("passage", "")
    context = {
        "article": shown,
        "text": read_text(shown, search.query, passage=passage),
        "passage": passage,
        "trail": trail_to(request, search, shown),
        "similar": _similar(shown),
        "same_day": articles_of_the_day(shown),
        "source_address": source_address(shown),
        **_addresses(request, shown),
    }
    return render(request, "archive/article.html", context)


@require_safe
def text_alone(request: HttpRequest, pk: int) -> HttpResponse:
    """The text without pictures, fonts and all around it."""
    shown = get_object_or_404(public_articles(), pk=pk)
    context = {
        "article": shown,
        "text": read_text(shown, Query(text="")),
        "source_address": source_address(shown),
        **_addresses(request, shown),
    }
    return render(request, "archive/article_text.html", context)


@require_safe
def card(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(public_articles(), pk=pk)
    response = HttpResponse(share_card(shown), content_type="image/png")
    patch_cache_control(response, public=True, max_age=_CARD_AGE)
    return response


@require_safe
def text(request: HttpRequest, digest: str, pk: int | None = None) -> HttpResponse:
    """Lead from a text to the article that has it, whichever record that is by now."""
    found = first_with_digest(digest, meant=pk)
    if found is None:
        raise Http404("no public article has a text with this digest")
    asked = request.GET.urlencode()
    return HttpResponseRedirect(f"{found.get_absolute_url()}{'?' if asked else ''}{asked}")


def _understood(request: HttpRequest) -> Search:
    """What the hits were found for is marked; without an index, what was asked."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return Search(Query(text=""))
    asked = form.to_search()
    try:
        return understand(asked)
    except SearchError:
        return asked


def _similar(article: Article) -> list[Article]:
    """An article can be read without an index; then nothing is like it."""
    try:
        return similar_articles(article)
    except SearchError:
        return []


def _addresses(request: HttpRequest, article: Article) -> dict[str, Any]:
    """What pages say of an article to people who cite it, and to programs that read it."""
    cited = cited_here(request, article)
    card = _card_context(request, article)
    page = request.build_absolute_uri(article.get_absolute_url())
    outlet = article.outlet.get_absolute_url() if article.outlet else ""
    return {
        "page_address": page,
        "lasting_address": cited.address,
        "cited": cited,
        "citations": cite(cited),
        "citation_date": joined(cited.published, "/"),
        "card": card,
        "news_article": as_news_article(
            cited,
            page=page,
            image=card["address"],
            outlet_page=request.build_absolute_uri(outlet),
            tags=[tag.name_ar for tag in article.tags.all()],
        ),
    }


def _card_context(request: HttpRequest, article: Article) -> dict[str, Any]:
    said = card_of(article)
    return {
        "address": request.build_absolute_uri(reverse("card", args=[article.pk])),
        "width": WIDTH,
        "height": HEIGHT,
        "alternative": " · ".join(filter(None, [said.headline, said.outlet, said.date])),
    }
