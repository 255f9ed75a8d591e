"""A curator at a browser: signs in, writes, changes and deletes articles through the admin."""

from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from tests.admin.browser import Sent, read_html_form
from tests.reliability.installation import Installation

_PATIENCE = 60
_PASSWORD = "a password for the tests"
_ARTICLES = "/admin/archive/article/"


class RefusedError(Exception):
    """A page that did not take what was sent; its status is 0 when no status tells."""

    def __init__(self, address: str, status: int) -> None:
        super().__init__(f"{address}: status {status}")
        self.status = status


class Curator:
    """One signed-in session; every method raises RefusedError when it was not done."""

    def __init__(self, home: Installation) -> None:
        self._site = f"http://127.0.0.1:{home.env['PORT']}"
        self._cookies = CookieJar()
        self._browser: OpenerDirector = build_opener(HTTPCookieProcessor(self._cookies))

    def sign_in(self, name: str) -> None:
        self._open("/admin/login/")
        sent = {"username": [name], "password": [_PASSWORD], "next": ["/admin/"]}
        self._send("/admin/login/", sent)

    def add(self, **fields: Any) -> int:
        """Write a new article; return its number."""
        address = f"{_ARTICLES}add/"
        sent = self._filled(address, {**fields, "_continue": "1"})
        return int(self._send(address, sent).removeprefix(_ARTICLES).split("/")[0])

    def change(self, pk: int, **fields: Any) -> None:
        address = f"{_ARTICLES}{pk}/change/"
        self._send(address, self._filled(address, fields))

    def delete(self, pk: int) -> None:
        self._send(f"{_ARTICLES}{pk}/delete/", {"post": ["yes"]})

    def _filled(self, address: str, fields: dict[str, Any]) -> Sent:
        sent = read_html_form(self._open(address)[1])
        return sent | {name: [str(value)] for name, value in fields.items()}

    def _send(self, address: str, sent: Sent) -> str:
        """Send a form; return where it led to, for a form that comes back was not taken."""
        sent = sent | {"csrfmiddlewaretoken": [self._token()]}
        led_to, _page = self._open(address, urlencode(sent, doseq=True).encode())
        if led_to == address:
            raise RefusedError(address, 0)
        return led_to

    def _token(self) -> str:
        return next(one.value or "" for one in self._cookies if one.name == "csrftoken")

    def _open(self, address: str, data: bytes | None = None) -> tuple[str, str]:
        try:
            with self._browser.open(self._site + address, data, timeout=_PATIENCE) as response:
                page: bytes = response.read()
                return response.geturl().removeprefix(self._site), page.decode()
        except HTTPError as error:
            with error:
                raise RefusedError(address, error.code) from error


def signed_in(home: Installation, name: str = "writer") -> Curator:
    """Make a curator of an installation that is served, and sign in."""
    home.script("curators", name)
    curator = Curator(home)
    curator.sign_in(name)
    return curator


def main(args: list[str]) -> None:
    """Make a curator, or give the one of that name the tests' password again."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from archive.services.curators import GROUP

    (name,) = args
    curator, _created = get_user_model().objects.get_or_create(username=name, is_staff=True)
    curator.set_password(_PASSWORD)
    curator.save()
    curator.groups.add(Group.objects.get(name=GROUP))
