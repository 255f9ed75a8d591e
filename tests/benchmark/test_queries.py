"""Questions drawn for the benchmark."""

import pytest

from archive.benchmark.articles import Articles, MadeArticle
from archive.benchmark.queries import CLASSES, Questions, draw_questions
from archive.benchmark.survey import Survey, read_words, survey

COUNT = 600


@pytest.fixture(scope="module")
def articles() -> list[MadeArticle]:
    return list(Articles(COUNT, seed=2))


@pytest.fixture(scope="module")
def known(articles: list[MadeArticle]) -> Survey:
    return survey(articles, count=COUNT)


@pytest.fixture(scope="module")
def questions(known: Survey) -> Questions:
    return draw_questions(known, seed=2, count=10)


def test_there_are_so_many_different_ones_of_each_class(questions: Questions) -> None:
    assert tuple(questions) == CLASSES
    assert [len(set(asked)) for asked in questions.values()] == [10] * len(CLASSES)


def test_a_seed_always_gives_the_same_ones(known: Survey, questions: Questions) -> None:
    assert draw_questions(known, seed=2, count=10) == questions
    assert draw_questions(known, seed=3, count=10) != questions


@pytest.mark.parametrize(
    ("name", "fewest", "most"), [("rare", 20, 60), ("mid", 3, 12), ("common", 120, 360)]
)
def test_a_class_is_as_frequent_as_it_says(
    known: Survey, questions: Questions, name: str, fewest: int, most: int
) -> None:
    found = [known.frequencies[question.words[0]] for question in questions[name]]

    assert fewest <= min(found)
    assert max(found) <= most


def test_all_of_3_stand_in_one_article(articles: list[MadeArticle], questions: Questions) -> None:
    texts = [set(read_words(article.text)) for article in articles]

    for question in questions["all-of-3"]:
        assert any(text.issuperset(question.words) for text in texts)


def test_phrases_stand_in_articles(articles: list[MadeArticle], questions: Questions) -> None:
    texts = [" ".join(read_words(article.text)) for article in articles]

    for question in questions["phrase"]:
        assert sum(" ".join(question.words) in text for text in texts) >= 1


def test_prefixes_have_three_letters_or_more(questions: Questions) -> None:
    assert all(len(question.words[0]) >= 3 for question in questions["prefix"])


def test_filters_leave_an_article(articles: list[MadeArticle], questions: Questions) -> None:
    for question in questions["filtered"]:
        left = [each for each in articles if each.outlet == question.outlet]
        left = [each for each in left if each.year == question.year]
        assert any(question.words[0] in read_words(each.text) for each in left)
