"""Scores of words are those of Whoosh's own scorer."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex
from whoosh.query import Or, Term
from whoosh.scoring import BM25F
from whoosh.writing import NO_MERGE

from archive.models import Article
from archive.search.analysis import analyse, derive
from archive.search.engines import store
from archive.search.executor import features, ranking
from archive.search.executor.weights import Weights
from archive.search.plan import AnyOf, Field, Plan, RankedTerm, Terms
from tests.factories import make_article
from tests.search.conftest import apply_changes, use_engine
from tests.search.queries import BODIES, STANDFIRSTS

pytestmark = pytest.mark.django_db

WORDS_ALONE = Weights(headline=0.0, spelling=0.0, family=0.0, pair=0.0, trigram=0.0)
STEMS = [derive(Field.WORD)(term) for body in BODIES for term in analyse("", "", body).terms[2:]]


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileIndex:
    """An index of ours that ranks by words alone, and one of plain Whoosh, both without merges."""
    use_engine("whoosh", tmp_path / "whoosh")
    monkeypatch.setattr(store, "merge_tiers", NO_MERGE)
    for module in (ranking, features):
        monkeypatch.setattr(module, "WEIGHTS", WORDS_ALONE)
    words = TEXT(analyzer=SpaceSeparatedTokenizer())
    return RamStorage().create_index(Schema(key=ID(stored=True, unique=True), words=words))


def test_scores_equal_those_of_whoosh(plain: FileIndex) -> None:
    rolls = random.Random(1)
    for _ in range(3):
        _write(plain, [_make(rolls) for _ in range(60)])

    _assert_equal_scores(plain, rolls, count=200)


def test_scores_equal_those_of_whoosh_after_deletions(plain: FileIndex) -> None:
    rolls = random.Random(2)
    articles = [_make(rolls) for _ in range(60)]
    _write(plain, articles)
    _write(plain, [_make(rolls) for _ in range(60)], removed=rolls.sample(articles, 20))

    _assert_equal_scores(plain, rolls, count=50)


def _make(rolls: random.Random) -> Article:
    """Make an article of any length; a few are so long that their length is rounded."""
    body = " ".join(rolls.choices(BODIES, k=rolls.choice([1, 2, 3, 5, 40])))
    headline = " ".join(rolls.choices(body.split(), k=rolls.randint(0, 6)))
    return make_article(headline=headline, standfirst=rolls.choice(STANDFIRSTS), body=body)


def _write(plain: FileIndex, articles: Sequence[Article], removed: Sequence[Article] = ()) -> None:
    apply_changes(articles, removed)
    writer = plain.writer()
    for article in removed:
        writer.delete_by_term("key", str(article.pk))
    for article in articles:
        terms = analyse(article.headline, article.standfirst, article.body).terms
        writer.add_document(key=str(article.pk), words=" ".join(map(derive(Field.WORD), terms)))
    writer.commit(mergetype=NO_MERGE)


def _assert_equal_scores(plain: FileIndex, rolls: random.Random, *, count: int) -> None:
    for _ in range(count):
        words = rolls.sample(sorted({*STEMS, "كركدن"}), rolls.randint(1, 4))
        ours, theirs = _our_scores(words), _their_scores(plain, words)
        assert ours == pytest.approx(theirs, abs=1e-9, rel=0)


def _our_scores(words: Sequence[str]) -> dict[int, float]:
    ranked = tuple(RankedTerm(word, word, word) for word in words)
    plan = Plan(AnyOf(tuple(Terms(Field.WORD, (word,)) for word in words)), ranked=ranked)
    page = connections[DEFAULT_ALIAS].get_backend().find_page(plan, 0, None)
    return {hit.article_id: hit.score for hit in page.hits}


def _their_scores(plain: FileIndex, words: Sequence[str]) -> dict[int, float]:
    asked = Or([Term("words", word) for word in words])
    with plain.searcher(weighting=BM25F(B=0.75, K1=1.2)) as searcher:
        hits = searcher.search(asked, limit=None)
        return {int(hit["key"]): hit.score for hit in hits}
