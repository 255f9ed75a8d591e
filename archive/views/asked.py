"""Searches that are answered otherwise than by a page: what comes before the answer."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.forms.search import SearchForm
from archive.search.query import Search
from archive.views.refusals import json_refusal, wants_json
from archive.views.unanswered import Unanswered, unanswered

Answer = Callable[[HttpRequest, Search], HttpResponseBase]
View = Callable[[HttpRequest], HttpResponseBase]


def answers_search(answer: Answer) -> View:
    """Make a view of what answers a search; the address is that of the search page."""

    @require_safe
    @wraps(answer)
    def view(request: HttpRequest) -> HttpResponseBase:
        form = SearchForm(request.GET)
        if not form.is_valid():
            return _refuse(request, [str(e) for errors in form.errors.values() for e in errors])
        asked = form.to_search()
        if not asked:
            return _refuse(request, [_("Search for something first, or choose a filter.")])
        try:
            return answer(request, asked)
        except Unanswered as error:
            return unanswered(request, asked, error)

    return view


def _refuse(request: HttpRequest, errors: list[str]) -> HttpResponseBase:
    """Say what is wrong: to readers on a page, to programs that want JSON in JSON."""
    advice = " ".join(errors)
    if wants_json(request):
        return json_refusal(advice, status=400)
    return render(request, "archive/search_refused.html", {"advice": advice}, status=400)


def address_of_search(request: HttpRequest) -> str:
    """Return the address of the page of a request's search, its first."""
    parameters = request.GET.copy()
    parameters.pop("page", None)
    return request.build_absolute_uri(f"{reverse('search')}?{parameters.urlencode()}")
