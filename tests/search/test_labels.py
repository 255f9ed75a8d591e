"""Labels read: headlines, outlets, tags and days."""

import pytest

from archive.search.query import NoticeKind
from tests.search.shapes import notices_of, shape_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("headline:شرطة", "headline:شرطه"),
        ("عنوان:شرطة فاس", "(headline:شرطه & فاس)"),
        ("Headline:«الأمن الوطني»", "headline:«الامن الوطني»"),
        ('headline:"الأمن الوطني"~5', "headline:«الامن الوطني»~5"),
        ("headline:شرط*", "headline:شرط*"),
        ("headline:=شرطة", "headline:=شرطه"),
        ("=headline:شرطة", "headline:=شرطه"),
        ("headline:-شرطة", "-headline:شرطه"),
        ("-عنوان:شرطة", "-headline:شرطه"),
        ("عنوان:(شرطة أو أمن*)", "(headline:شرطه | headline:امن*)"),
        (
            "headline:(شرطة (أمن OR -درك) tag:فاس)",
            "(headline:شرطه & (headline:امن | -headline:درك) & tags:فاس)",
        ),
        ("headline:", "headline"),
        ("headline: شرطة", "(headline & شرطه)"),
    ],
)
def test_asks_for_words_in_the_headline(text: str, expected: str) -> None:
    assert shape_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("outlet:هسبريس", "outlet:هسبريس"),
        ("منبر:«لو ديسك»", "outlet:لو ديسك"),
        ('Outlet:"Le  Desk"', "outlet:le desk"),
        ("tag:أمن", "tags:امن"),
        ("وسم:كوفيد-19،", "tags:كوفيد-19"),
        ("-وسم:أمن", "-tags:امن"),
        ("tag:أمن OR tag:درك", "(tags:امن | tags:درك)"),
        ("tag:", "tag"),
        ("tag:(أمن)", "(tag & امن)"),
    ],
)
def test_asks_for_an_outlet_or_a_tag(text: str, expected: str) -> None:
    assert shape_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date:2022", "2022-01-01..2022-12-31"),
        ("تاريخ:٢٠٢٢", "2022-01-01..2022-12-31"),
        ("date:2022-05", "2022-05-01..2022-05-31"),
        ("date:2024-2", "2024-02-01..2024-02-29"),
        ("date:2022-05-17", "2022-05-17..2022-05-17"),
        ("date:2022/5/7", "2022-05-07..2022-05-07"),
        ("date:2022..2023", "2022-01-01..2023-12-31"),
        ("date:2022-05..2023-02-03", "2022-05-01..2023-02-03"),
        ("date:2022…2023", "2022-01-01..2023-12-31"),
        ("date:..2023", "..2023-12-31"),
        ("date:2022-05..", "2022-05-01.."),
        ("date:2023..2022", "2022-01-01..2023-12-31"),
        ('date:"2022 .. 2023"', "2022-01-01..2023-12-31"),
        ("date:2022؟", "2022-01-01..2022-12-31"),
        ("date:2022، فاس", "(2022-01-01..2022-12-31 & فاس)"),
        ("-date:2022", "-2022-01-01..2022-12-31"),
        ("date:0001..9999", "0001-01-01..9999-12-31"),
    ],
)
def test_asks_for_days(text: str, expected: str) -> None:
    assert shape_of(text) == expected
    assert not notices_of(text)


@pytest.mark.parametrize(
    "written",
    "2024-02-30 2022-13 2022-00 0000 99999 22 -2022 .. 2022..x 2020..2021..2022 أمس 17-05-2022"
    " 2022-05- 2022*".split(),
)
def test_leaves_out_a_date_that_the_calendar_does_not_have(written: str) -> None:
    assert shape_of(f"فاس date:{written}") == "فاس"
    assert notices_of(f"date:{written}") == {NoticeKind.UNREADABLE_DATE: written}


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("tag:*", NoticeKind.WITHOUT_LETTERS),
        ('tag:""', NoticeKind.WITHOUT_LETTERS),
        ('outlet:"هسبريس', NoticeKind.QUOTE_CLOSED),
        ('date:"', NoticeKind.UNREADABLE_DATE),
        ('tag:"أمن فاس"~5', NoticeKind.SIGN_DROPPED),
        ("=tag:أمن", NoticeKind.SIGN_DROPPED),
    ],
)
def test_says_what_it_did_with_a_clumsy_label(text: str, notice: NoticeKind) -> None:
    assert notice in notices_of(text)
