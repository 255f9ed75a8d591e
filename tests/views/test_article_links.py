"""Links to a text, its paragraphs and its passages."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from archive.models import Article
from tests.factories import make_article, make_outlet
from tests.views.pages import Page, read_page

pytestmark = pytest.mark.django_db

BODY = "أوقفت الشُّرطة ثلاثة أشخاص في فاس.\nوقالت «الشرطة القضائية» إن البحث متواصل."


def open_at(client: Client, passage: str) -> Page:
    article = make_article(body=BODY)
    return read_page(client.get(article.get_absolute_url(), {"passage": passage}))


def at(moment: int) -> datetime:
    return datetime(2024, 1, moment, tzinfo=UTC)


@pytest.mark.parametrize("length", [16, 40, 64])
def test_the_digest_of_a_text_leads_to_its_article(client: Client, length: int) -> None:
    article = make_article()

    response = client.get(f"/texts/{article.digest[:length]}/")

    assert (response.status_code, response.headers["Location"]) == (302, f"/articles/{article.pk}/")


def test_what_was_asked_goes_with_it(client: Client) -> None:
    article = make_article()

    response = client.get(f"/texts/{article.digest[:16]}/", {"passage": "خبر من,5"})

    assert response.headers["Location"] == (
        f"/articles/{article.pk}/?passage=%D8%AE%D8%A8%D8%B1+%D9%85%D9%86%2C5"
    )


def test_of_several_articles_with_a_text_the_first_added_is_shown(client: Client) -> None:
    make_article(body=BODY, created_at=at(3))
    first = make_article(body=BODY, created_at=at(1))
    make_article(body=BODY, created_at=at(2))

    response = client.get(f"/texts/{first.digest}/")

    assert response.headers["Location"] == first.get_absolute_url()


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_a_text_that_is_not_public_is_not_found(client: Client, status: str) -> None:
    article = make_article(status=status)

    assert client.get(f"/texts/{article.digest}/").status_code == 404


@pytest.mark.parametrize(
    "digest", ["0" * 16, "0" * 15, "0" * 65, "G" * 16, "٠" * 16, "%", "' OR 1"]
)
def test_what_is_no_digest_of_a_text_is_not_found(client: Client, digest: str) -> None:
    make_article()

    assert client.get(f"/texts/{digest}/").status_code == 404


def test_a_beginning_of_two_digests_is_not_found(client: Client) -> None:
    for ending in "ab":
        article = make_article()
        Article.objects.filter(pk=article.pk).update(digest="f" * 63 + ending)

    assert client.get(f"/texts/{'f' * 20}/").status_code == 404
    assert client.get(f"/texts/{'f' * 63}b/").status_code == 302


def test_the_page_names_the_address_that_lasts(client: Client) -> None:
    article = make_article()

    page = read_page(client.get(article.get_absolute_url()))

    lasting = f"http://testserver/texts/{article.digest[:16]}/"
    assert page.one("a", id="lasting-address").attrs["href"] == lasting
    assert page.one("div", class_="article-text").attrs["data-passage-link"] == lasting


def test_each_paragraph_has_a_link_to_itself(client: Client) -> None:
    page = open_at(client, "")

    links = page.all("a", class_="paragraph-link")
    names = [found.attrs["id"] for found in page.all("p") if "id" in found.attrs]
    assert [link.attrs["href"][1:] for link in links] == names[:2]
    assert all(link.attrs["aria-label"] for link in links)


def test_a_passage_is_marked_as_it_was_written(client: Client) -> None:
    page = open_at(client, "اوقفت الشرطه ثلاثه")

    assert page.one("mark", id="passage").text == "أوقفت الشُّرطة ثلاثة"


def test_no_space_comes_between_a_passage_and_what_stands_around_it(client: Client) -> None:
    page = open_at(client, "الشرطة القضائية")

    assert "«الشرطة القضائية» إن" in page.one("div", class_="article-text").text


def test_a_passage_of_two_paragraphs_has_one_anchor(client: Client) -> None:
    page = open_at(client, "في فاس,القضائية")

    assert page.texts("mark", class_="passage") == ["في فاس.", "وقالت «الشرطة القضائية"]
    assert [mark.attrs.get("id") for mark in page.all("mark")] == ["passage", None]


def test_the_link_to_a_passage_lasts(client: Client) -> None:
    article = make_article(body=BODY)

    page = read_page(client.get(article.get_absolute_url(), {"passage": "ثلاثة أشخاص"}))

    address = page.texts("span", id="passage-address")[0]
    assert address.startswith(f"http://testserver/texts/{article.digest[:16]}/?passage=%D8")
    led = client.get(address.removeprefix("http://testserver"), follow=True)
    assert read_page(led).one("mark", id="passage").text == "ثلاثة أشخاص"


@pytest.mark.parametrize("passage", ["كركدن", "<script>alert(1)</script>", "x" * 5000, "\x00"])
def test_a_passage_that_is_not_there_is_told_politely(client: Client, passage: str) -> None:
    client.cookies["django_language"] = "en"

    page = open_at(client, passage)

    assert page.texts("p", class_="passage-note") == [
        "The passage that this link points to is not in this text."
    ]
    assert page.all("mark") == []


def test_a_copy_of_an_article_is_linked_by_its_text(client: Client) -> None:
    first = make_article(body=BODY, created_at=at(1))
    copy = make_article(body=BODY, outlet=make_outlet("أخرى"), created_at=at(2))

    page = read_page(client.get(copy.get_absolute_url()))

    assert page.one("link", rel="canonical").attrs["href"].endswith(copy.get_absolute_url())
    assert first.digest[:16] in page.one("a", id="lasting-address").attrs["href"]
