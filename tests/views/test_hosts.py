"""A request for a host that is not ours is refused, whichever header says so."""

import pytest
from django.test import Client

from tests.views.every_page import READ, REFUSED
from tests.views.pages import read_page

ADDRESSES = [*READ.values(), *REFUSED, "/admin/login/", "/healthz"]
# Files are the same whoever is asked for them: they are sent before a host is looked at.
FILES = {address for address in ADDRESSES if address.startswith("/static/")}
FORGED = ["evil.example", "evil.example:80", "testserver.evil.example", "a b", "@", "[::2]", "%00"]


@pytest.mark.parametrize("address", [a for a in ADDRESSES if a not in FILES])
@pytest.mark.parametrize("header", ["host", "x-forwarded-host"])
def test_on_every_page(client: Client, address: str, header: str) -> None:
    assert client.get(address, headers={header: "evil.example"}).status_code == 400


@pytest.mark.parametrize("name", FORGED)
@pytest.mark.parametrize("header", ["host", "x-forwarded-host"])
def test_in_every_shape(client: Client, header: str, name: str) -> None:
    response = client.get("/about/", headers={header: name})

    assert response.status_code == 400
    assert "evil" not in response.content.decode()
    assert read_page(response).all("h1")


@pytest.mark.parametrize("sent", ["testserver, evil.example", "evil.example, testserver"])
def test_behind_several_proxies(client: Client, sent: str) -> None:
    assert client.get("/about/", headers={"x-forwarded-host": sent}).status_code == 400


@pytest.mark.parametrize("sent", ["testserver", "testserver:443", "testserver, localhost", ""])
def test_a_proxy_may_say_which_of_ours_was_asked(client: Client, sent: str) -> None:
    response = client.get("/about/", headers={"x-forwarded-host": sent})

    assert response.status_code == 200
