"""Every example of the help page runs."""

from collections.abc import Callable

import pytest
from django.core.management import call_command

from archive.search.parser import parse
from archive.search.query import Reason, Search, Widened
from archive.selectors.examples import EXAMPLES, Example
from archive.selectors.search import SearchResults, search_articles

pytestmark = pytest.mark.django_db

ALL = [example for group in EXAMPLES for example in group.examples]


@pytest.fixture
def demo(build_index: Callable[[], None]) -> None:
    call_command("loaddata", "demo", verbosity=0)
    build_index()


def run(example: Example) -> SearchResults:
    return search_articles(Search(parse(example.text, level=example.level)))


@pytest.mark.parametrize("example", ALL, ids=lambda example: f"{example.text} {example.level}")
def test_an_example_is_read_as_it_stands(example: Example) -> None:
    assert parse(example.text).notices == ()


def test_every_example_finds_something_in_the_demo(demo: None) -> None:
    found = {example.text: run(example) for example in ALL}

    assert [text for text, results in found.items() if not results.articles] == []


def test_slips_find_their_articles_after_the_whole_ones(demo: None) -> None:
    for example in ALL:
        results = run(example)
        root = results.search.query.root
        if isinstance(root, Widened) and root.reason is Reason.REPAIR:
            assert (results.total, results.part_total > 0) == (0, True)


def test_each_level_finds_more_than_the_one_before(demo: None) -> None:
    word, spelling, family = (run(example).total for example in EXAMPLES[-1].examples)

    assert spelling < word < family
