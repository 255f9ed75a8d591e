"""References as CSL-JSON."""

from archive.exports.csl import as_csl
from tests.exports.references import cited_article


def test_an_article_of_a_newspaper() -> None:
    assert as_csl(cited_article()) == [
        {
            "id": "yaqaza2024-4249ab12-7",
            "type": "article-newspaper",
            "title": "شرطة فاس تنفي",
            "author": [{"literal": "قصي الدوار"}],
            "container-title": "جريدة الميزان",
            "section": "مجتمع",
            "issued": {"date-parts": [[2024, 4, 19]]},
            "accessed": {"date-parts": [[2026, 11, 23]]},
            "URL": "https://yaqaza.example/texts/4249ab1262cc83e0/",
            "language": "ar",
            "archive": "Yaqaza",
            "archive_location": "https://mizan.example/1",
            "note": f"SHA-256 {'4249ab1262cc83e0' * 4}",
        }
    ]


def test_what_is_not_known_is_not_there() -> None:
    (item,) = as_csl(cited_article(byline="", outlet="", section="", source="", published=()))

    unknown = {"author", "container-title", "section", "issued", "archive_location"}
    assert unknown.isdisjoint(item)


def test_a_month_is_dated_to_the_month() -> None:
    (item,) = as_csl(cited_article(published=(2023, 11)))

    assert item["issued"] == {"date-parts": [[2023, 11]]}
