"""All hits of a search, read in batches."""

import tracemalloc
from array import array

import pytest

from archive.exports.rows import in_blocks
from archive.exports.rows_csv import csv_lines
from archive.search.hits import HitKeys
from archive.selectors.export import export_rows
from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db

SITE = "https://archive.example"


def test_what_is_held_does_not_grow_with_what_is_read() -> None:
    outlet, tags = make_outlet(), (make_tag("فاس"), make_tag("الأمن"))
    made = [make_article(outlet=outlet, tags=tags, body="خبر " * 500).pk for _ in range(250)]

    held_for(made * 2)
    few, many = held_for(made * 8), held_for(made * 80)

    assert many < 1.2 * few


def held_for(ids: list[int]) -> int:
    """Send all rows as CSV; return how many bytes were held at most."""
    keys = HitKeys(array("q", ids))
    tracemalloc.start()
    assert sum(map(len, in_blocks(csv_lines(export_rows(keys, site=SITE))))) > 200 * len(ids)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_rows_stand_in_the_order_of_the_hits() -> None:
    first, second, third = (make_article().pk for _ in range(3))
    keys = HitKeys(array("q", [third, first]), array("q", [second]))

    rows = [(row.id, row.match) for row in export_rows(keys, site=SITE)]

    assert rows == [(third, "whole"), (first, "whole"), (second, "part")]


def test_an_article_that_is_gone_is_left_out() -> None:
    kept, gone = make_article(), make_article()
    keys = HitKeys(array("q", [kept.pk, gone.pk]))
    gone.delete()

    assert [row.id for row in export_rows(keys, site=SITE)] == [kept.pk]


def test_an_address_is_that_of_the_articles_page() -> None:
    article = make_article(pk=1001)
    keys = HitKeys(array("q", [1001]))

    (row,) = export_rows(keys, site="https://host10.example")

    assert row.address == f"https://host10.example{article.get_absolute_url()}"
