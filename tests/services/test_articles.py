"""Changes to many articles at once."""

import pytest

from archive.models import Article
from archive.services.articles import add_tag, remove_tag, set_status
from tests.factories import make_article, make_tag

pytestmark = pytest.mark.django_db


def test_a_status_is_given_to_all() -> None:
    make_article(status="draft")
    make_article(status="review")

    set_status(Article.objects.all(), Article.Status.PUBLIC)

    assert Article.objects.public().count() == 2


def test_only_articles_with_another_status_count() -> None:
    make_article(status="draft")
    make_article(status="public")

    assert set_status(Article.objects.all(), Article.Status.PUBLIC) == 1


def test_an_article_that_has_the_status_gets_no_history() -> None:
    article = make_article(status="public")

    set_status(Article.objects.all(), Article.Status.PUBLIC)

    assert article.history.count() == 1


def test_a_status_changes_nothing_but_the_status() -> None:
    article = make_article(status="draft", body="نص\r\n كما ورد ")
    before = Article.objects.values().get()

    set_status(Article.objects.filter(pk=article.pk), Article.Status.WITHDRAWN)

    assert Article.objects.values().get() == {**before, "status": "withdrawn"}


def test_a_tag_is_added_to_those_that_lack_it() -> None:
    tag = make_tag()
    make_article(tags=(tag,))
    lacking = make_article(tags=(make_tag("القضاء"),))

    assert add_tag(Article.objects.all(), tag) == 1
    assert tag in lacking.tags.all()


def test_adding_a_tag_keeps_the_others() -> None:
    article = make_article(tags=(make_tag("القضاء"),))

    add_tag(Article.objects.all(), make_tag("فاس"))

    assert article.tags.count() == 2


def test_a_tag_is_taken_off_those_that_have_it() -> None:
    tag, other = make_tag(), make_tag("القضاء")
    carrying = make_article(tags=(tag, other))
    make_article(tags=(other,))

    assert remove_tag(Article.objects.all(), tag) == 1
    assert list(carrying.tags.all()) == [other]


def test_articles_that_were_not_named_are_left_alone() -> None:
    named, other = make_article(), make_article()

    add_tag(Article.objects.filter(pk=named.pk), make_tag())

    assert not other.tags.exists()
