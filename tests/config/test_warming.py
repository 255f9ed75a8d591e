"""A worker is ready before the first reader comes, whatever is there already."""

from collections.abc import Callable

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.loaders.cached import Loader
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.search.engines.whoosh import WhooshBackend
from archive.search.engines.whoosh_reader import SnapshotReader, reader_of
from config.warming import warm_up
from tests.factories import make_article


@pytest.mark.django_db
def test_the_index_is_open(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    reader_of.cache_clear()
    backend = connections[DEFAULT_ALIAS].get_backend()
    assert isinstance(backend, WhooshBackend)
    backend._reader = SnapshotReader(backend.path)

    warm_up()

    assert backend._reader._snapshot.size == 1


def test_without_an_index_or_a_database_the_templates_are_read() -> None:
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    (loader,) = engine.engine.template_loaders
    assert isinstance(loader, Loader)
    loader.reset()

    warm_up()

    assert {"archive/search.html", "archive/article.html"} <= set(loader.get_template_cache)
