"""The law of engines: any search finds the same articles on all of them."""

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from whoosh.writing import NO_MERGE, OPTIMIZE

from archive.models import Article, Outlet, Tag
from archive.search.engines import store
from archive.search.executor.segment import Segment
from archive.search.query import Search
from archive.selectors.search import find_hits
from tests.factories import make_article, make_outlet, make_tag
from tests.search.conftest import ENGINES, answer_with, apply_changes, use_engine
from tests.search.indexes import backend
from tests.search.queries import BODIES, OUTLETS, SECTIONS, STANDFIRSTS, TAGS, Slugs, searches

Answer = tuple[object, ...]


@pytest.fixture
def slugs(own_index: None, db: None, tmp_path: Path) -> Slugs:
    """Make outlets and tags, and an empty index of each engine."""
    for name in ENGINES:
        use_engine(name, tmp_path / name)
    outlets = tuple(make_outlet(name).slug for name in OUTLETS)
    return Slugs(outlets, tuple(make_tag(name).slug for name in TAGS))


def test_all_engines_find_the_same_in_segments_with_deletions(
    slugs: Slugs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "merge_tiers", NO_MERGE)
    _live(random.Random(4), rounds=6)

    segments = _segments()
    assert len(segments) == 7
    assert sum(segment.live is not None for segment in segments) > 1
    _assert_equal_answers(slugs, count=1000)


def test_all_engines_find_the_same_after_merging(
    slugs: Slugs, monkeypatch: pytest.MonkeyPatch
) -> None:
    _live(random.Random(5), rounds=4)
    monkeypatch.setattr(store, "merge_tiers", OPTIMIZE)
    _write([_make(random.Random(6))], [])

    (segment,) = _segments()
    assert segment.live is None
    _assert_equal_answers(slugs, count=500)


def test_all_engines_find_the_same_without_articles(slugs: Slugs) -> None:
    _write([_make(random.Random(7))], [])
    _write([], list(Article.objects.all()))

    _assert_equal_answers(slugs, count=50, found_share=0)


def _live(rolls: random.Random, *, rounds: int) -> None:
    """Add, change and delete articles at random, in a commit each round.

    A slip that stood in a deleted article alone is mended as if it had never been there.
    """
    gone = make_article(body="كركدن في أكاديرر.")
    _write([gone, *(_make(rolls) for _ in range(10))], [])
    _write([], [gone])
    for _ in range(rounds):
        living = list(Article.objects.public())
        rolls.shuffle(living)
        for article in living[:3]:
            article.body = rolls.choice(BODIES)
            article.save()
        _write([*living[:3], *(_make(rolls) for _ in range(4))], living[3:5])


def _write(changed: list[Article], removed: list[Article]) -> None:
    for name in ENGINES:
        answer_with(name)
        apply_changes(changed, removed)
    for article in removed:
        article.delete()


def _make(rolls: random.Random) -> Article:
    body = " ".join(rolls.sample(BODIES, rolls.choice([1, 1, 2])))
    year = rolls.choice([None, 2020, 2021])
    kinds = ["published", "published", "page_header", "inferred"]
    return make_article(
        headline=" ".join(rolls.choice(BODIES).split()[: rolls.randint(1, 5)]),
        standfirst=rolls.choice(STANDFIRSTS),
        body=body,
        section=rolls.choice(SECTIONS),
        outlet=rolls.choice([None, *Outlet.objects.order_by("pk")]),
        tags=tuple(tag for tag in Tag.objects.order_by("pk") if rolls.random() < 0.5),
        published_on=date(year, rolls.randint(1, 4), 1) if year else None,
        date_kind=rolls.choice(kinds) if year else "unknown",
    )


def _segments() -> Sequence[Segment]:
    answer_with("whoosh")
    return backend()._reader.newest().segments


def _assert_equal_answers(slugs: Slugs, *, count: int, found_share: float = 1 / 3) -> None:
    asked = _gather(slugs, count)
    answers = {}
    for name in ENGINES:
        answer_with(name)
        answers[name] = [_answer(search) for search in asked]
    for search, whoosh, reference in zip(
        asked, answers["whoosh"], answers["reference"], strict=True
    ):
        assert whoosh == reference, (search.query.text, search)
    assert sum(answer[0] != 0 for answer in answers["reference"]) >= count * found_share


def _gather(slugs: Slugs, count: int) -> list[Search]:
    gathered: list[Search] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(searches(slugs))
    def gather(search: Search) -> None:
        gathered.append(search)

    gather()
    assert len(gathered) >= count
    return gathered


def _answer(search: Search) -> Answer:
    page = find_hits(search, start=0, stop=100)
    hits = tuple((hit.article_id, hit.part) for hit in page.hits)
    return page.total, page.part_total, hits, page.facets
