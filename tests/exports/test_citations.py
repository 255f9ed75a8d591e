"""Citations for people to read."""

import pytest

from archive.exports.citations import CitedArticle, cite, in_words, one_line
from tests.exports.references import cited_article

ADDRESS = "https://yaqaza.example/texts/4249ab1262cc83e0/"


def citations(article: CitedArticle) -> dict[str, str]:
    return {citation.language: citation.text for citation in cite(article)}


def test_an_article_is_cited_in_three_languages() -> None:
    assert citations(cited_article()) == {
        "ar": "قصي الدوار، «شرطة فاس تنفي»، جريدة الميزان، 19 أبريل 2024، أرشيف يقظة، "
        f"{ADDRESS} (اطّلع عليه في 23 نونبر 2026).",
        "fr": "قصي الدوار. «\u00a0شرطة فاس تنفي\u00a0». جريدة الميزان [en ligne]. 19 avril 2024 "
        "[consulté le 23 novembre 2026]. Archive Yaqaza. Disponible à l’adresse\u00a0: " + ADDRESS,
        "en": "قصي الدوار. “شرطة فاس تنفي.” جريدة الميزان, April 19, 2024. Yaqaza archive. "
        f"Accessed November 23, 2026. {ADDRESS}.",
    }


def test_an_undated_article_is_cited_without_a_date() -> None:
    found = citations(cited_article(published=()))

    assert "جريدة الميزان، (د.ت)، أرشيف يقظة" in found["ar"]
    assert "[en ligne]. s.\u00a0d. [consulté" in found["fr"]
    assert "جريدة الميزان, n.d. Yaqaza" in found["en"]


def test_what_is_not_known_leaves_no_gap() -> None:
    found = citations(cited_article(byline="", outlet="", published=()))

    assert found["ar"].startswith("«شرطة فاس تنفي»، (د.ت)، أرشيف يقظة، ")
    assert found["fr"].startswith("«\u00a0شرطة فاس تنفي\u00a0». s.\u00a0d. [consulté")
    assert found["en"].startswith("“شرطة فاس تنفي.” n.d. Yaqaza archive.")


def test_first_words_stand_in_brackets_where_there_is_no_headline() -> None:
    assert "«[نفت شرطة فاس اليوم…]»" in citations(cited_article(headline=""))["ar"]


def test_a_headline_that_asks_gets_no_full_stop() -> None:
    assert "“من المسؤول؟” جريدة" in citations(cited_article(headline="من المسؤول؟"))["en"]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((2024, 8, 1), ("1 غشت 2024", "1er août 2024", "August 1, 2024")),
        ((2023, 12), ("دجنبر 2023", "décembre 2023", "December 2023")),
        ((2023,), ("2023", "2023", "2023")),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(
    known: tuple[int, ...], expected: tuple[str, ...]
) -> None:
    assert tuple(in_words(known, language) for language in ("ar", "fr", "en")) == expected


def test_the_words_of_the_article_keep_their_own_direction() -> None:
    (_, french, _) = cite(cited_article())

    quoted = [part.text for part in french.parts if part.quoted]
    assert quoted == ["قصي الدوار", "شرطة فاس تنفي", "جريدة الميزان", ADDRESS]


@pytest.mark.parametrize(
    "broken",
    ["شرطة\nفاس", "شرطة\r\n  فاس", "شرطة\x00فاس", "شرطة\u2028فاس", "\u202eشرطة\u2066فاس\u2069"],
)
def test_a_text_is_written_on_one_line(broken: str) -> None:
    assert one_line(broken) == "شرطة فاس"


@pytest.mark.parametrize(
    ("published", "key"), [((2024, 4, 19), "yaqaza2024-4249ab12-7"), ((), "yaqazand-4249ab12-7")]
)
def test_a_key_is_made_of_year_digest_and_record(published: tuple[int, ...], key: str) -> None:
    assert cited_article(published=published).key == key
