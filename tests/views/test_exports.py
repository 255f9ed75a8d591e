"""All hits of a search as CSV and JSON."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Article
from archive.search.executor.execute import Execution
from archive.search.hits import SearchTimeoutError
from archive.services.indexing import index_pending
from tests.factories import make_article, make_outlet, make_tag
from tests.views.answers import body_of, read_csv, read_json
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db

FILES = ["/search.csv", "/search.json"]
ADDRESSES = [*FILES, "/search.atom"]


def test_a_hit_is_a_row_with_all_that_is_known_of_it(
    client: Client, build_index: Callable[[], None]
) -> None:
    article = make_article(
        headline="الأمن في البحر الأحمر",
        outlet=make_outlet("جريدة الميزان"),
        tags=(make_tag("فاس"), make_tag("الأمن")),
        published_on=date(2024, 5, 1),
        date_precision="month",
        section="مجتمع",
        source="https://paper.example/7",
    )
    build_index()

    assert read_csv(client, {"q": "البحر"}) == [
        {
            "id": str(article.pk),
            "address": f"http://testserver/articles/{article.pk}/",
            "headline": "الأمن في البحر الأحمر",
            "outlet": "جريدة الميزان",
            "date": "2024-05",
            "date_kind": "published",
            "date_precision": "month",
            "section": "مجتمع",
            "tags": "الأمن | فاس",
            "source": "https://paper.example/7",
            "digest": article.digest,
            "match": "whole",
        }
    ]


def test_an_article_without_a_headline_has_its_first_words(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="", body="بلاغ\nأوقفت الشرطة رجلا.", body_start=5)
    build_index()

    assert [row["headline"] for row in read_csv(client, {"q": "شرطة"})] == ["أوقفت الشرطة رجلا."]


def test_those_with_some_of_the_words_follow_and_say_so(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="فاس")
    make_article(headline="بين فاس وأكادير")
    build_index()

    rows, answer = read_csv(client, {"q": "فاس أكادير"}), read_json(client, {"q": "فاس أكادير"})

    assert [row["match"] for row in rows] == ["whole", "part"]
    assert (answer["total"], answer["part_total"]) == (1, 1)
    assert [str(hit["id"]) for hit in answer["hits"]] == [row["id"] for row in rows]


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
def test_no_page_ends_a_file_and_its_order_is_theirs(
    client: Client, build_index: Callable[[], None], order: str
) -> None:
    for number in range(45):
        make_article(
            headline="شرطة " * (number % 4 + 1), published_on=date(2024, 1 + number % 9, 1)
        )
    build_index()
    asked = {"q": "شرطة", "order": order}

    pages = [client.get("/", {**asked, "page": page}).context["results"] for page in (1, 2, 3)]

    shown = [found.article.pk for page in pages for found in page.articles]
    assert [int(row["id"]) for row in read_csv(client, {**asked, "page": 2})] == shown
    assert [hit["id"] for hit in read_json(client, asked)["hits"]] == shown


def test_filters_without_words_are_a_search(
    client: Client, build_index: Callable[[], None]
) -> None:
    outlet = make_outlet(slug="outlet")
    kept = make_article(outlet=outlet)
    make_article()
    build_index()

    assert [row["id"] for row in read_csv(client, {"outlet": "outlet"})] == [str(kept.pk)]


@pytest.mark.parametrize("address", FILES)
def test_a_commit_while_it_is_sent_neither_repeats_nor_drops_a_row(
    client: Client, build_index: Callable[[], None], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.selectors.export.BATCH_SIZE", 2)
    articles = [make_article(headline=f"شرطة {number}") for number in range(10)]
    build_index()
    pieces = iter(client.get(address, {"q": "شرطة"}))

    make_article(headline="شرطة شرطة")
    articles[9].delete()
    while index_pending():
        pass

    sent = b"".join(pieces).decode()
    assert [sent.count(f"شرطة {number}") for number in range(10)] == [1] * 9 + [0]


def test_a_row_that_is_withdrawn_is_left_out_before_the_index_follows(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="شرطة")
    build_index()
    Article.objects.update(status="withdrawn")

    assert read_csv(client, {"q": "شرطة"}) == []
    assert read_json(client, {"q": "شرطة"})["hits"] == []


@pytest.mark.parametrize("address", FILES)
def test_nothing_is_read_for_a_reader_who_left(
    client: Client, build_index: Callable[[], None], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.selectors.export.BATCH_SIZE", 10)
    for _ in range(400):
        make_article(headline="شرطة " * 60)
    build_index()

    response = client.get(address, {"q": "شرطة"})
    pieces = iter(response)
    next(pieces)
    response.close()

    with CaptureQueriesContext(connection) as queries:
        assert list(pieces) == []
    assert len(queries) == 0


@pytest.mark.parametrize("address", FILES)
def test_who_asks_for_the_head_alone_has_no_article_read(
    client: Client, build_index: Callable[[], None], address: str
) -> None:
    make_article(headline="شرطة")
    build_index()

    with CaptureQueriesContext(connection) as queries:
        response = client.head(address, {"q": "شرطة"})

    assert body_of(response) == b""
    assert not [query for query in queries if "archive_article" in query["sql"]]


def test_a_file_is_read_in_batches(
    client: Client, build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.selectors.export.BATCH_SIZE", 10)
    for number in range(30):
        make_article(
            headline="شرطة" if number % 2 else "", body="شرطة", tags=(make_tag(f"{number}"),)
        )
    build_index()

    with CaptureQueriesContext(connection) as queries:
        assert len(read_csv(client, {"q": "شرطة"})) == 30

    articles = [query for query in queries if 'FROM "archive_article"' in query["sql"]]
    assert len(articles) <= 2 * 3


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_sent_in_pieces_that_nothing_else_is_made_of(
    client: Client, build_index: Callable[[], None], address: str
) -> None:
    make_article(headline="<script>alert(1)</script> شرطة")
    build_index()

    response = client.get(address, {"q": "شرطة"})

    assert isinstance(response, StreamingHttpResponse)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Type"] in {"text/csv; charset=utf-8", "application/json"}
    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("police", 'attachment; filename="yaqaza-police.csv"'),
        ('..\\n"; x=', 'attachment; filename="yaqaza-n-x.csv"'),
        ("../../etc/passwd", 'attachment; filename="yaqaza-etcpasswd.csv"'),
        ("a\r\nSet-Cookie: b=c", 'attachment; filename="yaqaza-a-set-cookie-bc.csv"'),
        ("???!", 'attachment; filename="yaqaza-search.csv"'),
        (
            "فاس أكادير",
            "attachment; filename*=utf-8''yaqaza-%D9%81%D8%A7%D8%B3-"
            "%D8%A3%D9%83%D8%A7%D8%AF%D9%8A%D8%B1.csv",
        ),
    ],
)
def test_the_file_is_named_after_the_search(
    client: Client, build_index: Callable[[], None], asked: str, name: str
) -> None:
    build_index()

    response = client.get("/search.csv", {"q": asked, "section": "مجتمع"})

    assert response.headers["Content-Disposition"] == name
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("parameters", [{}, {"q": " "}, {"since": "2024-02-30"}, {"q": "ا" * 1001}])
def test_what_is_no_search_is_refused_with_the_reason(
    client: Client, address: str, parameters: dict[str, str]
) -> None:
    response = client.get(address, parameters)

    assert response.status_code == 400
    if address.endswith(".json"):
        assert response.json()["error"]
    else:
        assert len(read_page(response).all("p", class_="lead")) == 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_an_index_programs_are_told_when_to_ask_again(client: Client, address: str) -> None:
    response = client.get(address, {"q": "شرطة"})

    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_search_that_takes_too_long_is_told_so(
    client: Client,
    build_index: Callable[[], None],
    address: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def stop(execution: Execution) -> None:
        raise SearchTimeoutError

    build_index()
    monkeypatch.setattr(Execution, "keys", stop)

    response = client.get(address, {"q": "شرطة"})

    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "شرطة" not in caplog.text


def test_a_program_that_asks_for_json_is_told_in_json_why_it_gets_none(client: Client) -> None:
    response = client.get("/search.json", {"q": "شرطة"}, headers={"accept-language": "en"})

    assert response.status_code == 503
    assert response.json() == {
        "error": "The index is being rebuilt",
        "retry_after": int(response.headers["Retry-After"]),
    }


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_can_be_sent_to_them(client: Client, address: str) -> None:
    assert client.post(address, {"q": "شرطة"}).status_code == 405
