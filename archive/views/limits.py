"""How much of the site's time searches may take: from one address, and for one query."""

import time
from collections.abc import Callable, Iterator
from math import ceil

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext

from archive.views.addresses import address_of, is_this_machine
from archive.views.refusals import json_refusal, wants_json
from archive.views.turns import Limiter, Turn

GetResponse = Callable[[HttpRequest], HttpResponse]

_PAGE, _ARTICLE = "search", "article"
_FILES = {"search-csv", "search-json"}
_SEARCHES = {_PAGE, _ARTICLE, "search-feed", *_FILES}

_SHORTEST_WAIT, _LONGEST_WAIT = 1, 60


class _Timed:
    """The pieces of a long answer; what they cost is taken when it is closed.

    They are compressed and sent by the thread that makes them: its time has the cost of that too.
    """

    def __init__(self, pieces: Iterator[bytes], turn: Turn) -> None:
        self._pieces, self._turn = pieces, turn
        self._started = time.thread_time()

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces

    def close(self) -> None:
        self._turn.seconds += time.thread_time() - self._started
        self._turn.end()


class SearchLimitMiddleware:
    """Answer 429 to who has used up his share; those who look after the archive are not limited.

    What counts is the processor's time, so that nobody pays for a site that is busy with others.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.limiter = Limiter(settings.SEARCH_SHARE / 100, settings.HARD_SEARCH_SECONDS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = _name_of(request)
        if settings.SEARCH_SHARE >= 100 or name not in _SEARCHES or _is_staff(request):
            return self.get_response(request)
        turn = self.limiter.begin(
            address=None if is_this_machine(request) else str(address_of(request)),
            query=_query_of(request, name),
            is_file=name in _FILES,
        )
        if isinstance(turn, float):
            wait = min(_LONGEST_WAIT, max(_SHORTEST_WAIT, ceil(turn)))
            return self._refuse(request, name, wait)
        return self._answer(request, turn)

    def _refuse(self, request: HttpRequest, name: str, wait: int) -> HttpResponse:
        if name == _ARTICLE:
            return _redirect(request)
        if name != _PAGE or not self.limiter.may_show_page():
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


def _name_of(request: HttpRequest) -> str:
    """The name of the page that is asked for; nothing is searched for without a query."""
    if not request.META.get("QUERY_STRING"):
        return ""
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def _is_staff(request: HttpRequest) -> bool:
    """Readers have no session: to look costs them nothing."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return has_session and request.user.is_authenticated and request.user.is_staff


def _query_of(request: HttpRequest, name: str) -> str:
    """What makes a search the same search: its words, whatever page of it is asked for.

    A file of all hits, or a long article, is dear for what it holds: it must not close the pages
    of the same words.
    """
    words = " ".join(request.GET.get("q", "").split()) or request.META.get("QUERY_STRING", "")
    return words if name == _PAGE else f"{request.path_info} {words}"


def _redirect(request: HttpRequest) -> HttpResponse:
    """An article can be read whatever was searched for; only its marks are missing."""
    response = redirect(request.path)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _line(request: HttpRequest, wait: int) -> HttpResponse:
    problem = gettext("Too many long searches")
    if wants_json(request):
        return json_refusal(problem, status=429, wait=wait)
    return HttpResponse(f"{problem}\n", content_type="text/plain; charset=utf-8", status=429)


def _page(request: HttpRequest, wait: int) -> HttpResponse:
    request.resolver_match = resolve(request.path_info)
    return render(request, "archive/429.html", {"wait": wait}, status=429)
