"""Every engine gives all hits at once as it gives them page by page."""

import pytest

from archive.search.hits import HitKeys
from archive.search.parser import parse
from archive.search.query import Filters, Order, Search
from archive.selectors.export import find_keys
from archive.selectors.search import find_hits
from tests.factories import make_article, make_outlet
from tests.search.conftest import IndexAll, apply_changes

SIZE = 7


@pytest.fixture
def many(engine: IndexAll) -> None:
    """More hits than are ranked in two phases, written in two commits."""
    other = make_outlet(slug="other")
    first = [make_article(body="فاس " * (n % 5 + 1) + "أكادير " * (n % 3)) for n in range(40)]
    engine()
    apply_changes([make_article(body="في فاس وحدها.", outlet=other) for _ in range(20)], first[:3])


def pages_of(search: Search) -> HitKeys:
    """Turn the pages of a search one by one."""
    keys = HitKeys()
    for start in range(0, 70, SIZE):
        for hit in find_hits(search, start=start, stop=start + SIZE).hits:
            (keys.part if hit.part else keys.whole).append(hit.article_id)
    return keys


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("asked", ["فاس", "فاس أكادير", "فاس -أكادير", "كركدن", "فا*"])
def test_all_hits_stand_in_the_order_of_their_pages(asked: str, order: Order) -> None:
    search = Search(parse(asked), Filters(), order)

    keys = find_keys(search)

    assert keys == pages_of(search)
    assert len(set(keys.whole + keys.part)) == len(keys.whole + keys.part)


@pytest.mark.usefixtures("many")
def test_filters_without_words_give_all_that_they_let_through() -> None:
    search = Search(parse(""), Filters(outlet="other"), Order.NEWEST)

    keys = find_keys(search)

    assert len(keys.whole) == 20
    assert keys == pages_of(search)


def test_nothing_asked_is_nothing_found() -> None:
    assert find_keys(Search(parse(""))) == HitKeys()
