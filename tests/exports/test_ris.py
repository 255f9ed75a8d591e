"""References in RIS."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exports.ris import as_ris
from tests.exports.references import cited_article


def test_an_article_of_a_newspaper() -> None:
    assert as_ris(cited_article()).split("\r\n") == [
        "TY  - NEWS",
        "ID  - yaqaza2024-4249ab12-7",
        "TI  - شرطة فاس تنفي",
        "AU  - قصي الدوار",
        "T2  - جريدة الميزان",
        "SE  - مجتمع",
        "PY  - 2024",
        "DA  - 2024/04/19",
        "Y2  - 2026/11/23",
        "LA  - ar",
        "UR  - https://yaqaza.example/texts/4249ab1262cc83e0/",
        "DB  - Yaqaza",
        f"N1  - SHA-256 {'4249ab1262cc83e0' * 4}",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    ("published", "day"), [((2023, 11), "DA  - 2023/11/"), ((2023,), "DA  - 2023//")]
)
def test_a_date_says_no_more_than_is_known(published: tuple[int, ...], day: str) -> None:
    assert f"\r\n{day}\r\n" in as_ris(cited_article(published=published))


def test_an_undated_article_has_no_date_but_that_of_reading() -> None:
    written = as_ris(cited_article(published=()))

    assert [line[:2] for line in written.splitlines() if "/11/23" in line] == ["Y2"]
    assert "PY  -" not in written
    assert "DA  -" not in written


@given(st.text(min_size=1), st.text())
def test_a_field_never_breaks_its_line(headline: str, byline: str) -> None:
    written = as_ris(cited_article(headline=headline, byline=byline))

    assert all(re.match("[A-Z][A-Z0-9]  - ", line) for line in written.splitlines())
    assert written.count("\r\nER  - \r\n") == 1
