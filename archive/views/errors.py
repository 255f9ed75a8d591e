"""Pages for requests that cannot be answered."""

import sys
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.selectors.failures import is_unusable
from archive.views.failures import unavailable


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "archive/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "archive/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "archive/403.html", status=403)


def locked_out(request: HttpRequest, response: Any, credentials: Any) -> HttpResponse:
    """After too many wrong passwords."""
    page = render(request, "archive/locked.html", status=429)
    page.headers["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return page


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "archive/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this while it handles the error, that of a middleware too."""
    error = sys.exc_info()[1]
    if error is not None and is_unusable(error):
        return unavailable(request, error)
    return render(request, "archive/500.html", status=500)
