"""Outlets in the curators' pages."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from archive.models import Outlet
from tests.admin.browser import save_form
from tests.factories import make_article, make_outlet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["الألباب", "الالباب", "albab", "ألباب"])
def test_an_outlet_is_found_by_any_spelling_of_its_names(
    curator_client: Client, asked: str
) -> None:
    make_outlet("الأَلباب المغربية", aliases=["Al Albab", "موقع ألباب", "albab"])
    make_outlet("هسبريس")

    response = curator_client.get("/admin/archive/outlet/", {"q": asked})

    assert response.context["cl"].result_count == 1


def test_an_outlet_is_saved_with_its_aliases(curator_client: Client) -> None:
    address = "/admin/archive/outlet/add/"

    save_form(curator_client, address, name="الألباب", slug="الألباب", aliases="ألباب\r\nAlbab")

    outlet = Outlet.objects.get()
    assert (outlet.aliases, outlet.home_page, outlet.country) == (["ألباب", "Albab"], "", "MA")


def test_an_outlet_with_articles_is_not_deleted(curator_client: Client) -> None:
    outlet = make_outlet()
    make_article(outlet=outlet)

    response = curator_client.post(f"/admin/archive/outlet/{outlet.pk}/delete/", {"post": "yes"})

    assertContains(response, outlet.name)
    assert Outlet.objects.exists()
