"""Dates are read as newspapers write them; what is no date is left in the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.dates import find_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19 يناير 2024", date(2024, 1, 19)),
        ("3 جانفي 2024", date(2024, 1, 3)),
        ("20 كانون الثاني 2024", date(2024, 1, 20)),
        ("20 كانون الثاني/يناير 2024", date(2024, 1, 20)),
        ("1 شباط 2023", date(2023, 2, 1)),
        ("29 فبراير 2024", date(2024, 2, 29)),
        ("4 مارس 2021", date(2021, 3, 4)),
        ("الجمعة 19 إبريل 2024", date(2024, 4, 19)),
        ("الجمعة، 19 أبريل، 2024", date(2024, 4, 19)),
        ("فاتح ماي 2023", date(2023, 5, 1)),
        ("16 ماي سنة 1956", date(1956, 5, 16)),
        ("16 ماي عام 1956", date(1956, 5, 16)),
        ("7 مايو/أيار 2024", date(2024, 5, 7)),
        ("2 يُونيُو 2022", date(2022, 6, 2)),
        ("30 يوليوز 2023", date(2023, 7, 30)),
        ("14 تموز 2023", date(2023, 7, 14)),
        ("الأحد 18 غشت 2024", date(2024, 8, 18)),
        ("12 آب 2020", date(2020, 8, 12)),
        ("12 شتنبر 2023", date(2023, 9, 12)),
        ("9 أكتوبر 2023", date(2023, 10, 9)),
        ("6 نونبر 2023 على الساعة 18:30 مساء", date(2023, 11, 6)),
        ("السبت 30 دجنبر 2023 - 21:05", date(2023, 12, 30)),
        ("يومه الخميس 9 ماي 2024", date(2024, 5, 9)),
        ("vendredi 1er mars 2024", date(2024, 3, 1)),
        ("2 août 2024", date(2024, 8, 2)),
        ("12 Décembre 2022 10h15", date(2022, 12, 12)),
        ("19/04/2024", date(2024, 4, 19)),
        ("١٩/٠٤/٢٠٢٤", date(2024, 4, 19)),
        ("۱۹-۰۴-۲۰۲۴", date(2024, 4, 19)),
        ("19.04.2024", date(2024, 4, 19)),
        ("5/6/2023", date(2023, 6, 5)),
        ("2024-04-19", date(2024, 4, 19)),
        ("2024-04-19T18:30:00Z", date(2024, 4, 19)),
        ("2024-04-19T18:30:00+01:00", date(2024, 4, 19)),
        ("الأربعاء 9 رمضان 1445 هـ الموافق 20 مارس 2024", date(2024, 3, 20)),
        ("15 ربيع الأول 1446هـ / 19 شتنبر 2024", date(2024, 9, 19)),
        ("9 رمضان 1445 الموافق لـ20 مارس 2024", date(2024, 3, 20)),
    ],
)
def test_a_written_day_is_read_and_leaves_no_rest(text: str, day: date) -> None:
    found = find_date(text)

    assert found is not None
    assert (found.day, found.rest) == (day, "")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("نُشر في 12 شتنبر 2023 على الساعة 18:30", "نشر في"),
        ("في 16 ماي 1956 تأسست المديرية", "في تاسست المديريه"),
        ("هبة بريس | الثلاثاء 7 ماي 2024", "هبه بريس"),
        ("05/06/2023 ثم 3 ماي 2024", "ثم 3 ماي 2024"),
        ("31 فبراير 2023 ثم 3 مارس 2023", "31 فبراير 2023 ثم"),
    ],
)
def test_words_that_are_no_date_stay_in_the_rest(text: str, rest: str) -> None:
    found = find_date(text)

    assert found is not None
    assert found.rest == rest


def test_the_first_date_counts_however_it_is_written() -> None:
    found = find_date("2022-06-05 ثم 3 ماي 2024")

    assert found is not None
    assert found.day == date(2022, 6, 5)


@pytest.mark.parametrize(
    "text",
    "|31 فبراير 2024|29 فبراير 2023|0 ماي 2024|2024|سنة 2024|ماي 2024|3 ماي|12/2023|13/13/2023"
    "|112 ماي 2024|3 ماي 20245|9 محرم 1445|19/04/24|19 أبريلية 2024|1.234.567".split("|"),
)
def test_what_names_no_possible_day_is_no_date(text: str) -> None:
    assert find_date(text) is None


@given(st.text() | st.text(alphabet="0123456789/-. :تماي٣"))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = find_date(text)

    assert found is None or found.rest == " ".join(found.rest.split())
