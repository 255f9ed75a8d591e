"""The search page, which is the home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.forms.search import SearchForm
from archive.search.hits import IndexUnavailableError
from archive.selectors.browse import recent_articles
from archive.selectors.search import search_articles
from archive.views.pages import page_number, page_numbers


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "archive/search.html", {"form": form}, status=400)
    asked = form.to_search()
    if not asked:
        context = {"form": form, "search": asked, "recent": recent_articles()}
        return render(request, "archive/search.html", context)
    try:
        results = search_articles(asked, page=page_number(request))
    except IndexUnavailableError:
        return render(request, "archive/503.html", {"form": form}, status=503)
    numbers = page_numbers(results.total + results.part_total, results.page)
    context = {"form": form, "search": asked, "results": results, "page_numbers": numbers}
    return render(request, "archive/search.html", context)
