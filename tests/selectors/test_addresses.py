"""Addresses of the same search with one thing asked otherwise."""

from archive.selectors.addresses import SearchAddresses


def addresses(**asked: list[str]) -> SearchAddresses:
    return SearchAddresses(asked)


def test_what_an_address_asks_is_kept() -> None:
    found = addresses(q=["a b"], level=["family"], page=["3"], hit=["41"], since=[""])

    assert found.current() == "?q=a+b&level=family"
    assert found.hit(5) == "?q=a+b&level=family&hit=5"
    assert addresses().current() == "?"


def test_of_what_is_said_twice_the_last_counts_but_every_tag_does() -> None:
    found = addresses(q=["a", "b"], tags=["x", "y", "x"])

    assert found.current() == "?q=b&tags=x&tags=y"
    assert found.widened("tags", "x") == "?q=b&tags=y"
    assert found.narrowed("tags", "z") == "?q=b&tags=x&tags=y&tags=z"


def test_what_was_emptied_last_is_not_kept() -> None:
    assert addresses(q=["a"], year=["2024", ""]).kept == (("q", "a"),)


def test_another_page_is_of_the_same_search() -> None:
    assert addresses(q=["a"], page=["3"]).page(2) == "?q=a&page=2"


def test_a_filter_takes_the_place_of_the_one_before() -> None:
    found = addresses(outlet=["mizan"], q=["a"])

    assert found.narrowed("outlet", "rissala & co") == "?q=a&outlet=rissala+%26+co"
    assert found.widened("outlet") == "?q=a"


def test_a_month_goes_with_its_year() -> None:
    found = addresses(q=["a"], year=["2024"], month=["2024-05"])

    assert found.narrowed("year", "2023") == "?q=a&year=2023"
    assert found.widened("year", "2024") == "?q=a"
    assert found.widened("month", "2024-05") == "?q=a&year=2024"


def test_without_filters_the_words_their_level_and_the_order_stay() -> None:
    found = addresses(q=["a"], section=["x"], level=["family"], words=["any"], order=["newest"])

    assert found.unfiltered() == "?q=a&level=family&words=any&order=newest"
    assert found.instead("ا ب") == "?q=%D8%A7+%D8%A8&section=x&level=family&words=any&order=newest"
