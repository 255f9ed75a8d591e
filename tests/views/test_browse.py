"""The archive by outlet, by time and by tag."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import Page, read_page

pytestmark = pytest.mark.django_db


def open_page(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    return read_page(response)


def test_outlets_are_counted_the_most_frequent_first(client: Client) -> None:
    first, second = make_outlet("الأولى"), make_outlet("الثانية")
    for outlet in (first, second, second):
        make_article(outlet=outlet)

    counts = open_page(client, "/outlets/").counts()

    assert list(counts.items()) == [("الثانية", "2"), ("الأولى", "1")]


def test_an_outlet_lists_its_articles_alone(client: Client) -> None:
    outlet = make_outlet("الأولى")
    make_article(headline="خبرها", outlet=outlet)
    make_article(headline="خبر غيرها", outlet=make_outlet("الثانية"))

    page = open_page(client, outlet.get_absolute_url())

    assert page.texts("h3") == ["خبرها"]


def test_years_are_counted_the_newest_first(client: Client) -> None:
    for year in (2015, 2024, 2024):
        make_article(published_on=date(year, 5, 1))

    counts = open_page(client, "/archive/").counts()

    assert list(counts.items()) == [("2024", "2"), ("2015", "1")]


def test_a_year_counts_its_months_in_order(client: Client) -> None:
    for month in (9, 5, 9):
        make_article(published_on=date(2024, month, 1))

    counts = open_page(client, "/archive/2024/").counts()

    assert list(counts.items()) == [("ماي", "1"), ("شتنبر", "2")]


def test_a_month_lists_its_articles_alone(client: Client) -> None:
    make_article(headline="في ماي", published_on=date(2024, 5, 31))
    make_article(headline="في يونيو", published_on=date(2024, 6, 1))
    make_article(headline="في ماي آخر", published_on=date(2023, 5, 31))

    page = open_page(client, "/archive/2024/5/")

    assert (page.texts("h1"), page.texts("h3")) == (["ماي 2024"], ["في ماي"])


def test_an_article_of_a_year_is_in_no_month(client: Client) -> None:
    make_article(headline="في سنة", published_on=date(2017, 1, 1), date_precision="year")

    year = open_page(client, "/archive/2017/")

    assert (year.texts("h3"), year.counts()) == (["في سنة"], {})
    assert open_page(client, "/archive/2017/1/").texts("h3") == []


def test_an_article_of_a_month_is_in_it(client: Client) -> None:
    make_article(headline="في شهر", published_on=date(2017, 1, 1), date_precision="month")

    assert open_page(client, "/archive/2017/1/").texts("h3") == ["في شهر"]


@pytest.mark.parametrize("kind", ["page_header", "inferred"])
def test_a_date_of_something_else_is_only_under_undated(client: Client, kind: str) -> None:
    make_article(headline="خبر", published_on=date(2024, 4, 19), date_kind=kind)

    assert open_page(client, "/archive/undated/").texts("h3") == ["خبر"]
    assert "2024" not in open_page(client, "/archive/").counts()
    for address in ("/archive/2024/", "/archive/2024/4/"):
        assert open_page(client, address).texts("h3") == []


def test_undated_articles_are_counted_beside_the_years(client: Client) -> None:
    make_article()
    make_article(published_on=date(2024, 4, 19), date_kind="page_header")
    make_article(published_on=date(2024, 4, 19))

    counts = open_page(client, "/archive/").counts()

    assert counts == {"2024": "1", "بلا تاريخ نشر مؤكد": "2"}


@pytest.mark.parametrize(
    "address",
    [
        *("/archive/2024/13/", "/archive/2024/0/", "/archive/0/", "/archive/0/1/"),
        *("/archive/10000/", f"/archive/{'9' * 30}/", f"/archive/{'9' * 5000}/"),
        *(f"/archive/2024/{'9' * 30}/", "/archive/-1/", "/archive/soon/"),
        *("/outlets/none/", "/tags/none/", "/tags/%00/", "/outlets/%00/", f"/tags/{'a' * 3000}/"),
    ],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/archive/1/", "/archive/9999/", "/archive/9999/12/"])
def test_a_year_without_articles_is_empty(client: Client, address: str) -> None:
    assertContains(client.get(address), "لا مقالات بعد.")


def test_tags_are_counted_in_the_order_of_their_names(client: Client) -> None:
    first, second = make_tag("أكادير"), make_tag("فاس")
    make_article(tags=(second, first))
    make_article(tags=(second,))

    counts = open_page(client, "/tags/").counts()

    assert list(counts.items()) == [("أكادير", "1"), ("فاس", "2")]


def test_a_tag_lists_its_articles_and_the_tags_beside_it(client: Client) -> None:
    tag, beside = make_tag("فاس", synonyms=["Fès"]), make_tag("القضاء")
    make_article(headline="خبر فاس", tags=(tag, beside))
    make_article(headline="خبر غيرها", tags=(beside,))

    page = open_page(client, tag.get_absolute_url())

    assert page.texts("h3") == ["خبر فاس"]
    assert page.texts("section", class_="related") == ["وسوم تجاوره القضاء 1"]
    assert page.texts("p", class_="lead") == ["ويقال أيضا: Fès"]


def test_a_merged_tag_leads_to_the_other_for_good(client: Client) -> None:
    kept = make_tag("القضاء", slug="القضاء")
    merged = make_tag("المحاكم", merged_into=kept)

    response = client.get(merged.get_absolute_url())

    assertRedirects(response, kept.get_absolute_url(), status_code=301)
    assertNotContains(client.get("/tags/"), "المحاكم")


def test_addresses_in_arabic_work(client: Client) -> None:
    tag = make_tag("الدار البيضاء", slug="الدار-البيضاء")
    outlet = make_outlet("الألباب", slug="الألباب")
    make_article(outlet=outlet, tags=(tag,))

    for address, thing in (("/tags/الدار-البيضاء/", tag), ("/outlets/الألباب/", outlet)):
        assert open_page(client, address).texts("h1") == [str(thing)]
        assert open_page(client, thing.get_absolute_url()).texts("h1") == [str(thing)]


def test_articles_that_are_not_public_are_not_counted(client: Client) -> None:
    outlet, tag = make_outlet("صحيفة"), make_tag("فاس")
    for status in ("public", "draft", "review", "withdrawn"):
        make_article(outlet=outlet, tags=(tag,), status=status, published_on=date(2024, 4, 19))
    make_article(outlet=make_outlet("أخرى"), tags=(make_tag("أكادير"),), status="draft")

    for address, name in (("/outlets/", "صحيفة"), ("/tags/", "فاس"), ("/archive/", "2024")):
        assert open_page(client, address).counts() == {name: "1"}


def test_the_tags_beside_a_tag_are_those_of_public_articles(client: Client) -> None:
    tag, beside = make_tag("فاس"), make_tag("أكادير")
    make_article(tags=(tag, beside))
    make_article(tags=(tag, beside, make_tag("طنجة")), status="draft")
    make_article(tags=(make_tag("مراكش"),))

    assert open_page(client, "/tags/" + tag.slug + "/").counts() == {"أكادير": "1"}
