"""The benchmark of pages: real servers, ours and the least that Django can be."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from archive.benchmark.servers import ServerError, environment, first_byte_ms, served
from archive.models import Article

pytestmark = pytest.mark.django_db


def test_it_times_our_pages_beside_an_empty_one() -> None:
    out = StringIO()

    options = ("--articles", "60", "--questions", "1", "--repeat", "1", "--json")
    call_command("benchmark_pages", *options, stdout=out, stderr=StringIO())

    found = json.loads(out.getvalue())
    assert found["ratios"]["empty Django page"] == 1
    assert found["ratios"]["search page"] > 1
    assert found["search_ms"] > 0
    assert not Article.objects.exists()


def test_a_site_may_take_its_time_to_start() -> None:
    with served("tests.benchmark.starting", env=environment()) as connection:
        assert first_byte_ms(connection, "/") > 0


def test_a_site_that_does_not_start_is_an_error() -> None:
    with pytest.raises(ServerError), served("archive.nowhere", env=environment()):
        pass
