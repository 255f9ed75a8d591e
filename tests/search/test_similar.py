"""More articles like one."""

from collections.abc import Callable

import pytest

from tests.factories import make_article
from tests.search.indexes import backend

pytestmark = pytest.mark.django_db


def test_more_like_this_shares_the_telling_words(build_index: Callable[[], None]) -> None:
    article = make_article(body="حجز طائرة مسيرة محملة بالشيرا قرب العرائش.")
    alike = make_article(body="طائرة مسيرة تسقط، وعلى متنها كمية من الشيرا.")
    other = make_article(body="طائرة مدنية تهبط في مطار فاس.")
    deleted = make_article(body="طائرة مسيرة أخرى محملة بالشيرا قرب العرائش.")
    for number in range(6):
        make_article(headline=f"خبر {number}", body="لا شيء هنا.")
    build_index()
    backend().write((), [deleted.pk])

    hits = [hit.article_id for hit in backend().similar_page(article.pk, 5).hits]

    assert hits[:2] == [alike.pk, other.pk]
    assert not {article.pk, deleted.pk} & set(hits)


def test_nothing_is_like_an_article_that_is_not_indexed(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()

    assert backend().similar_page(0, 5).hits == ()


def test_nothing_is_like_an_article_without_words_of_others(
    build_index: Callable[[], None],
) -> None:
    article = make_article(headline="كركدن", body="كركدن.")
    make_article()
    build_index()

    page = backend().similar_page(article.pk, 5)

    assert (page.hits, page.total) == ((), 0)
