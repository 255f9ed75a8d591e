"""Every page names the one address under which it is to be known."""

from collections.abc import Callable

import pytest
from django.test import Client

from archive.forms.search import SearchForm
from archive.templatetags.addresses import MEANT
from tests.factories import make_article, make_outlet
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("/", "/"),
        ("/?utm_source=chat&page=1", "/"),
        ("/?page=2&q=a&level=word&words=all&order=relevance&outlet=", "/?q=a&page=2"),
        ("/?level=family&q=a%26b", "/?q=a%26b&level=family"),
        ("/outlets/outlet/?page=1&q=a", "/outlets/outlet/"),
        ("/outlets/outlet/?page=2", "/outlets/outlet/?page=2"),
        ("/articles/1/?q=a&hit=3", "/articles/1/"),
        ("/help/?fbclid=1", "/help/"),
    ],
)
def test_a_page_is_known_without_what_it_does_not_depend_on(
    client: Client, build_index: Callable[[], None], address: str, known_as: str
) -> None:
    make_article(pk=1, outlet=make_outlet(slug="outlet"))
    build_index()

    link = read_page(client.get(address)).one("link", rel="canonical")

    assert link.attrs["href"] == f"{SITE}{known_as}"


def test_an_address_cannot_leave_its_attribute(
    client: Client, build_index: Callable[[], None]
) -> None:
    build_index()

    page = read_page(client.get("/", {"q": '"><script>alert(1)</script>'}))

    href = page.one("link", rel="canonical").attrs["href"]
    assert href == f"{SITE}/?q=%22%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E"


@pytest.mark.parametrize("host", ["evil.example", "a b", ""])
def test_a_request_that_leads_nowhere_has_no_address(client: Client, host: str) -> None:
    response = client.get("/", headers={"Host": host})

    assert response.status_code == 400
    assert b'rel="canonical"' not in response.content


def test_all_that_a_search_depends_on_is_kept() -> None:
    form = SearchForm()

    assert set(MEANT["search"]) == {*form.fields, "page"}
    for name in ("words", "level", "order"):
        assert MEANT["search"][name] == str(form.fields[name].initial)
