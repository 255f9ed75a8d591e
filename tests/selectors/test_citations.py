"""What citations say of an article."""

from datetime import date
from typing import Any

import pytest

from archive.models import Article
from archive.selectors.citations import cited, source_address

DAY = date(2024, 4, 19)


def published(**fields: Any) -> tuple[int, ...]:
    article = Article(**{"body": "نص", "published_on": DAY, "date_kind": "published", **fields})
    return cited(article, address="", accessed=date(2026, 11, 23)).published


@pytest.mark.parametrize(
    ("precision", "known"), [("day", (2024, 4, 19)), ("month", (2024, 4)), ("year", (2024,))]
)
def test_a_date_is_cited_as_precisely_as_it_is_known(
    precision: str, known: tuple[int, ...]
) -> None:
    assert published(date_precision=precision) == known


@pytest.mark.parametrize("kind", ["page_header", "inferred"])
def test_a_date_of_another_moment_is_not_cited(kind: str) -> None:
    assert published(date_kind=kind, date_precision="day") == ()


def test_no_date_is_cited_where_none_is_known() -> None:
    assert published(published_on=None, date_kind="unknown") == ()


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://mizan.example/1", "https://mizan.example/1"),
        ("HTTP://mizan.example/", "HTTP://mizan.example/"),
        ("httpx://mizan.example/", ""),
        ("javascript:alert(1)//http://x", ""),
        ("001.txt", ""),
    ],
)
def test_only_addresses_of_the_web_are_addresses(source: str, address: str) -> None:
    assert source_address(Article(source=source)) == address
