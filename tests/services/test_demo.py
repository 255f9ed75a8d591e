"""The demo articles, for an archive that has none of its own."""

from collections.abc import Callable

import pytest

from archive.models import Article, Outlet, Tag
from archive.services.demo import load_demo
from archive.text.digests import digest_of
from archive.text.folding import fold_name
from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo() -> list[Article]:
    """The demo as it is loaded into an empty archive."""
    load_demo()
    return list(Article.objects.all())


def test_an_empty_archive_gets_the_demo() -> None:
    count = load_demo()

    assert count == Article.objects.public().count() > 0
    assert Outlet.objects.exists()
    assert Tag.objects.exists()


def test_loading_it_twice_changes_nothing(demo: list[Article]) -> None:
    before = list(Article.history.values())

    assert load_demo() == 0
    assert list(Article.history.values()) == before
    assert Article.objects.count() == len(demo)


@pytest.mark.parametrize("make", [make_article, make_outlet, make_tag])
def test_an_archive_with_something_of_its_own_is_left_alone(make: Callable[[], object]) -> None:
    make()

    assert load_demo() == 0
    assert Article.objects.count() + Outlet.objects.count() + Tag.objects.count() == 1


def test_every_article_says_that_it_is_a_demo(demo: list[Article]) -> None:
    assert [article.source for article in demo if "نص تجريبي" not in article.body] == []


def test_every_article_is_legal(demo: list[Article]) -> None:
    for article in demo:
        article.full_clean()
        assert 0 <= article.body_start < len(article.body)
        assert article.text[0] not in " \n"


def test_digests_and_keys_are_those_of_the_fixture(demo: list[Article]) -> None:
    loaded = [row.digest for row in Article.objects.all()]

    assert loaded == [digest_of(article.body) for article in demo]
    assert [tag.key for tag in Tag.objects.all()] == [
        fold_name(tag.name_ar) for tag in Tag.objects.all()
    ]


def test_a_headline_is_in_the_first_lines_where_there_are_any(demo: list[Article]) -> None:
    for article in demo:
        assert not article.body_start or article.headline in article.body[: article.body_start]


def test_it_shows_every_kind_of_date(demo: list[Article]) -> None:
    kinds = {(article.date_kind, article.date_precision) for article in demo}

    days = {("published", "day"), ("published", "month"), ("published", "year")}
    assert kinds >= {*days, ("page_header", "day"), ("unknown", "")}


@pytest.mark.parametrize("model", [Article, Outlet, Tag])
@pytest.mark.usefixtures("demo")
def test_each_thing_begins_its_history(
    model: type[Article] | type[Outlet] | type[Tag],
) -> None:
    assert model.history.count() == model.objects.count()


def test_every_tag_has_three_names(demo: list[Article]) -> None:
    assert demo
    assert not Tag.objects.filter(name_fr="").exists()
    assert not Tag.objects.filter(name_en="").exists()
