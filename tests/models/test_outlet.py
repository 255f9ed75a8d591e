"""What the database knows and refuses of outlets."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from archive.models import Outlet
from tests.factories import make_article, make_outlet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["name", "slug"])
def test_an_outlet_has_a_name_and_a_slug(field: str) -> None:
    make_outlet()

    with pytest.raises(IntegrityError, match=f"outlet_has_{field}"), transaction.atomic():
        Outlet.objects.update(**{field: ""})


def test_two_outlets_cannot_have_one_slug() -> None:
    make_outlet(slug="الميزان")

    with pytest.raises(IntegrityError, match="slug"), transaction.atomic():
        make_outlet(slug="الميزان")


def test_an_outlet_with_articles_cannot_be_deleted() -> None:
    outlet = make_outlet()
    make_article(outlet=outlet)

    with pytest.raises(ProtectedError):
        outlet.delete()


def test_an_outlet_is_arabic_and_moroccan_unless_it_says_otherwise() -> None:
    outlet = make_outlet("هسبريس")

    outlet.full_clean()

    assert (str(outlet), outlet.language, outlet.country) == ("هسبريس", "ar", "MA")


def test_its_natural_key_finds_an_outlet() -> None:
    outlet = make_outlet(slug="الميزان")

    assert Outlet.objects.get_by_natural_key(*outlet.natural_key()) == outlet
