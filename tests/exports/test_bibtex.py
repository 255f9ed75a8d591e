"""References for BibTeX."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exports.bibtex import as_bibtex
from tests.exports.references import cited_article


def test_an_article_of_an_outlet() -> None:
    assert as_bibtex(cited_article()) == (
        "@article{yaqaza2024-4249ab12-7,\n"
        "  author = {{قصي الدوار}},\n"
        "  title = {{شرطة فاس تنفي}},\n"
        "  journal = {جريدة الميزان},\n"
        "  year = {2024},\n"
        "  month = apr,\n"
        "  day = {19},\n"
        "  url = {https://yaqaza.example/texts/4249ab1262cc83e0/},\n"
        "  urldate = {2026-11-23},\n"
        "  langid = {arabic},\n"
        f"  note = {{SHA-256 {'4249ab1262cc83e0' * 4}}}\n"
        "}\n"
    )


def test_an_undated_article_of_nobody_known() -> None:
    written = as_bibtex(cited_article(byline="", outlet="", published=()))

    assert written.startswith("@misc{yaqazand-4249ab12-7,\n  title = ")
    assert "  year = {n.d.},\n" in written
    assert "month" not in written
    assert "author" not in written


def test_a_month_alone_has_no_day() -> None:
    written = as_bibtex(cited_article(published=(2023, 11)))

    assert "  year = {2023},\n  month = nov,\n  url" in written


@pytest.mark.parametrize(
    ("sign", "escaped"),
    [
        ("50 %", r"50 \%"),
        ("a_b & c#d $e", r"a\_b \& c\#d \$e"),
        ("{x}", r"\textbraceleft{}x\textbraceright{}"),
        ("a\\b~c^d", r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d"),
        ("a}\n@article{b", r"a\textbraceright{} @article\textbraceleft{}b"),
    ],
)
def test_signs_that_mean_something_are_escaped(sign: str, escaped: str) -> None:
    assert f"title = {{{{{escaped}}}}},\n" in as_bibtex(cited_article(headline=sign))


@given(st.text(min_size=1), st.text(), st.text())
def test_braces_always_balance(headline: str, byline: str, outlet: str) -> None:
    written = as_bibtex(cited_article(headline=headline, byline=byline, outlet=outlet))

    entry = written[written.index("{") :].rstrip()
    *inside, last = accumulate({"{": 1, "}": -1}.get(letter, 0) for letter in entry)
    assert min(inside) == 1
    assert last == 0
