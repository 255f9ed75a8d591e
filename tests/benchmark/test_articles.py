"""Articles made for the benchmark."""

from itertools import islice

from archive.benchmark.articles import Articles
from archive.benchmark.survey import read_words, survey


def test_a_seed_always_gives_the_same_articles() -> None:
    assert list(Articles(20, seed=3)) == list(Articles(20, seed=3))


def test_another_seed_gives_others() -> None:
    assert list(Articles(20, seed=3)) != list(Articles(20, seed=4))


def test_an_article_does_not_depend_on_how_many_are_made() -> None:
    few, many = Articles(5, seed=1), Articles(600, seed=1)

    assert list(islice(many, 5)) == list(few)
    assert list(Articles(2, seed=1, first=300)) == list(many)[299:301]


def test_they_are_numbered_and_never_empty() -> None:
    articles = list(Articles(600, seed=1))

    assert [article.id for article in articles] == list(range(1, 601))
    assert all(8 <= len(read_words(article.headline)) <= 12 for article in articles)
    assert all(120 <= len(read_words(article.body)) <= 900 for article in articles)


def test_some_have_no_day_and_no_year() -> None:
    kinds = {article.date_kind: article for article in Articles(300, seed=1)}

    assert (kinds["unknown"].published_on, kinds["unknown"].year) == (None, "")
    assert kinds["page_header"].published_on is not None
    assert kinds["page_header"].year == ""
    assert kinds["published"].month == str(kinds["published"].published_on)[:7]


def test_they_are_as_long_as_news_are() -> None:
    known = survey(Articles(600, seed=1), count=600)

    assert 315 <= known.growth.words / 600 - 10 <= 335


def test_their_vocabulary_grows_as_in_written_text() -> None:
    growth = survey(Articles(2_000, seed=1), count=2_000).growth

    assert 0.55 <= growth.exponent <= 0.7
    assert -1.1 <= growth.zipf_slope <= -0.9
