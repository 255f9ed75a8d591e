"""Citing an article: on its page, as files, and in its tags for programs."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from archive.models import Article
from tests.factories import make_article, make_outlet
from tests.views.pages import Page, Response, read_page

pytestmark = pytest.mark.django_db

FILES = {
    "cite.bib": "application/x-bibtex; charset=utf-8",
    "cite.ris": "application/x-research-info-systems; charset=utf-8",
    "cite.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}
CAPTURED = datetime(2019, 3, 7, tzinfo=UTC)


def open_article(client: Client, article: Article) -> Page:
    return read_page(client.get(article.get_absolute_url()))


def download(client: Client, article: Article, name: str) -> Response:
    response: Response = client.get(f"{article.get_absolute_url()}{name}")
    assert response.status_code == 200
    return response


def linked_data(page: Page) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(page.one("script", type="application/ld+json").text)
    return data


def metas(page: Page) -> dict[str, str]:
    named = [meta.attrs for meta in page.all("meta") if "name" in meta.attrs]
    return {attrs["name"]: attrs["content"] for attrs in named}


def test_the_page_cites_in_three_languages_each_in_its_direction(client: Client) -> None:
    page = open_article(client, make_article(outlet=make_outlet("هسبريس")))

    found = [page.one("p", id=f"cite-{language}").attrs for language in ("ar", "fr", "en")]
    assert [(one["lang"], one["dir"]) for one in found] == [
        ("ar", "rtl"),
        ("fr", "ltr"),
        ("en", "ltr"),
    ]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_each_citation_can_be_copied(client: Client, language: str) -> None:
    page = open_article(client, make_article())

    button = page.one("button", **{"data-copy": f"cite-{language}"})
    assert button.attrs["type"] == "button"
    assert "hidden" in button.attrs


def test_a_citation_says_when_it_was_read(client: Client) -> None:
    page = open_article(client, make_article())

    today = timezone.localdate()
    assert f"Accessed {today:%B} {today.day}, {today.year}." in page.texts("p", id="cite-en")[0]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"published_on": date(2019, 3, 7), "date_kind": "page_header"},
        {"published_on": date(2019, 3, 7), "date_kind": "inferred"},
    ],
)
def test_a_day_that_is_not_of_publication_is_never_cited(
    client: Client, fields: dict[str, Any]
) -> None:
    article = make_article(created_at=CAPTURED, **fields)

    page = open_article(client, article)
    files = [download(client, article, name).content.decode() for name in FILES]

    assert "(د.ت)" in page.texts("p", id="cite-ar")[0]
    cited = [*page.texts("div", class_="citation"), *files, json.dumps(linked_data(page))]
    assert [text for text in cited if "2019" in text] == []
    assert not any("date" in name.lower() for name in {*metas(page), *linked_data(page)})


@pytest.mark.parametrize("name", FILES)
def test_a_reference_is_a_file_of_its_kind(client: Client, name: str) -> None:
    response = download(client, make_article(headline="شرطة فاس"), name)

    assert response.headers["Content-Type"] == FILES[name]
    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%D8%B4%D8%B1%D8%B7%D8%A9-%D9%81%D8%A7%D8%B3."
        + name.rpartition(".")[2]
    )


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ('..\\n"; x=', "n-x.bib"),
        ('..\n"; x=\r\nSet-Cookie: a', "x-set-cookie-a.bib"),
        ("../../etc/passwd", "etcpasswd.bib"),
        ("؟!", "article-7.bib"),
        ("a" * 500, f"{'a' * 60}.bib"),
    ],
)
def test_a_file_name_is_safe_whatever_the_headline(
    client: Client, headline: str, name: str
) -> None:
    article = make_article(pk=7, headline=headline)

    disposition = download(client, article, "cite.bib").headers["Content-Disposition"]

    assert disposition == f'attachment; filename="{name}"'


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_an_article_that_is_not_public_has_no_reference(
    client: Client, name: str, status: str
) -> None:
    article = make_article(status=status)

    assert client.get(f"{article.get_absolute_url()}{name}").status_code == 404


def test_a_reference_names_the_address_that_lasts(client: Client) -> None:
    article = make_article()

    (item,) = json.loads(download(client, article, "cite.json").content)

    assert item["URL"] == f"http://testserver/texts/{article.digest[:16]}/"


def test_of_two_articles_with_one_text_each_has_an_address_and_a_key(client: Client) -> None:
    articles = [make_article(headline=headline) for headline in ("فاس", "طنجة")]

    items = [json.loads(download(client, article, "cite.json").content)[0] for article in articles]

    assert len({item["id"] for item in items}) == 2
    for article, item in zip(articles, items, strict=True):
        led = client.get(item["URL"], {"passage": "خبر"})
        assert led.headers["Location"].startswith(f"{article.get_absolute_url()}?passage=")


def test_an_address_of_one_of_two_leads_to_the_other_when_it_is_gone(client: Client) -> None:
    kept, gone = make_article(), make_article()
    (item,) = json.loads(download(client, gone, "cite.json").content)
    elsewhere = make_article(body="نص آخر")

    gone.delete()

    assert client.get(item["URL"]).headers["Location"] == kept.get_absolute_url()
    other = f"/texts/{kept.digest[:16]}/{elsewhere.pk}/"
    assert client.get(other).headers["Location"] == kept.get_absolute_url()


def test_a_hidden_article_with_the_same_text_changes_no_address(client: Client) -> None:
    article = make_article()
    make_article(status="draft")

    (item,) = json.loads(download(client, article, "cite.json").content)

    assert item["URL"] == f"http://testserver/texts/{article.digest[:16]}/"


def test_the_page_says_to_programs_what_it_is(client: Client) -> None:
    outlet = make_outlet("هسبريس", slug="hespress")
    article = make_article(
        headline="شرطة فاس", outlet=outlet, byline="قصي", published_on=date(2024, 4, 19)
    )

    page = open_article(client, article)

    data = linked_data(page)
    assert (data["@type"], data["headline"]) == ("NewsArticle", "شرطة فاس")
    assert data["datePublished"] == "2024-04-19"
    assert data["publisher"]["url"] == "http://testserver/outlets/hespress/"
    found = metas(page)
    assert found["citation_title"] == "شرطة فاس"
    assert found["citation_author"] == "قصي"
    assert found["citation_publication_date"] == "2024/04/19"
    assert found["citation_journal_title"] == found["citation_publisher"] == "هسبريس"
    assert found["citation_public_url"] == f"http://testserver{article.get_absolute_url()}"


def test_what_an_article_says_ends_no_block_of_data(client: Client) -> None:
    evil = "</script><script>alert(1)</script><!--\u2028& \"'"
    article = make_article(headline=evil, byline=evil[:200], section="<!--<script>")

    response = client.get(article.get_absolute_url())

    assert linked_data(read_page(response))["headline"] == " ".join(evil.split())
    assert b"<script>alert" not in response.content
    assert b"\\u003c/script\\u003e" in response.content


def test_the_page_names_its_references_to_programs(client: Client) -> None:
    page = open_article(client, make_article(pk=3))

    kinds = {
        link.attrs.get("type"): link.attrs["href"] for link in page.all("link", rel="alternate")
    }
    assert kinds["application/x-bibtex"] == "/articles/3/cite.bib"
    assert kinds["application/x-research-info-systems"] == "/articles/3/cite.ris"
    assert kinds["application/vnd.citationstyles.csl+json"] == "/articles/3/cite.json"
