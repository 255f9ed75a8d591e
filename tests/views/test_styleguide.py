"""The design system on one page, for staff."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.test import Client

from archive.selectors.design_tokens import pairings, tokens
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_user("designer", is_staff=True))
    return client


def test_readers_are_asked_to_sign_in(client: Client) -> None:
    response = client.get("/styleguide/")

    assert response.status_code == 302
    assert "/admin/login/" in response.headers["Location"]


def test_it_shows_every_colour_and_every_contrast(staff: Client) -> None:
    page = read_page(staff.get("/styleguide/"))

    shown = page.texts("code")
    colours = [name for name, value in tokens("light").items() if value.startswith("#")]
    assert all(shown.count(f"--{name}") == 2 for name in colours)
    assert len(page.all("td")) >= 4 * 2 * len(pairings("light"))


def test_every_colour_has_its_swatch() -> None:
    path = finders.find("css/styleguide.css")

    assert path
    style = Path(path).read_text(encoding="utf-8")
    colours = [name for name, value in tokens("light").items() if value.startswith("#")]
    assert [name for name in colours if f".swatch-{name} " not in style] == []
