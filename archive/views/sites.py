"""The site that a request asks, as its reader calls it."""

from django.http import HttpRequest


def site_of(request: HttpRequest) -> str:
    """Return what comes before the path of an address."""
    return request.build_absolute_uri("/").removesuffix("/")
