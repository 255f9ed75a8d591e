"""The search page."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["الامن", "أمن", "أَمْن", "والأمن"])
def test_finds_every_spelling(client: Client, build_index: Callable[[], None], asked: str) -> None:
    make_article(headline="الأمن في البحر الأحمر")
    build_index()

    response = client.get("/", {"q": asked})

    assertContains(response, "البحر الأحمر")
