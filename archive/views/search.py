"""The search page, which is the home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.forms.search import SearchForm
from archive.selectors.addresses import SearchAddresses
from archive.selectors.browse import recent_articles
from archive.selectors.search import search_articles
from archive.selectors.search_page import search_page
from archive.views.measures import SEARCH_SECONDS
from archive.views.pages import page_number, page_numbers
from archive.views.unanswered import Unanswered, unanswered


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "archive/search.html", {"form": form}, status=400)
    asked = form.to_search()
    if not asked:
        context = {"form": form, "search": asked, "recent": recent_articles()}
        return render(request, "archive/search.html", context)
    addresses = SearchAddresses(form.said())
    try:
        with SEARCH_SECONDS.time():
            results = search_articles(asked, page=page_number(request))
        page = search_page(asked, results, addresses)
    except Unanswered as error:
        return unanswered(request, asked, error)
    context = {
        "form": form,
        "search": asked,
        "results": results,
        "addresses": addresses,
        "page": page,
        "page_numbers": page_numbers(results.total + results.part_total, results.page),
    }
    return render(request, "archive/search.html", context)
