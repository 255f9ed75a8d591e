"""The hits before and after an article."""

from collections.abc import Callable
from datetime import date

import pytest
from haystack import connections

from archive.models import Article
from archive.search.parser import parse
from archive.search.query import Filters, Level, Order, Search
from archive.selectors.neighbours import Place, find_place
from archive.selectors.search import find_hits
from tests.factories import make_article, make_outlet

pytestmark = pytest.mark.django_db

NEWEST = Search(parse("شرطة"), order=Order.NEWEST)


@pytest.fixture
def articles(build_index: Callable[[], None]) -> list[Article]:
    """Thirty articles about police, the newest first."""
    found = [
        make_article(headline=f"شرطة {day}", published_on=date(2024, 1, 31 - day))
        for day in range(1, 31)
    ]
    build_index()
    return found


def beside(place: Place | None) -> tuple[int, int] | None:
    """Give the positions of the hits before and after; 0 for none."""
    if place is None:
        return None
    before, after = place.previous, place.next
    return (before.position if before else 0, after.position if after else 0)


@pytest.mark.parametrize(
    ("position", "expected"), [(1, (0, 2)), (2, (1, 3)), (20, (19, 21)), (30, (29, 0))]
)
def test_a_hit_stands_between_its_neighbours(
    articles: list[Article], position: int, expected: tuple[int, int]
) -> None:
    place = find_place(NEWEST, articles[position - 1], position=position)

    assert beside(place) == expected
    assert place is not None
    assert (place.position, place.count) == (position, 30)


def test_neighbours_are_those_of_the_list_of_results(articles: list[Article]) -> None:
    hits = [hit.article_id for hit in find_hits(NEWEST, start=0, stop=30).hits]

    for position, article in enumerate(articles, start=1):
        place = find_place(NEWEST, article, position=position)
        assert place is not None
        if place.next:
            assert place.next.article.pk == hits[place.next.position - 1]
        if place.previous:
            assert place.previous.article.pk == hits[place.previous.position - 1]


@pytest.mark.parametrize("position", [5, 14])
def test_a_hit_that_moved_is_found_near_its_place(articles: list[Article], position: int) -> None:
    place = find_place(NEWEST, articles[9], position=position)

    assert place is not None
    assert (place.position, beside(place)) == (10, (9, 11))


@pytest.mark.parametrize("position", [1, 25, 999, 999_999_999])
def test_of_a_hit_that_is_far_away_nothing_is_said(articles: list[Article], position: int) -> None:
    assert find_place(NEWEST, articles[12], position=position) is None


def test_of_an_article_that_is_no_hit_nothing_is_said(articles: list[Article]) -> None:
    search = Search(parse("كركدن"), Filters(year=2024))

    assert find_place(search, articles[0], position=1) is None


def test_filters_count(build_index: Callable[[], None]) -> None:
    outlet = make_outlet(slug="mizan")
    own = [make_article(headline="شرطة", outlet=outlet) for _ in range(2)]
    make_article(headline="شرطة")
    build_index()

    place = find_place(Search(parse("شرطة"), Filters(outlet="mizan")), own[1], position=1)

    assert place is not None
    assert place.count == 2


def test_the_level_counts(build_index: Callable[[], None]) -> None:
    article = make_article(headline="الشرطة")
    build_index()

    query = parse("شرطة", level=Level.SPELLING)

    assert find_place(Search(query), article, position=1) is None


def test_hits_in_part_follow_the_whole_ones(build_index: Callable[[], None]) -> None:
    whole = make_article(headline="شرطة أكادير", body="خبر")
    part = make_article(headline="شرطة", body="خبر آخر")
    build_index()

    place = find_place(Search(parse("شرطة أكادير")), whole, position=1)

    assert place is not None
    assert place.next is not None
    assert (place.count, place.next.article.pk) == (2, part.pk)


def test_what_was_withdrawn_is_passed_over(articles: list[Article]) -> None:
    Article.objects.filter(pk=articles[5].pk).update(status=Article.Status.WITHDRAWN)

    place = find_place(NEWEST, articles[4], position=5)

    assert beside(place) == (4, 7)


def test_several_that_were_withdrawn_are_passed_over(articles: list[Article]) -> None:
    withdrawn = [article.pk for article in articles[5:9]]
    Article.objects.filter(pk__in=withdrawn).update(status=Article.Status.WITHDRAWN)

    assert beside(find_place(NEWEST, articles[4], position=5)) == (4, 10)


def test_the_engine_is_asked_once(articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    backend = connections["default"].get_backend()
    asked: list[tuple[int, int | None]] = []
    find_page = type(backend).find_page

    def counted(self: object, plan: object, start: int, stop: int | None) -> object:
        asked.append((start, stop))
        return find_page(self, plan, start, stop)

    monkeypatch.setattr(type(backend), "find_page", counted)
    find_place(NEWEST, articles[14], position=15)

    assert asked == [(4, 25)]
