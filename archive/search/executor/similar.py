"""Documents that are like one: those that share the words which tell it from others.

The words are chosen by tf-idf, as in Lucene's MoreLikeThis.
"""

from collections.abc import Callable

import numpy as np

from archive.search.analysis import TEXT_BREAK
from archive.search.executor.execute import Execution
from archive.search.executor.lookups import terms_at
from archive.search.executor.segment import Segment
from archive.search.executor.snapshot import Snapshot
from archive.search.executor.windows import lay_out
from archive.search.hits import HitPage
from archive.search.plan import AnyOf, Field, Plan, RankedTerm, Terms
from archive.text.stop_words import is_stop_word

_MOST_WORDS = 25
# A word of more than this share of the documents tells little, unless they are few.
_COMMON, _FEW = 0.1, 100


def find_similar(
    snapshot: Snapshot, key: int, count: int, check: Callable[[], None] = lambda: None
) -> HitPage:
    """Return the documents most like the one with a key, which is not among them."""
    for segment in snapshot.segments:
        for document in np.flatnonzero(segment.keys == key).tolist():
            if segment.live is None or segment.live[document]:
                plan = _plan(snapshot, segment, document)
                page = Execution(snapshot, plan, check).page(0, count + 1)
                return _without(key, page, count)
    return HitPage()


def _plan(snapshot: Snapshot, segment: Segment, document: int) -> Plan:
    words = _telling_words(snapshot, segment, document)
    ranked = tuple(RankedTerm(word, word, word) for word in words)
    some = AnyOf(tuple(Terms(Field.WORD, (word,)) for word in words))
    return Plan(some, ranked=ranked, window=0)


def _telling_words(snapshot: Snapshot, segment: Segment, document: int) -> list[str]:
    rows = lay_out(segment, np.array([document]))
    numbers, counts = np.unique(terms_at(Field.WORD, rows.tokens, segment), return_counts=True)
    dictionary = segment.dictionary(Field.WORD)
    most = max(_FEW, int(snapshot.size * _COMMON))
    weights = {
        word: count * snapshot.idf("word", word)
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True)
        for word in dictionary.terms(number, number + 1)
        if not (word == TEXT_BREAK or is_stop_word(word))
        and 1 < snapshot.count("word", word) <= most
    }
    return sorted(weights, key=lambda word: (-weights[word], word))[:_MOST_WORDS]


def _without(key: int, page: HitPage, count: int) -> HitPage:
    others = tuple(hit for hit in page.hits if hit.article_id != key)
    return HitPage(others[:count], max(0, page.total - 1))
