"""The engines that the search is measured against do the work that they are timed for."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.benchmark.articles import Articles, MadeArticle
from archive.benchmark.engine import FACETS, PEERS, Engine, find_engine
from archive.benchmark.queries import Match, Question, Questions, draw_questions
from archive.benchmark.survey import read_words, survey

COUNT = 200
MARK = re.compile("<(?:mark|b|em)")
# Stock Haystack counts the stemmed words of a facet's values, and marks nothing for a beginning.
EXACT = ("tantivy", "fts5")


@pytest.fixture(scope="module")
def articles() -> list[MadeArticle]:
    return list(Articles(COUNT, seed=1))


@pytest.fixture(scope="module")
def questions(articles: list[MadeArticle]) -> Questions:
    return draw_questions(survey(articles, count=COUNT), seed=1, count=2)


@pytest.fixture(scope="module", params=PEERS)
def name(request: pytest.FixtureRequest) -> str:
    pytest.importorskip({"fts5": "sqlite3"}.get(request.param, request.param))
    return str(request.param)


@pytest.fixture(scope="module")
def engine(
    name: str, articles: list[MadeArticle], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    with find_engine(name)(tmp_path_factory.mktemp(name)) as opened:
        opened.load(articles)
        opened.add_all(articles)
        yield opened


def matches(article: MadeArticle, question: Question) -> bool:
    """Whether a reader would find the question's words in the article, as they are spelled."""
    if question.outlet and (article.outlet, article.year) != (question.outlet, question.year):
        return False
    words = read_words(article.text)
    match question.match:
        case Match.ANY:
            return not set(words).isdisjoint(question.words)
        case Match.PHRASE:
            return f" {' '.join(question.words)} " in f" {' '.join(words)} "
        case Match.PREFIX:
            return any(word.startswith(question.words[0]) for word in words)
        case _:
            return set(words).issuperset(question.words)


def test_totals_are_exact(
    engine: Engine, articles: list[MadeArticle], questions: Questions
) -> None:
    for question in (each for asked in questions.values() for each in asked):
        expected = sum(matches(article, question) for article in articles)
        assert (question, engine.page(question).total) == (question, expected)


def test_a_page_has_its_hits_and_a_snippet_for_each(engine: Engine, questions: Questions) -> None:
    for question in (each for asked in questions.values() for each in asked):
        page = engine.page(question)
        assert len(page.ids) == len(page.snippets) == min(20, page.total)
        assert engine.hits(question) == page.ids


def test_snippets_have_marks(engine: Engine, name: str, questions: Questions) -> None:
    for kind, asked in questions.items():
        if kind != "prefix" or name in EXACT:
            texts = [text for each in asked for text in engine.page(each).snippets]
            assert [text for text in texts if not MARK.search(text)] == []


def test_facets_are_exact(
    engine: Engine, name: str, articles: list[MadeArticle], questions: Questions
) -> None:
    question = questions["common"][0]
    found = [article for article in articles if matches(article, question)]

    facets = engine.page(question).facets

    assert tuple(facets) == FACETS or name == "tantivy"
    assert facets["outlet"] == Counter(article.outlet for article in found)
    assert facets["tags"] == Counter(tag for article in found for tag in article.tags)
    if name in EXACT:
        assert facets["month"] == Counter(each.month for each in found if each.month)


def test_an_index_has_a_size(engine: Engine, articles: list[MadeArticle]) -> None:
    assert engine.size_in_bytes() > 100_000


@pytest.mark.parametrize("fresh", PEERS)
def test_one_more_article_is_found_at_once(fresh: str, tmp_path: Path) -> None:
    pytest.importorskip({"fts5": "sqlite3"}.get(fresh, fresh))
    *first, last = Articles(30, seed=1)
    question = Question(tuple(read_words(last.headline)[:3]))

    with find_engine(fresh)(tmp_path) as engine:
        engine.add_all(first)
        before = engine.page(question).total
        engine.add_one(last)

        assert engine.page(question).total == before + 1
        assert last.id in engine.hits(question)
