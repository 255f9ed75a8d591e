"""The law of engines: any query finds the same articles on all of them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search.parser import parse
from archive.search.query import Filters, Level, Order, Search
from archive.selectors.search import find_hits
from tests.factories import make_article, make_outlet, make_tag
from tests.search.conftest import ENGINES, index_all, use_engine

BODIES = [
    "توقيف مشتبه فيه بفاس من طرف الشرطة القضائية.",
    "الشرطة القضائية بأكادير توقف ثلاثة أشخاص، والجريمة منظمة.",
    "حجز 7.682 قرصا مهلوسا بطنجة، و92 كيلوغراما من الشيرا.",
    "المدير العام للأمن الوطني يستقبل والي أمن فاس.",
    "ولاية أمن وجدة تُعلن فتح تحقيق في الجريمة الإلكترونية.",
    "لا جريمة في أكادير، ولا توقيف في فاس: يوما بعد يوم.",
    "DGSN : l'Intérieur annonce 68 arrestations à Fès.",
    "الذكرى الـ68 لتأسيس الأمن الوطني بأكادير وفاس وطنجة.",
]
WORDS = sorted({word.strip(".،:") for body in BODIES for word in body.split()} - {""})

word = st.sampled_from([*WORDS, "كركدن", "7682", "أَمْن", "الجريمـة", "fes"])
phrase = st.lists(word, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
run = st.sampled_from(BODIES).flatmap(
    lambda body: st.integers(0, 4).map(lambda i: f"«{' '.join(body.split()[i : i + 3])}»")
)
leaf = st.one_of(word, phrase, run)
query = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        st.tuples(inner, inner).map(" AND ".join),
        st.tuples(inner, inner).map(" NOT ".join),
        inner.map(lambda part: f"({part})"),
        inner.map(lambda part: f"-({part})"),
    ),
    max_leaves=6,
)
clumsy = st.text(st.sampled_from(list('فاسأمن "()-*:OR ANDNOT«»')), max_size=30)


@pytest.fixture
def corpus(own_index: None, db: None) -> dict[str, str]:
    """Eight articles with outlets, tags and dates; returns the filters that they allow."""
    outlet, tag = make_outlet(), make_tag()
    for number, body in enumerate(BODIES):
        make_article(
            headline=body.split()[number % 3],
            body=body,
            outlet=outlet if number % 2 else None,
            tags=(tag,) if number % 3 else (),
            published_on=date(2020 + number % 2, 1 + number, 1) if number % 4 else None,
        )
    return {"outlet": outlet.slug, "tag": tag.slug}


def test_all_engines_find_the_same_for_any_query(corpus: dict[str, str], tmp_path: Path) -> None:
    seen: dict[str, list[tuple[object, ...]]] = {}
    for name in ENGINES:
        use_engine(name, tmp_path / name)
        index_all()
        answers = seen[name] = []
        _ask_three_hundred(corpus, answers)

    assert len(seen["whoosh"]) >= 300
    assert seen["whoosh"] == seen["reference"]
    assert sum(answer[1] != 0 for answer in seen["whoosh"]) >= 100


def _ask_three_hundred(corpus: dict[str, str], answers: list[tuple[object, ...]]) -> None:
    @settings(
        max_examples=300,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        text=st.one_of(query, clumsy),
        level=st.sampled_from(Level),
        any_word=st.booleans(),
        filters=st.builds(
            Filters,
            outlet=st.sampled_from(["", "", corpus["outlet"]]),
            tags=st.sampled_from([(), (), (corpus["tag"],)]),
            year=st.sampled_from([None, None, 2020]),
        ),
    )
    def ask(text: str, level: Level, any_word: bool, filters: Filters) -> None:
        search = Search(parse(text, level=level, any_word=any_word), filters, Order.NEWEST)
        if search:
            page = find_hits(search, start=0, stop=20)
            hits = tuple((hit.article_id, hit.part) for hit in page.hits)
            answers.append((text, page.total, page.part_total, hits, repr(page.facets)))
        else:
            answers.append((text, 0, 0, (), ""))

    ask()
