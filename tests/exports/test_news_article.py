"""An article for programs that read pages."""

from typing import Any

from archive.exports.news_article import as_news_article
from tests.exports.references import cited_article


def data(**fields: Any) -> dict[str, Any]:
    return as_news_article(
        cited_article(**fields), page="/articles/1/", image="/card", outlet_page="/o/", tags=["فاس"]
    )


def test_a_published_article_says_when_and_where() -> None:
    found = data()

    assert found["@type"] == "NewsArticle"
    assert found["datePublished"] == "2024-04-19"
    assert found["publisher"]["name"] == "جريدة الميزان"
    assert found["author"] == "قصي الدوار"
    assert (found["keywords"], found["isBasedOn"]) == (["فاس"], "https://mizan.example/1")


def test_an_undated_article_has_no_date_of_publication() -> None:
    assert "datePublished" not in data(published=())


def test_a_month_is_no_day() -> None:
    assert data(published=(2023, 11))["datePublished"] == "2023-11"


def test_what_is_not_known_is_not_there() -> None:
    found = data(byline="", outlet="", section="", source="")

    assert {"author", "publisher", "articleSection", "isBasedOn"}.isdisjoint(found)
