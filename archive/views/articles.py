"""The page of one article."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from archive.exports.share_card import HEIGHT, WIDTH
from archive.forms.search import SearchForm
from archive.models import Article
from archive.search.hits import SearchError
from archive.search.query import Query, Search
from archive.selectors.articles import marked_paragraphs, public_articles
from archive.selectors.cards import card_of, share_card
from archive.selectors.search import similar_articles
from archive.selectors.understanding import understand

# Seconds for which a chat may keep a card.
_CARD_AGE = 3600


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(public_articles(), pk=pk)
    form = SearchForm(request.GET)
    query = _understood(form.to_query()) if form.is_valid() else Query(text="")
    context = {
        "article": shown,
        "query": query,
        "text": marked_paragraphs(shown, query),
        "page_address": request.build_absolute_uri(shown.get_absolute_url()),
        "similar": _similar(shown),
        "card": _card_context(request, shown),
    }
    return render(request, "archive/article.html", context)


@require_safe
def card(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(public_articles(), pk=pk)
    response = HttpResponse(share_card(shown), content_type="image/png")
    patch_cache_control(response, public=True, max_age=_CARD_AGE)
    return response


def _understood(query: Query) -> Query:
    """What the hits were found for is marked; without an index, what was asked."""
    try:
        return understand(Search(query)).query
    except SearchError:
        return query


def _similar(article: Article) -> list[Article]:
    """An article can be read without an index; then nothing is like it."""
    try:
        return similar_articles(article)
    except SearchError:
        return []


def _card_context(request: HttpRequest, article: Article) -> dict[str, Any]:
    said = card_of(article)
    return {
        "address": request.build_absolute_uri(reverse("card", args=[article.pk])),
        "width": WIDTH,
        "height": HEIGHT,
        "alternative": " · ".join(filter(None, [said.headline, said.outlet, said.date])),
    }
