"""The search page, which is the home page."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.forms.search import SearchForm
from archive.search.hits import IndexUnavailableError, SearchTimeoutError
from archive.search.query import Search
from archive.selectors.addresses import SearchAddresses
from archive.selectors.browse import recent_articles
from archive.selectors.search import search_articles
from archive.selectors.search_page import search_page
from archive.views.failures import retry_later
from archive.views.measures import SEARCH_SECONDS
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
    addresses = SearchAddresses(form.said())
    try:
        with SEARCH_SECONDS.time():
            results = search_articles(asked, page=page_number(request))
        page = search_page(asked, results, addresses)
    except IndexUnavailableError as error:
        return _no_index(request, form, error)
    except SearchTimeoutError:
        return _too_slow(request, asked)
    context = {
        "form": form,
        "search": asked,
        "results": results,
        "addresses": addresses,
        "page": page,
        "page_numbers": page_numbers(results.total + results.part_total, results.page),
    }
    return render(request, "archive/search.html", context)


def _no_index(request: HttpRequest, form: SearchForm, error: IndexUnavailableError) -> HttpResponse:
    response = render(request, "archive/503.html", {"form": form}, status=503)
    return retry_later(request, response, str(error))


def _too_slow(request: HttpRequest, asked: Search) -> HttpResponse:
    """Say so; the log names the search by a hash, for nobody's words are logged."""
    digest = sha256(asked.query.text.encode("utf-8", "surrogatepass")).hexdigest()
    response = render(request, "archive/too_slow.html", status=503)
    return retry_later(request, response, f"search {digest[:12]} took too long")
