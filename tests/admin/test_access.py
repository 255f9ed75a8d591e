"""Who may enter the curators' pages, and what they may do there."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertRedirects

from tests.admin.browser import save_form
from tests.factories import make_article
from tests.views.pages import Response, read_page

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"


def sign_in(client: Client, password: str, *, address: str = "192.0.2.1") -> Response:
    """Send the sign-in form from an address."""
    sent = {"username": "curator", "password": password, "next": "/admin/"}
    return client.post(LOGIN, sent, REMOTE_ADDR=address)


@pytest.mark.parametrize("noun", ["article", "outlet", "tag"])
@pytest.mark.parametrize("page", ["", "add/"])
def test_a_curator_looks_after_the_archive(curator_client: Client, noun: str, page: str) -> None:
    assert curator_client.get(f"/admin/archive/{noun}/{page}").status_code == 200


@pytest.mark.parametrize("page", ["auth/user/", "auth/group/", "axes/accessattempt/"])
def test_a_curator_does_not_look_after_people(curator_client: Client, page: str) -> None:
    assert curator_client.get(f"/admin/{page}").status_code == 403


def test_the_first_page_offers_the_archive_alone(curator_client: Client) -> None:
    apps = curator_client.get("/admin/").context["app_list"]

    assert [app["app_label"] for app in apps] == ["archive"]


def test_a_curator_may_delete_an_article(curator_client: Client) -> None:
    article = make_article()

    save_form(curator_client, f"/admin/archive/article/{article.pk}/delete/")

    assert curator_client.get(f"/admin/archive/article/{article.pk}/change/").status_code == 302


@pytest.mark.parametrize(
    "page", ["", "archive/article/", "archive/article/1/change/", "auth/user/"]
)
def test_a_stranger_is_sent_to_sign_in(client: Client, page: str) -> None:
    response = client.get(f"/admin/{page}")

    assertRedirects(response, f"{LOGIN}?next=/admin/{page}")


def test_a_user_who_is_no_curator_is_sent_to_sign_in(client: Client) -> None:
    client.force_login(User.objects.create_user("reader"))

    assert client.get("/admin/archive/article/").status_code == 302


@pytest.mark.usefixtures("curator")
def test_the_right_password_enters(client: Client) -> None:
    assertRedirects(sign_in(client, "right password"), "/admin/")


@pytest.mark.usefixtures("curator")
def test_a_wrong_password_does_not_say_what_was_wrong(client: Client) -> None:
    response = sign_in(client, "wrong")

    assert response.status_code == 200
    assertContains(response, "errornote")


@pytest.mark.usefixtures("curator")
def test_five_wrong_passwords_lock_the_door(client: Client) -> None:
    statuses = [sign_in(client, f"wrong {number}").status_code for number in range(5)]

    assert statuses == [200, 200, 200, 200, 429]
    response = sign_in(client, "right password")
    assertContains(response, "محاولات فاشلة كثيرة", status_code=429)
    html = read_page(response).one("html")
    assert (html.attrs["lang"], html.attrs["dir"]) == ("ar", "rtl")
    assert response.headers["Retry-After"] == "900"


@pytest.mark.usefixtures("curator")
def test_the_door_is_open_at_another_address(client: Client) -> None:
    for _ in range(5):
        sign_in(client, "wrong")

    response = sign_in(Client(), "right password", address="192.0.2.2")

    assertRedirects(response, "/admin/")


@pytest.mark.usefixtures("curator")
def test_the_right_password_makes_up_for_four_wrong_ones(client: Client) -> None:
    for password in ("a", "b", "c", "d", "right password", "a", "b", "c", "d"):
        status = sign_in(client, password).status_code

    assert status == 200


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("page", ["", "archive/article/", "archive/article/paste/"])
def test_pages_have_no_inline_style_or_script(
    curator_client: Client, page: str, language: str
) -> None:
    curator_client.cookies["django_language"] = language

    with translation.override("ar"):  # the request's language ends with it
        response = curator_client.get(f"/admin/{page}")

    assert "style-src 'self'" in response.headers["Content-Security-Policy"]
    assertContains(response, f'lang="{language}"')
    assertContains(response, "<style", count=0)


@pytest.mark.usefixtures("curator")
def test_behind_a_proxy_the_door_is_locked_for_one_reader(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 1
    for number in range(5):
        forged = f"192.0.2.{number}, 198.51.100.7"
        client = Client(headers={"x-forwarded-for": forged})
        status = sign_in(client, "wrong", address="127.0.0.1").status_code

    other = Client(headers={"x-forwarded-for": "198.51.100.8"})

    assert status == 429
    assert sign_in(other, "right password", address="127.0.0.1").status_code == 302
