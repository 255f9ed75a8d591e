"""Pages for readers travel compressed."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_TEXTS = ("text/", "application/", "image/svg+xml")
_ADMIN = "/admin/"


class CompressionMiddleware(GZipMiddleware):
    """Compress texts that hold no secret: the length of a compressed page tells of what it holds.

    Pages for readers have no token and nothing of the reader's but what he sent.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if _may_hold_secrets(request) or not _is_text(response):
            return response
        return super().process_response(request, response)


def _may_hold_secrets(request: HttpRequest) -> bool:
    return request.path_info.startswith(_ADMIN) or settings.SESSION_COOKIE_NAME in request.COOKIES


def _is_text(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith(_TEXTS)
