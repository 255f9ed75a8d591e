"""Where a request comes from, behind as many proxies as the operator has."""

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address

# Who has one IPv6 address has as many as he likes: all of a network of this size.
_NETWORK = 64

# Some proxies write the port too, and then brackets around what has colons of its own.
_WITH_PORT = re.compile(r"(?:\[(?P<six>[^\]]*)\]|(?P<four>[\d.]+))(?::\d+)?")


def address_of(request: HttpRequest) -> str | None:
    """Return the reader's IPv4 address, or the network of his IPv6 one; None where nobody says.

    Each of our proxies adds to X-Forwarded-For whom it was asked by; what stands before that, the
    reader may have written himself.
    """
    address = _forwarded(request) or _peer(request)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address.packed, _NETWORK), strict=False).network_address)
    return str(address) if address else None


def is_this_machine(request: HttpRequest) -> bool:
    """Say whether the operator's own machine asks, or a proxy there that he did not tell of.

    A proxy that he did tell of, and that does not say whom it was asked by, is nobody's machine.
    """
    if settings.TRUSTED_PROXIES:
        address = _forwarded(request)
        return address is not None and address.is_loopback
    address = _peer(request)
    return address is None or address.is_loopback


def _forwarded(request: HttpRequest) -> Address | None:
    proxies: int = settings.TRUSTED_PROXIES
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    return _read(hops[-proxies]) if 0 < proxies <= len(hops) else None


def _peer(request: HttpRequest) -> Address | None:
    return _read(request.META.get("REMOTE_ADDR", ""))


def _read(text: str) -> Address | None:
    bare = text.strip(" \t\"'")
    found = _WITH_PORT.fullmatch(bare)
    try:
        address = ip_address(found["six"] or found["four"] or "" if found else bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
