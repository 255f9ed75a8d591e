"""The page of one article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.forms.search import SearchForm
from archive.search.query import Query
from archive.selectors.articles import marked_paragraphs, public_articles


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(public_articles(), pk=pk)
    form = SearchForm(request.GET)
    query = form.to_query() if form.is_valid() else Query(text="")
    context = {"article": shown, "query": query, "text": marked_paragraphs(shown, query)}
    return render(request, "archive/article.html", context)
