"""The share card of an article, and what its page says of it."""

from datetime import date
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertNotContains

from archive.exports.share_card import Card
from archive.models import Article
from archive.selectors import cards
from tests.factories import make_article, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_cache(settings: Settings, tmp_path: Path) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": tmp_path / "cache",
        }
    }
    cache.clear()


def address(article: Article) -> str:
    return f"/articles/{article.pk}/card.png"


def test_a_public_article_has_a_card(client: Client) -> None:
    response = client.get(address(make_article()))

    assert response.headers["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_an_article_that_is_not_public_has_none(client: Client, status: str) -> None:
    article = make_article()
    assert client.get(address(article)).status_code == 200

    Article.objects.update(status=status)

    assert client.get(address(article)).status_code == 404


def test_a_card_is_drawn_once_until_it_says_something_else(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(card: Card) -> bytes:
        drawn.append(card.headline)
        return b"png"

    monkeypatch.setattr(cards, "draw_card", draw)
    article = make_article(headline="العنوان الأول")

    client.get(address(article))
    client.get(address(article))
    Article.objects.update(headline="العنوان الثاني")
    client.get(address(article))

    assert drawn == ["العنوان الأول", "العنوان الثاني"]


def test_a_card_says_what_makes_a_date_uncertain() -> None:
    article = make_article(published_on=date(2024, 9, 5), date_kind="page_header")

    assert cards.card_of(article).date == "5 شتنبر 2024 — تاريخ رأس الصفحة"


def test_a_card_speaks_arabic_whatever_the_reader_chose(client: Client) -> None:
    client.cookies["django_language"] = "fr"
    article = make_article(published_on=date(2024, 8, 5))

    client.get(article.get_absolute_url())

    assert cards.card_of(article).date == "5 غشت 2024"


def test_a_card_of_an_article_without_headline_has_its_first_words() -> None:
    article = make_article(headline="", body="أول كلمات الخبر ثم ما يليها.")

    assert cards.card_of(article).headline == "أول كلمات الخبر ثم ما يليها."
    assert cards.card_of(article).date == "د.ت"


def test_the_page_names_the_card_with_its_size_and_words(client: Client) -> None:
    article = make_article(headline="خبر «مهم» <b>", outlet=make_outlet("نوارس بريس"))

    response = client.get(article.get_absolute_url())

    card = f"http://testserver{address(article)}"
    assertContains(response, f'<meta property="og:image" content="{card}">', html=True)
    assertContains(response, '<meta property="og:image:width" content="1200">', html=True)
    assertContains(response, '<meta property="og:image:height" content="630">', html=True)
    assertContains(response, 'content="خبر «مهم» &lt;b&gt; · نوارس بريس · د.ت"')


def test_the_page_names_no_time_of_publication_that_is_not_known(client: Client) -> None:
    header = make_article(published_on=date(2024, 9, 5), date_kind="page_header")
    published = make_article(published_on=date(2024, 9, 5))

    assertNotContains(client.get(header.get_absolute_url()), "published_time")
    assertContains(client.get(published.get_absolute_url()), 'content="2024-09-05"')
