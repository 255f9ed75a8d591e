"""The levels of a search, each with what it would find, and what to ask where nothing is found."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.factories import make_article
from tests.views.pages import Page, read_page

pytestmark = pytest.mark.django_db


def levels(page: Page) -> dict[str, str]:
    """Give the number in each level's link by the level in its address."""
    named = ((link.attrs["href"].rpartition("level=")[2], link.text) for link in page.all("a"))
    known = {"spelling", "word", "family"}
    numbers = [(level, text.split()[-1]) for level, text in named if level in known]
    return {level: number for level, number in numbers if number.isdigit()}


@pytest.fixture
def smugglers(build_index: Callable[[], None]) -> None:
    for word in ("تهريب", "التهريب", "مهربون"):
        make_article(headline=word, body="خبر")
    build_index()


@pytest.mark.parametrize("level", ["spelling", "word", "family"])
def test_every_level_says_what_it_finds(client: Client, smugglers: None, level: str) -> None:
    page = read_page(client.get("/", {"q": "تهريب", "level": level}))

    assert levels(page) == {"spelling": "1", "word": "2", "family": "3"}
    assert page.all("a", **{"aria-current": "true"})[0].attrs["href"].endswith(f"level={level}")


def test_a_level_finds_what_is_said_of_it(client: Client, smugglers: None) -> None:
    said = levels(read_page(client.get("/", {"q": "DGSN OR تهريب", "level": "spelling"})))

    for level, count in said.items():
        found = client.get("/", {"q": "DGSN OR تهريب", "level": level}).context["results"]
        assert str(found.total) == count


def test_a_level_does_not_count_the_hits_in_part(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="طنجة")
    make_article(headline="ميناء")
    build_index()

    page = read_page(client.get("/", {"q": "طنجة ميناء"}))

    assert set(levels(page).values()) == {"0"}


def test_filters_alone_have_no_level(client: Client, build_index: Callable[[], None]) -> None:
    make_article(published_on=date(2024, 5, 1))
    build_index()

    page = read_page(client.get("/", {"year": "2024"}))

    assert (page.all("nav", class_="levels"), levels(page)) == ([], {})


def test_all_of_the_words_or_any_is_offered_where_there_are_several(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article()
    build_index()

    offered = {
        asked: len([one for one in page.all("a") if "words=any" in one.attrs.get("href", "")])
        for asked in ("البحر", "البحر الأحمر", "البحر OR الأحمر", '"البحر الأحمر"')
        for page in [read_page(client.get("/", {"q": asked}))]
    }

    assert list(offered.values()) == [0, 1, 0, 0]


def test_fewer_words_are_offered_where_all_find_nothing(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="ميناء طنجة")
    make_article(headline="طنجة وحدها")
    build_index()

    response = client.get("/", {"q": "ميناء طنجة كركدن"})

    found = {one.text: one.count for one in response.context["page"].suggestions}
    assert found == {"كركدن": 1}
    address = response.context["page"].suggestions[0].address
    assert client.get(f"/{address}").context["results"].total == 1


def test_other_levels_and_no_filters_are_offered_where_nothing_is_found(
    client: Client, smugglers: None
) -> None:
    response = client.get("/", {"q": "مهربين", "level": "spelling", "section": "x"})
    without = client.get("/", {"q": "مهربون", "level": "spelling", "section": "x"})

    assert response.context["page"].suggestions == ()
    assert [(one.kind, one.count) for one in without.context["page"].suggestions] == [
        ("filters", 1)
    ]


def test_no_more_than_four_words_are_left_out_one_by_one(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="ا", body="واحد اثنان ثلاثة اربعة خمسة ستة")
    build_index()

    page = client.get("/", {"q": "كركدن واحد اثنان ثلاثة اربعة خمسة ستة"}).context["page"]

    assert [one.text for one in page.suggestions] == ["كركدن"]
