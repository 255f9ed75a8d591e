"""Every change leaves a history row, and says who made it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.models import Article, Outlet, Tag
from archive.services.articles import add_tag, set_status
from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db

ARTICLES = "/admin/archive/article/"


def history_types(model: type[Article] | type[Outlet] | type[Tag]) -> str:
    return "".join(row.history_type for row in model.history.order_by("history_id"))


def test_creating_editing_and_deleting_an_article_are_kept() -> None:
    article = make_article(headline="أول")
    article.headline = "ثان"
    article.save()
    article.delete()

    assert history_types(Article) == "+~-"
    assert [row.headline for row in Article.history.all()] == ["ثان", "ثان", "أول"]


def test_the_body_before_an_edit_is_kept() -> None:
    article = make_article(body="كما ورد\r\nأول مرة")
    article.body = "مصحح"
    article.save()

    assert article.history.earliest().body == "كما ورد\r\nأول مرة"


def test_a_change_of_tags_is_kept() -> None:
    article = make_article()
    tag = make_tag("القضاء")

    article.tags.add(tag)

    newest = article.history.latest()
    assert [row.tag for row in newest.tags.all()] == [tag]


@pytest.mark.parametrize("model", [Outlet, Tag])
def test_outlets_and_tags_keep_their_history(model: type[Outlet] | type[Tag]) -> None:
    thing = make_outlet() if model is Outlet else make_tag()
    thing.save()
    thing.delete()

    assert history_types(model) == "+~-"


def test_publishing_in_bulk_is_kept_for_each_article() -> None:
    for _ in range(3):
        make_article(status="draft")

    set_status(Article.objects.all(), Article.Status.PUBLIC)

    assert Article.history.filter(history_type="~", status="public").count() == 3


def test_tagging_in_bulk_is_kept_for_each_article() -> None:
    for _ in range(3):
        make_article()

    add_tag(Article.objects.all(), make_tag())

    assert Article.history.filter(historicalarticle_tags__isnull=False).count() == 3


def test_a_bulk_action_in_the_admin_says_who_did_it(admin_client: Client, admin_user: User) -> None:
    article = make_article(status="draft")

    admin_client.post(ARTICLES, {"action": "publish", "_selected_action": [article.pk]})

    assert article.history.latest().history_user == admin_user


def test_a_deletion_in_the_admin_says_who_did_it(admin_client: Client, admin_user: User) -> None:
    article = make_article()

    admin_client.post(f"{ARTICLES}{article.pk}/delete/", {"post": "yes"})

    last = Article.history.latest()
    assert (last.history_type, last.history_user) == ("-", admin_user)


def test_a_change_in_a_program_has_no_user() -> None:
    assert make_article().history.latest().history_user is None
