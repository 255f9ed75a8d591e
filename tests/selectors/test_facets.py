"""Facets as a reader sees them."""

import pytest

from archive.search.query import MOST_TAGS, Filters
from archive.selectors.addresses import SearchAddresses
from archive.selectors.facets import (
    MOST_CHOICES,
    OPEN_CHOICES,
    Facet,
    name_facets,
    with_addresses,
)
from tests.factories import make_outlet

pytestmark = pytest.mark.django_db


def facet(name: str, *values: tuple[str, int], filters: Filters | None = None) -> Facet:
    named = name_facets({name: values}, filters or Filters())
    facets = {found.name: found for found in named}
    return facets[name]


def labels(found: Facet) -> list[str]:
    return [choice.label for choice in found.choices]


def test_values_have_the_names_that_readers_know() -> None:
    make_outlet("جريدة الميزان", slug="mizan")

    assert labels(facet("outlet", ("mizan", 2))) == ["جريدة الميزان"]
    assert labels(facet("date_kind", ("published", 1))) == ["تاريخ النشر"]
    assert labels(facet("section", ("سياسة", 1))) == ["سياسة"]


@pytest.mark.parametrize(
    ("name", "filters"),
    [
        ("outlet", Filters(outlet="x")),
        ("tags", Filters(tags=("x",))),
        ("year", Filters(year=2024)),
        ("month", Filters(month="2024-05")),
        ("date_kind", Filters(date_kind="inferred")),
        ("section", Filters(section="x")),
    ],
)
def test_what_was_chosen_is_offered_even_where_no_hit_has_it(name: str, filters: Filters) -> None:
    (choice,) = facet(name, filters=filters).choices

    assert (choice.chosen, choice.count) == (True, 0)


def test_no_more_tags_are_offered_than_may_be_chosen() -> None:
    chosen = tuple(f"t{number}" for number in range(MOST_TAGS))

    assert "x" in labels(facet("tags", ("x", 5), filters=Filters(tags=chosen[:-1])))
    assert "x" not in labels(facet("tags", ("x", 5), filters=Filters(tags=chosen)))


def test_of_years_and_months_which_have_bars_the_chosen_one_alone_is_named() -> None:
    years = [("2022", 5), ("2024", 1)]
    month = facet("month", ("2024-08", 1), ("2024-09", 1), filters=Filters(month="2024-08"))

    assert labels(facet("year", *years)) == []
    assert labels(facet("year", *years, filters=Filters(year=2022))) == ["2022"]
    assert labels(month) == ["غشت 2024"]


def test_what_was_chosen_stands_first_however_rare_it_is() -> None:
    sections = [(f"s{number}", 99 - number) for number in range(50)]

    found = facet("section", *sections, filters=Filters(section="s44"))

    assert (labels(found)[0], len(found.choices)) == ("s44", MOST_CHOICES + 1)


def test_every_value_leads_to_itself_and_a_chosen_one_back() -> None:
    found = facet("section", ("a", 1234), ("b", 1), filters=Filters(section="b"))

    linked = with_addresses(found, SearchAddresses({"q": ["x"], "section": ["b"]}))

    assert [(one.value, one.address, one.count_in_words) for one in linked.choices] == [
        ("b", "?q=x", "1"),
        ("a", "?q=x&section=a", "1.234"),
    ]


def test_few_stand_open_and_the_rarest_are_left_out() -> None:
    found = facet("section", *[(f"s{number}", 99 - number) for number in range(50)])

    assert len(found.first_choices) == OPEN_CHOICES
    assert len(found.choices) == MOST_CHOICES
    assert (*found.first_choices, *found.other_choices) == found.choices
