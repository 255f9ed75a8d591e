"""Requests that cannot be answered get a page like the others."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.search.hits import SearchTimeoutError
from archive.selectors import browse
from archive.views import search
from tests.factories import make_article
from tests.views.pages import Response, read_page


def assert_house_style(response: Response, *, status: int, title: str) -> None:
    page = read_page(response)
    assert response.status_code == status
    assert page.one("html").attrs["dir"] == "rtl"
    assert page.texts("h1") == [title]
    hrefs = [link.attrs["href"] for link in page.all("a")]
    assert {"/", "/archive/", "/tags/", "/outlets/", "/about/", "/help/"} <= set(hrefs)


@pytest.fixture
def broken_client(monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client of a site whose outlets cannot be listed."""

    def fail() -> None:
        raise RuntimeError("a fault in the program")

    monkeypatch.setattr(browse, "outlets_with_counts", fail)
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/nowhere/", "/articles/", "/wp-login.php"])
def test_a_page_that_does_not_exist(client: Client, address: str) -> None:
    assert_house_style(client.get(address), status=404, title="لا وجود لهذه الصفحة")


@pytest.mark.django_db
def test_an_article_that_does_not_exist(client: Client) -> None:
    assert_house_style(client.get("/articles/1/"), status=404, title="لا وجود لهذه الصفحة")


def test_a_request_for_another_host(client: Client) -> None:
    response = client.get("/about/", headers={"host": "evil.example"})

    assert_house_style(response, status=400, title="تعذّرت قراءة هذا الطلب")


def test_a_fault_needs_no_database_to_say_so(broken_client: Client) -> None:
    assert_house_style(broken_client.get("/outlets/"), status=500, title="وقع عطل عندنا")


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["فاس", '"الأمن الوطني"', "OR"])
def test_a_search_without_index(client: Client, asked: str) -> None:
    assert_house_style(client.get("/", {"q": asked}), status=503, title="الفهرس قيد الإعداد")


@pytest.mark.django_db
def test_a_search_that_takes_too_long(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stop(*args: object, **options: object) -> None:
        raise SearchTimeoutError("the deadline has passed")

    monkeypatch.setattr(search, "search_articles", stop)
    response = client.get("/", {"q": "فاس"})

    assert_house_style(response, status=503, title="هذا البحث يطول كثيرا")
    assert int(response.headers["Retry-After"]) > 0
    assert sha256("فاس".encode()).hexdigest()[:12] in caplog.text
    assert "فاس" not in caplog.text


@pytest.mark.django_db
def test_browsing_works_without_index(client: Client) -> None:
    article = make_article()

    for address in ("/", "/outlets/", "/tags/", "/archive/", article.get_absolute_url()):
        assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_searching_works_again_when_the_index_is_there(
    client: Client, build_index: Callable[[], None]
) -> None:
    assert client.get("/", {"q": "فاس"}).status_code == 503
    build_index()

    assert client.get("/", {"q": "فاس"}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "limit"),
    [
        ("q", "ا" * 1001, "1000"),
        ("q", "كلمة " * 65, "64"),
        ("outlet", "none", "المنبر"),
        ("outlet", "\x00", "الخالية"),
        ("tags", "none", "الوسم"),
        ("year", "99999", "السنة"),
    ],
)
def test_a_search_that_cannot_be_read_says_why(
    client: Client, field: str, value: str, limit: str
) -> None:
    response = client.get("/", {field: value})

    assert response.status_code == 400
    assert limit in read_page(response).texts("ul", class_="errors")[0]


@pytest.mark.parametrize("address", ["/", "/tags/", "/about/", "/help/"])
def test_pages_are_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere/", 404),
        ("/?q=فاس", 503),
        ("/outlets/", 500),
        ("/admin/archive/article/paste/", 403),
    ],
)
def test_every_error_helps_in_three_languages(
    broken_client: Client, language: str, address: str, status: int
) -> None:
    broken_client.force_login(User.objects.create_user("guest", is_staff=True))
    broken_client.cookies["django_language"] = language

    response = broken_client.get(address)
    page = read_page(response)

    assert response.status_code == status
    assert page.one("html").attrs["lang"] == language
    assert len(page.one("input", name="q", type="search").attrs) > 1
    assert len(page.texts("p", class_="lead")[0]) > 10
    assert "Traceback" not in response.content.decode()


@pytest.mark.django_db
def test_a_search_that_is_refused_keeps_its_words(client: Client) -> None:
    page = read_page(client.get("/", {"q": "<b>فاس"}))

    assert page.one("input", type="search").attrs["value"] == "<b>فاس"
