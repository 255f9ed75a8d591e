"""How much of the site's time searches may take: from one address, and for one query."""

import time
from collections.abc import Callable, Iterator
from math import ceil

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve
from django.utils.translation import gettext

from archive.views.addresses import address_of
from archive.views.turns import Limiter, Turn

GetResponse = Callable[[HttpRequest], HttpResponse]

_FILES = {"/search.csv", "/search.json", "/search.atom"}
_SEARCHES = {"/", *_FILES}
_ARTICLES = "/articles/"

_SHORTEST_WAIT, _LONGEST_WAIT = 1, 60


class _Timed:
    """The pieces of a long answer; what they cost is taken when it is closed."""

    def __init__(self, pieces: Iterator[bytes], turn: Turn) -> None:
        self._pieces, self._turn = pieces, turn

    def __iter__(self) -> "_Timed":
        return self

    def __next__(self) -> bytes:
        started = time.thread_time()
        try:
            return next(self._pieces)
        finally:
            self._turn.seconds += time.thread_time() - started

    def close(self) -> None:
        self._turn.end()


class SearchLimitMiddleware:
    """Answer 429 to who has used up his share; those who look after the archive are not limited.

    What counts is the processor's time, so that nobody pays for a site that is busy with others.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.limiter = Limiter(settings.SEARCH_SHARE / 100, settings.HARD_SEARCH_SECONDS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SEARCH_SHARE >= 100 or not _is_search(request) or _is_staff(request):
            return self.get_response(request)
        turn = self.limiter.begin(address=address_of(request), query=_query_of(request))
        if isinstance(turn, float):
            return self._refuse(request, min(_LONGEST_WAIT, max(_SHORTEST_WAIT, ceil(turn))))
        return self._answer(request, turn)

    def _refuse(self, request: HttpRequest, wait: int) -> HttpResponse:
        if request.path_info.startswith(_ARTICLES):
            return _redirect(request)
        if request.path_info != "/" or not self.limiter.may_show_page():
            # Programs, and who goes on asking, get one line, which costs next to nothing.
            response = _line(request, wait)
        else:
            started = time.thread_time()
            response = _page(request, wait)
            self.limiter.page_shown(time.thread_time() - started)
        response.headers["Retry-After"] = str(wait)
        return response

    def _answer(self, request: HttpRequest, turn: Turn) -> HttpResponse:
        started = time.thread_time()
        is_long = False
        try:
            response = self.get_response(request)
            is_long = isinstance(response, StreamingHttpResponse)
        finally:
            turn.seconds += time.thread_time() - started
            if not is_long:
                turn.end()
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _Timed(iter(response.streaming_content), turn)
        return response


def _is_search(request: HttpRequest) -> bool:
    if not request.META.get("QUERY_STRING"):
        return False
    return request.path_info in _SEARCHES or request.path_info.startswith(_ARTICLES)


def _is_staff(request: HttpRequest) -> bool:
    """Readers have no session: to look costs them nothing."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return has_session and request.user.is_authenticated and request.user.is_staff


def _query_of(request: HttpRequest) -> str:
    """What makes a search the same search: its words, whatever page of it is asked for.

    A file of all hits is dear for what it holds: it must not close the pages of the same words.
    """
    words = " ".join(request.GET.get("q", "").split()) or request.META.get("QUERY_STRING", "")
    return f"{request.path_info} {words}" if request.path_info in _FILES else words


def _redirect(request: HttpRequest) -> HttpResponse:
    """An article can be read whatever was searched for; only its marks are missing."""
    response = redirect(request.path)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _line(request: HttpRequest, wait: int) -> HttpResponse:
    problem = gettext("Too many long searches")
    if request.path_info.endswith(".json"):
        return JsonResponse({"error": problem, "retry_after": wait}, status=429)
    return HttpResponse(f"{problem}\n", content_type="text/plain; charset=utf-8", status=429)


def _page(request: HttpRequest, wait: int) -> HttpResponse:
    request.resolver_match = resolve(request.path_info)
    return render(request, "archive/429.html", {"wait": wait}, status=429)
