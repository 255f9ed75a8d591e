"""Where a request comes from, as far as the operator's proxies can tell."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from archive.views.addresses import address_of, is_this_machine


def ask(sent: str = "", *, peer: str = "127.0.0.1") -> HttpRequest:
    headers = {"x-forwarded-for": sent} if sent else {}
    return RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer)


@pytest.mark.parametrize(
    ("proxies", "sent", "found"),
    [
        (0, "198.51.100.7", "127.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "192.0.2.1, 198.51.100.7", "198.51.100.7"),
        (2, "192.0.2.1, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "192.0.2.1, nonsense", "127.0.0.1"),
        (1, "192.0.2.1,", "127.0.0.1"),
        (1, "198.51.100.7:50123", "198.51.100.7"),
        (1, '"198.51.100.7"', "198.51.100.7"),
        (1, "[2001:db8:1:2::7]", "2001:db8:1:2::"),
        (1, '"[2001:db8:1:2::7]:50123"', "2001:db8:1:2::"),
        (1, "2001:db8:1:2::7", "2001:db8:1:2::"),
        (1, "unknown", "127.0.0.1"),
        (1, "[]:1", "127.0.0.1"),
    ],
)
def test_a_reader_is_whom_the_first_of_our_proxies_was_asked_by(
    settings: Settings, proxies: int, sent: str, found: str
) -> None:
    settings.TRUSTED_PROXIES = proxies

    assert address_of(ask(sent)) == found


@pytest.mark.parametrize(
    ("peer", "found"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("", None),
    ],
)
def test_a_network_of_ipv6_is_one_reader(peer: str, found: str | None) -> None:
    assert address_of(ask(peer=peer)) == found


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.0.1", "::1", "::ffff:127.0.0.1", ""])
def test_this_machine_is_known(peer: str) -> None:
    assert is_this_machine(ask(peer=peer))


@pytest.mark.parametrize("peer", ["198.51.100.7", "2001:db8::1", "10.0.0.1"])
def test_another_machine_is_not_this_one(peer: str) -> None:
    assert not is_this_machine(ask(peer=peer))


@pytest.mark.parametrize("sent", ["", "unknown", "nonsense", "198.51.100.7, "])
def test_a_proxy_that_was_told_of_is_not_this_machine(settings: Settings, sent: str) -> None:
    settings.TRUSTED_PROXIES = 1

    assert not is_this_machine(ask(sent))


def test_this_machine_is_known_behind_its_proxy(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 1

    assert is_this_machine(ask("198.51.100.7, 127.0.0.1"))
