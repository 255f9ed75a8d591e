"""Who may see what is for operators alone."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

# A proxy on this machine would make everybody a neighbour; most give themselves away by one of
# these. Where one does not, only a token tells its visitors from operators.
_OF_PROXIES = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_", "HTTP_X_REAL_IP", "HTTP_VIA")


def is_operator(request: HttpRequest) -> bool:
    """Say whether a request has the operators' token; where none is set, comes from here itself."""
    return _has_token(request) if settings.METRICS_TOKEN else _is_direct(request)


def _has_token(request: HttpRequest) -> bool:
    scheme, _, sent = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower() == "bearer" and constant_time_compare(sent, settings.METRICS_TOKEN)


def _is_direct(request: HttpRequest) -> bool:
    if any(name.startswith(_OF_PROXIES) for name in request.META):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:  # a socket in a file has no address
        return False
