"""Addresses of the history that lead nowhere."""

import pytest
from django.test import Client

from archive.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(pk=1)


@pytest.mark.parametrize("noun", ["article", "outlet", "tag"])
@pytest.mark.parametrize("number", ["x", "999", "-1", "1" * 30, "١", "1.5", "_27"])
def test_a_number_that_is_none_is_no_page(
    curator_client: Client, article: Article, noun: str, number: str
) -> None:
    statuses = [
        curator_client.get(f"/admin/archive/{noun}/{path}/").status_code
        for path in (f"{number}/history", f"{number}/history/1", f"1/history/{number}")
    ]

    assert statuses == [404, 404, 404]


def test_the_history_that_there_is_can_be_read(curator_client: Client, article: Article) -> None:
    version = article.history.get().pk

    for page in ("1/history/", f"1/history/{version}/"):
        assert curator_client.get(f"/admin/archive/article/{page}").status_code == 200
