"""The page of a site whose database cannot be used."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.log import log_response
from django.utils.translation import gettext as _

from archive.selectors.failures import is_unusable, reason_of
from archive.views.refusals import not_now

GetResponse = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]

# Seconds after which the request may be sent again.
RETRY_AFTER = 30

_LOG = logging.getLogger(__name__)


class DatabaseFailureMiddleware:
    """Answer 503 where a view cannot use the database; under DEBUG the error is shown."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Have an action on many rows done whole or not at all, with what is noted of it.

        The admin sees to it in its forms, not in its lists.
        """
        match = request.resolver_match
        if request.method != "POST" or not match or not match.view_name.endswith("_changelist"):
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if settings.DEBUG or not is_unusable(error):
            return None
        return unavailable(request, error)


def unavailable(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Say so to the reader, without the database; in the log by one line without his words."""
    problem = _("The archive cannot be reached right now")
    response = not_now(request, "unavailable", problem, wait=RETRY_AFTER)
    return retry_later(request, response, reason_of(error))


def retry_later(request: HttpRequest, response: HttpResponse, reason: str) -> HttpResponse:
    """Tell programs when to ask again, and log it in place of Django."""
    response.headers["Retry-After"] = str(RETRY_AFTER)
    page = request.resolver_match.view_name if request.resolver_match else "none"
    log_response(
        "503 for %s of the page %s: %s",
        request.method,
        page,
        reason,
        response=response,
        request=request,
        logger=_LOG,
        level="warning",
    )
    return response
