"""What the database knows and refuses of articles."""

import hashlib
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from archive.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db

REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("article_has_body", {"body": ""}),
    ("article_has_source", {"source": ""}),
    ("article_body_start_is_inside", {"body": "نص", "body_start": 3}),
    ("article_digest_is_sha256", {"digest": "abc"}),
    ("article_date_has_kind", {"published_on": date(2024, 4, 19), "date_precision": "day"}),
    ("article_date_has_kind", {"date_kind": "published"}),
    ("article_date_has_kind", {"date_precision": "day"}),
    ("article_date_has_kind", {"published_on": date(2024, 4, 19), "date_kind": "published"}),
]
LEGAL = {"source": "legal.txt", "body": "نص قصير", "digest": "0" * 64}


def test_an_article_that_is_all_first_lines_is_shown_whole() -> None:
    body = "ضياء بريس\n"

    whole = [make_article(body=body, body_start=len(body) - left) for left in (0, 1)]

    assert [article.text for article in whole] == [body, body]
    assert Article(body=body, body_start=5).text == "بريس\n"


@pytest.mark.parametrize(("constraint", "fields"), REFUSED)
def test_creating_in_bulk_is_refused(constraint: str, fields: dict[str, Any]) -> None:
    article = Article(**{**LEGAL, **fields})

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Article.objects.bulk_create([article])


@pytest.mark.parametrize(("constraint", "fields"), REFUSED)
def test_updating_in_bulk_is_refused(constraint: str, fields: dict[str, Any]) -> None:
    make_article()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Article.objects.update(**fields)


def test_two_articles_cannot_have_one_source() -> None:
    make_article(source="001.txt")

    with pytest.raises(IntegrityError, match="source"), transaction.atomic():
        make_article(source="001.txt")


def test_an_article_may_lack_headline_outlet_and_date() -> None:
    article = make_article(headline="")

    article.full_clean()

    assert (article.outlet, article.published_on, article.machine_date) == (None, None, "")


def test_the_digest_is_the_sha256_of_the_body() -> None:
    article = make_article(body="نصٌّ\r\nكما ورد ")

    assert article.digest == hashlib.sha256("نصٌّ\r\nكما ورد ".encode()).hexdigest()


@pytest.mark.parametrize("update_fields", [None, ["body"]])
def test_the_digest_follows_the_body(update_fields: list[str] | None) -> None:
    article = make_article(body="نص أول")
    article.body = "نص ثان"

    article.save(update_fields=update_fields)

    article.refresh_from_db()
    assert article.digest == hashlib.sha256("نص ثان".encode()).hexdigest()


def test_an_article_without_headline_shows_its_first_words() -> None:
    words = [f"كلمة{number}" for number in range(20)]
    article = make_article(headline="", body="جريدة الميزان\n" + " ".join(words), body_start=14)

    assert article.display_headline == " ".join(words[:12]) + "…"


def test_an_article_that_is_all_first_lines_shows_these() -> None:
    article = make_article(headline="", body="جريدة الميزان\n", body_start=14)

    assert article.display_headline == "جريدة الميزان"


@pytest.mark.parametrize(
    ("precision", "written"), [("day", "2023-11-05"), ("month", "2023-11"), ("year", "2023")]
)
def test_a_machine_reads_the_date_as_precisely_as_it_is_known(precision: str, written: str) -> None:
    article = make_article(published_on=date(2023, 11, 5), date_precision=precision)

    assert article.machine_date == written


def test_the_newest_article_is_first_and_undated_ones_are_last() -> None:
    undated = make_article()
    old = make_article(published_on=date(2015, 1, 1))
    new = make_article(published_on=date(2024, 1, 1))

    assert list(Article.objects.all()) == [new, old, undated]
