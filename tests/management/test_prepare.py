"""Bringing an installation to where it can be served."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertRedirects

from archive.models import Article
from archive.services.triggers import check_triggers
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def static_root(tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = tmp_path / "static"


def prepare(**options: bool) -> str:
    out = StringIO()
    call_command("prepare", stdout=out, **options)
    return out.getvalue()


def test_an_empty_archive_gets_demo_index_and_curator() -> None:
    said = prepare().splitlines()

    count = Article.objects.public().count()
    assert said[0] == f"The archive was empty: {count} demo articles are loaded."
    assert said[1] == f"{count} articles are indexed."
    assert said[2].startswith("Sign in at /admin/ as “curator” with the password ")
    assert len(said) == 4


def test_the_demo_can_be_searched(client: Client) -> None:
    prepare()

    assertContains(client.get("/", {"q": "شرطة"}), "hit-headline")


def test_the_curator_enters_with_the_password_shown(client: Client) -> None:
    shown = re.search(r"password (\S+)", prepare())
    assert shown
    sent = {"username": "curator", "password": shown.group(1), "next": "/admin/"}

    assertRedirects(client.post("/admin/login/", sent), "/admin/")


def test_a_second_run_has_nothing_to_say() -> None:
    prepare()
    before = (Article.objects.count(), Article.history.count(), User.objects.count())

    assert prepare() == ""
    assert (Article.objects.count(), Article.history.count(), User.objects.count()) == before


def test_without_demo_an_empty_archive_stays_empty(client: Client) -> None:
    said = prepare(no_demo=True)

    assert said.startswith("Sign in at /admin/")
    assert not Article.objects.exists()
    assert client.get("/", {"q": "شرطة"}).status_code == 200


def test_an_archive_with_articles_gets_no_demo() -> None:
    make_article()

    assert prepare().splitlines()[0] == "1 articles are indexed."
    assert Article.objects.count() == 1


def test_the_triggers_are_installed() -> None:
    prepare(no_demo=True)

    assert check_triggers(["default"]) == []


def test_the_files_of_pages_are_collected(tmp_path: Path) -> None:
    prepare(no_demo=True)

    assert (tmp_path / "static/css/base.css").is_file()
