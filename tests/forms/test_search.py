"""Addresses read as searches."""

from datetime import date

import pytest
from django.http import QueryDict

from archive.forms.search import SearchForm
from archive.search.query import Filters, Level, Order, Search
from archive.selectors.numerals import arabic_indic_digits
from tests.factories import make_outlet, make_tag

pytestmark = pytest.mark.django_db


def form(address: str) -> SearchForm:
    return SearchForm(QueryDict(address))


def search(address: str) -> Search:
    read = form(address)
    assert read.is_valid(), read.errors
    return read.to_search()


def errors(address: str) -> list[str]:
    """The names of the fields that are refused."""
    return list(form(address).errors)


def test_everything_that_an_address_may_carry_is_read() -> None:
    make_outlet(slug="mizan")
    make_tag(slug="roads")

    read = search(
        "q=x&level=family&order=oldest&outlet=mizan&tags=roads&year=2022&month=2022-05"
        "&since=2022-05-01&until=2022-05-31&date_kind=published&section=news&any_date=on"
    )

    days = (date(2022, 5, 1), date(2022, 5, 31))
    assert (read.query.level, read.order) == (Level.FAMILY, Order.OLDEST)
    assert read.filters == Filters(
        "mizan", ("roads",), 2022, "2022-05", *days, "published", "news", any_date=True
    )


@pytest.mark.parametrize("value", ["", "nonsense", "-__class__", "0", "WORD", "\x00"])
@pytest.mark.parametrize("name", ["level", "order", "words"])
def test_an_option_that_does_not_exist_is_the_usual_one(name: str, value: str) -> None:
    address = QueryDict(mutable=True)
    address.update({"q": "a b", name: value})

    assert search(address.urlencode()) == search("q=a+b")


def test_the_form_shows_the_option_that_it_takes_a_value_for() -> None:
    read = form("q=x&order=nonsense&level=family")

    assert [read[name].value() for name in ("order", "level", "words")] == [
        "relevance",
        "family",
        "all",
    ]


@pytest.mark.parametrize(
    "day",
    [
        "0001-01-01", "99999-01-01", "2024-02-30", "1445-09-12", "٢٠٢٤-٠٥-١٧", "17/05/2024",
        "2024-5-7", "20240517", "2024-05-17T00:00", "x", "\x00",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["since", "until"])
def test_a_day_that_cannot_be_meant_is_refused_at_its_field(name: str, day: str) -> None:
    address = QueryDict(mutable=True)
    address.update({"q": "x", name: day})

    assert errors(address.urlencode()) == [name]


def test_days_in_the_wrong_order_are_refused_at_the_last_one() -> None:
    assert errors("since=2024-05-02&until=2024-05-01") == ["until"]
    assert errors("since=2024-05-01&until=2024-05-01") == []


@pytest.mark.parametrize(
    "month", ["2024-13", "2024-00", "2024", "0000-01", "٢٠٢٤-٠٥", "2024-05-01"]
)
def test_a_month_that_does_not_exist_is_refused(month: str) -> None:
    address = QueryDict(mutable=True)
    address["month"] = month

    assert errors(address.urlencode()) == ["month"]


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("outlet=none", ["outlet"]),
        ("tags=none", ["tags"]),
        ("date_kind=none", ["date_kind"]),
        ("section=" + "x" * 101, ["section"]),
        ("year=99999", ["year"]),
        ("&".join(f"tags={number}" for number in range(500)), ["tags"]),
    ],
)
def test_a_value_that_no_facet_has_is_refused(address: str, refused: list[str]) -> None:
    assert errors(address) == refused


def test_a_tag_named_five_hundred_times_is_one_tag() -> None:
    make_tag(slug="roads")

    assert search("&".join(["tags=roads"] * 500)).filters.tags == ("roads",)


def test_more_tags_than_a_reader_chooses_are_refused() -> None:
    slugs = [make_tag(f"وسم {number}").slug for number in range(11)]

    assert errors("&".join(f"tags={slug}" for slug in slugs)) == ["tags"]
    assert len(search("&".join(f"tags={slug}" for slug in slugs[:10])).filters.tags) == 10


def test_of_a_repeated_parameter_the_last_counts() -> None:
    assert search("q=a&q=b&since=2020-01-01&since=2021-01-01").query.text == "b"


@pytest.mark.parametrize("text", ["كلمة " * 65, "كلمة OR " * 200, "(" * 50 + "xx " * 65])
def test_more_than_sixty_four_words_are_refused(text: str) -> None:
    address = QueryDict(mutable=True)
    address["q"] = text[:1001]

    assert errors(address.urlencode()) == ["q"]


def test_a_section_is_taken_as_it_is_written() -> None:
    assert search("section=+x+").filters.section == " x "


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("q=a&level=word&order=&year=2024&page=3&utm=x", {"q": ["a"], "year": ["2024"]}),
        ("year=2024&year=", {"year": [""]}),
        ("any_date=on&since=2024-05-17", {"any_date": ["on"], "since": ["2024-05-17"]}),
        ("q=a&words=any&level=family", {"q": ["a"], "words": ["any"], "level": ["family"]}),
    ],
)
def test_what_was_asked_is_said_as_it_was_read(address: str, said: dict[str, list[str]]) -> None:
    read = form(address)

    assert read.is_valid()
    assert read.said() == said


def test_in_the_place_of_a_merged_tag_the_other_is_said() -> None:
    make_tag("قديم", slug="old", merged_into=make_tag("جديد", slug="new"))
    read = form("tags=old&tags=new")

    assert read.is_valid()
    assert read.said() == {"tags": ["new"]}


@pytest.mark.parametrize(
    ("address", "number"),
    [("q=" + "x" * 1001, "١٠٠٠"), ("q=" + "xx+" * 65, "٦٤"), ("since=1445-09-12", "١٨٠٠")],
)
def test_a_refusal_has_the_digits_of_the_reader(address: str, number: str) -> None:
    with arabic_indic_digits(True):
        said = " ".join(str(error) for found in form(address).errors.values() for error in found)

    assert number in said


def test_errors_beside_a_field_are_not_said_twice() -> None:
    read = form("since=x&year=99999")

    assert len(read.errors) == 2
    assert len(read.other_errors) == 1
