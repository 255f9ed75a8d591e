"""More like this, under an article."""

from collections.abc import Callable

import pytest
from django.test import Client

from archive.models import Article
from tests.factories import make_article
from tests.views.pages import Page, read_page

pytestmark = pytest.mark.django_db


def open_article(client: Client, article: Article) -> Page:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return read_page(response)


def similar(page: Page) -> list[str]:
    return page.texts("h3", class_="similar-headline")


def test_articles_about_the_same_things_are_offered(
    client: Client, build_index: Callable[[], None]
) -> None:
    article = make_article(headline="حجز مخدرات", body="حجز الأمن شاحنة مخدرات في ميناء طنجة.")
    make_article(headline="شاحنة في الميناء", body="مخدرات في شاحنة بميناء طنجة.")
    make_article(headline="حريق", body="أخمد رجال المطافئ حريقا.")
    build_index()

    assert similar(open_article(client, article))[:1] == ["شاحنة في الميناء"]


def test_five_are_offered_at_most(client: Client, build_index: Callable[[], None]) -> None:
    articles = [make_article(headline=f"مخدرات في ميناء طنجة {number}") for number in range(9)]
    build_index()

    assert len(similar(open_article(client, articles[0]))) == 5


def test_what_was_withdrawn_is_not_offered(client: Client, build_index: Callable[[], None]) -> None:
    article, other = make_article(), make_article(headline="البحر الأحمر والأمن")
    build_index()
    Article.objects.filter(pk=other.pk).update(status=Article.Status.WITHDRAWN)

    assert similar(open_article(client, article)) == []


def test_without_index_there_is_none(client: Client) -> None:
    article = make_article()

    page = open_article(client, article)

    assert page.all("section", class_="similar") == []


def test_an_article_that_is_alone_has_none(client: Client, build_index: Callable[[], None]) -> None:
    article = make_article()
    build_index()

    assert open_article(client, article).all("section", class_="similar") == []
