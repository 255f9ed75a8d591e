"""Haystack's command that would empty the index."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.forms.search import SearchForm
from archive.selectors.search import search_articles
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("options", [[], ["--noinput"], ["--nocommit", "-u", "default"]])
def test_the_index_is_not_emptied(build_index: Callable[[], None], options: list[str]) -> None:
    make_article(headline="شرطة فاس")
    build_index()

    with pytest.raises(CommandError, match=r"equals the database\. manage\.py rebuild_index"):
        call_command("clear_index", *options)

    form = SearchForm({"q": "شرطة"})
    assert form.is_valid()
    assert search_articles(form.to_search()).total == 1
