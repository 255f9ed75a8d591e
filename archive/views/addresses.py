"""Where a request comes from, behind as many proxies as the operator has."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# Who has one IPv6 address has as many as he likes: all of a network of this size.
_NETWORK = 64


def address_of(request: HttpRequest) -> str | None:
    """Return the reader's IPv4 address, or the network of his IPv6 one; None where nobody says.

    Each of our proxies adds to X-Forwarded-For whom it was asked by; what stands before that, the
    reader may have written himself.
    """
    address = _read(_forwarded(request)) or _read(request.META.get("REMOTE_ADDR", ""))
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Network((address.packed, _NETWORK), strict=False).network_address)
    return str(address) if address else None


def is_this_machine(address: str | None) -> bool:
    """Say whether it is the operator's own machine, or a proxy there that he did not tell of."""
    return address is None or ip_address(address).is_loopback or address == "::"


def _forwarded(request: HttpRequest) -> str:
    proxies: int = settings.TRUSTED_PROXIES
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    return hops[-proxies] if 0 < proxies <= len(hops) else ""


def _read(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text.strip())
    except ValueError:
        return None
