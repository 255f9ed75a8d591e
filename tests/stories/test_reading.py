"""Stories 11 and 14 to 17: a journalist reads, cites and links to the five articles."""

import json
import re
from collections.abc import Callable
from hashlib import sha256
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from archive.models import Article
from archive.text.quotes import quote_address
from tests.stories.conftest import Corpus
from tests.views.pages import Page, read_page

ALL = ["000", "001", "002", "003", "004"]


def read(client: Client, article: Article, **asked: str) -> Page:
    return read_page(client.get(article.get_absolute_url(), asked))


def lasting_address(client: Client, article: Article) -> str:
    return urlsplit(read(client, article).one("a", id="lasting-address").attrs["href"]).path


def ingest(corpus: Corpus) -> None:
    call_command("ingest", "--publish", str(corpus.folder), stdout=StringIO())


def test_the_marks_of_a_search_are_the_original_words_one_leading_to_the_next(
    archive: Corpus, client: Client
) -> None:
    page = read(client, archive.article("003"), q="جريمة")

    marks = page.all("a", class_="mark-link")
    assert "الجريمة" in [mark.text for mark in marks]
    ids = [mark.attrs["id"] for mark in marks]
    assert ids == [f"mark-{number}" for number in range(1, len(marks) + 1)]
    assert [mark.attrs["href"][1:] for mark in marks] == [*ids[1:], ids[0]]
    assert page.one("a", **{"data-key": "n"}).attrs["href"] == "#mark-1"


def test_the_hits_of_a_search_are_read_one_after_the_other(archive: Corpus, client: Client) -> None:
    articles = [
        found.article for found in client.get("/", {"q": "شرطة"}).context["results"].articles
    ]
    address = f"{articles[0].get_absolute_url()}?q=شرطة&hit=1"

    seen = []
    while address:
        response = client.get(address)
        seen.append(response.context["article"].pk)
        following = read_page(response).all("a", **{"data-key": "j"})
        address = following[0].attrs["href"] if following else ""

    assert seen == [article.pk for article in articles]


def test_an_address_of_a_hit_opens_alike_in_another_session(
    archive: Corpus, client: Client
) -> None:
    asked = {"q": "شرطة", "hit": "2"}
    first = client.get("/", {"q": "شرطة"}).context["results"].articles[1].article

    pages = [Client().get(first.get_absolute_url(), asked).content for _ in range(2)]

    assert pages[0] == pages[1]


@pytest.mark.parametrize("number", ALL)
def test_an_article_is_read_from_right_to_left_with_its_numbers_as_they_were_written(
    archive: Corpus, client: Client, number: str
) -> None:
    article = archive.article(number)

    page = read(client, article, q="شرطة", hit="1")

    text = page.one("div", class_="article-text")
    assert (text.attrs["lang"], text.attrs["dir"]) == ("ar", "rtl")
    assert re.findall(r"\d\S*", text.text) == re.findall(r"\d\S*", article.text)


@pytest.mark.parametrize("number", ALL)
def test_an_article_without_a_day_of_publication_is_cited_without_one(
    archive: Corpus, client: Client, number: str
) -> None:
    article = archive.article(number)
    assert article.date_kind != Article.DateKind.PUBLISHED

    page = read(client, article)
    files = [
        client.get(f"{article.get_absolute_url()}cite.{name}").content.decode()
        for name in ("bib", "ris", "json")
    ]

    cited = page.texts("p", id="cite-ar")[0]
    assert "(د.ت)" in cited
    assert "s. d." in page.texts("p", id="cite-fr")[0].replace("\u00a0", " ")
    assert "n.d." in page.texts("p", id="cite-en")[0]
    today = timezone.localdate()
    assert cited.count(str(today.year)) == cited.count(f"اطّلع عليه في {today.day} ") == 1
    assert "issued" not in json.loads(files[2])[0]
    assert not re.search(r"^(?:PY|DA) ", files[1], re.MULTILINE)
    assert "year = {n.d.}" in files[0]


def test_the_day_of_a_page_header_is_in_no_citation(archive: Corpus, client: Client) -> None:
    article = archive.article("004")

    page = read(client, article)
    files = [
        client.get(f"{article.get_absolute_url()}cite.{name}").content.decode()
        for name in ("bib", "ris", "json")
    ]

    said = [*page.texts("div", class_="citation"), *files]
    assert [
        text for text in said if archive.header_day[:4] in text.replace(article.headline, "")
    ] == []


def test_a_link_to_a_passage_outlives_the_record(
    archive: Corpus, client: Client, run_indexer: Callable[[], None]
) -> None:
    old = archive.article("003")
    start = old.text.index("الجريمة")
    address = quote_address(old.text, start, start + 400)
    link = lasting_address(client, old)
    quoted = "".join(read(client, old, passage=address).texts("mark", class_="passage"))

    old.delete()
    gone = client.get(link).status_code
    ingest(archive)
    run_indexer()
    led = client.get(link, {"passage": address}, follow=True)

    assert gone == 404
    assert led.context["article"].pk != old.pk
    page = read_page(led)
    assert page.one("mark", id="passage")
    assert "".join(page.texts("mark", class_="passage")) == quoted
    assert "الجريمة" in quoted


def test_a_link_to_a_paragraph_outlives_the_record(archive: Corpus, client: Client) -> None:
    old = archive.article("001")
    link = lasting_address(client, old)
    names = [found.attrs["href"] for found in read(client, old).all("a", class_="paragraph-link")]

    old.delete()
    ingest(archive)

    page = read_page(client.get(link, follow=True))
    assert [found.attrs["href"] for found in page.all("a", class_="paragraph-link")] == names


@pytest.mark.parametrize("number", ALL)
def test_the_digest_that_is_shown_is_that_of_the_file(
    archive: Corpus, client: Client, number: str
) -> None:
    page = read(client, archive.article(number))

    assert page.one("code", id="digest").text == sha256(archive.text(number).encode()).hexdigest()
