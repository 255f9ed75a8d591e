"""Requests for hosts that are not ours."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host

GetResponse = Callable[[HttpRequest], HttpResponse]


class HostMiddleware:
    """Refuse them with 400, whether `Host` says so or the header of a proxy, which is not used."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()
        for name in request.headers.get("X-Forwarded-Host", "").split(","):
            if name.strip() and not _is_ours(name.strip()):
                raise DisallowedHost("X-Forwarded-Host names a host that ALLOWED_HOSTS does not")
        return self.get_response(request)


def _is_ours(name: str) -> bool:
    domain, _ = split_domain_port(name)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
