"""Numbers of the interface, grouped by language and written in the reader's digits."""

from datetime import date

import pytest
from django.utils import translation

from archive.models import Article
from archive.selectors.numerals import arabic_indic_digits, number_in_words
from archive.selectors.wording import date_in_words


@pytest.mark.parametrize(
    ("language", "written"), [("ar", "12.345"), ("fr", "12\xa0345"), ("en", "12,345")]
)
def test_thousands_are_grouped_as_the_language_does(language: str, written: str) -> None:
    with translation.override(language):
        assert number_in_words(12345) == written


def test_chosen_digits_hold_inside_the_block_alone() -> None:
    with translation.override("ar"):
        with arabic_indic_digits(True):
            inside = number_in_words(12345)

        assert (inside, number_in_words(12345)) == ("١٢.٣٤٥", "12.345")


def test_dates_have_the_chosen_digits() -> None:
    article = Article(published_on=date(2024, 8, 9), date_precision="day")

    with translation.override("ar"), arabic_indic_digits(True):
        assert date_in_words(article) == "٩ غشت ٢٠٢٤"


def test_a_date_and_a_number_are_written_anew_in_one_language_after_another() -> None:
    article = Article(published_on=date(2024, 8, 9), date_precision="month")

    written = []
    for language in ("ar", "fr", "en", "ar"):
        with translation.override(language):
            written.append((date_in_words(article), number_in_words(1000)))

    assert written[0] == written[3]
    assert len(set(written)) == 3
