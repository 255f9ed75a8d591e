"""The meaning of every plan, in memory and in obvious lines: the measure of other engines."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from haystack.backends import BaseEngine

from archive.search.analysis import TEXT_BREAK, derive
from archive.search.engines.base import PlanBackend, PlanQuery
from archive.search.executor.batch import Document
from archive.search.hits import Hit, HitKeys, HitPage, ValueCounts
from archive.search.plan import (
    AllOf,
    AnyOf,
    Beginning,
    Condition,
    Days,
    Field,
    Plan,
    RankedTerm,
    Terms,
    Values,
    Without,
)
from archive.search.query import Order
from archive.search.vocabulary import is_one_edit
from archive.text.stop_words import is_stop_word


class ReferenceBackend(PlanBackend):
    """Documents in a dictionary, looked through one by one."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.documents: dict[int, Document] = {}

    def write(self, documents: Iterable[Document], removed: Iterable[int] = ()) -> None:
        self.documents.update({document.key: document for document in documents})
        for key in removed:
            self.documents.pop(key, None)

    def find_page(self, plan: Plan, start: int, stop: int | None) -> HitPage:
        whole, part = self._find(plan)
        hits = [*_in_order(whole, plan, part=False), *_in_order(part, plan, part=True)]
        facets = {name: _counts(name, whole) for name in plan.facets}
        return HitPage(tuple(hits[start:stop]), len(whole), len(part), facets)

    def find_keys(self, plan: Plan) -> HitKeys:
        whole, part = self._find(plan)
        return HitKeys(
            array("q", (hit.article_id for hit in _in_order(whole, plan, part=False))),
            array("q", (hit.article_id for hit in _in_order(part, plan, part=True))),
        )

    def _find(self, plan: Plan) -> tuple[list[Document], list[Document]]:
        """Return the documents that match wholly, and those that match in part."""
        whole = [one for one in self.documents.values() if holds(plan.whole, one)]
        if plan.some is None:
            return whole, []
        others = (one for one in self.documents.values() if not holds(plan.whole, one))
        return whole, [one for one in others if holds(plan.some, one)]

    def similar_page(self, key: int, count: int) -> HitPage:
        """Order the others by how many different words they share with the article."""
        own = {one.key: set(_telling_words(one)) for one in self.documents.values()}
        asked = own.pop(key, set())
        shared = [Hit(other, len(asked & words)) for other, words in own.items() if asked & words]
        hits = sorted(shared, key=lambda hit: (-hit.score, hit.article_id))
        return HitPage(tuple(hits[:count]), len(hits))

    def vocabulary(self) -> "ReferenceVocabulary":
        return ReferenceVocabulary(self.documents.values())


class ReferenceVocabulary:
    """The words of all documents, counted."""

    def __init__(self, documents: Iterable[Document]) -> None:
        texts = [set(document.text.terms) for document in documents]
        self._spellings = Counter(term for terms in texts for term in terms)
        stem = derive(Field.WORD)
        self._stems = Counter(word for terms in texts for word in set(map(stem, terms)))

    def count_spelling(self, term: str) -> int:
        return self._spellings[term]

    def count_stem(self, term: str) -> int:
        return self._stems[term]

    def count_name(self, key: str) -> int:
        return sum(derive(Field.NAME)(term) == key for term in self._spellings)

    def neighbours(self, term: str) -> list[tuple[str, int]]:
        near = ((other, n) for other, n in self._spellings.items() if is_one_edit(term, other))
        return sorted(near, key=lambda item: (-item[1], item[0]))


def _telling_words(document: Document) -> Iterator[str]:
    stem = derive(Field.WORD)
    terms = (term for term in document.text.terms if term != TEXT_BREAK)
    return (stem(term) for term in terms if not is_stop_word(term))


def holds(condition: Condition, document: Document) -> bool:
    """Say whether a document meets a condition."""
    match condition:
        case AllOf(parts):
            return all(holds(part, document) for part in parts)
        case AnyOf(parts):
            return any(holds(part, document) for part in parts)
        case Without(part):
            return not holds(part, document)
        case Values(column, values):
            return bool(set(values) & set(document.values[column]))
        case Days(first, last, certain):
            known = document.day > 0 and (document.is_certain or not certain)
            return known and (first or 0) <= document.day <= (last or document.day)
        case Beginning():
            return any(True for _ in _beginnings(condition, document))
        case Terms():
            return any(True for _ in _places(condition, document))


def _places(condition: Terms, document: Document) -> Iterator[int]:
    """Give where the terms stand: side by side, or all in a window of any order."""
    words = [derive(condition.field)(term) for term in _terms(document, condition.in_headline)]
    wanted = list(condition.terms)
    if condition.slop is None or len(wanted) < 2:
        yield from (i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
        return
    everywhere = [[i for i, word in enumerate(words) if word == term] for term in set(wanted)]
    width = len(everywhere) + condition.slop
    for places in product(*everywhere):
        parts = {_part(place, document) for place in places}
        if max(places) - min(places) < width and len(parts) == 1:
            yield min(places)


def _part(place: int, document: Document) -> int:
    text = document.text
    return (place >= text.headline_end) + (place >= text.standfirst_end)


def _beginnings(condition: Beginning, document: Document) -> Iterator[str]:
    for term in _terms(document, condition.in_headline):
        stemmed = condition.field is not Field.SPELLING and derive(Field.WORD)(term)
        if term.startswith(condition.letters) or (stemmed or "").startswith(condition.letters):
            yield term


def _terms(document: Document, in_headline: bool) -> tuple[str, ...]:
    terms = document.text.terms
    return terms[: document.text.headline_end] if in_headline else terms


def _in_order(documents: Iterable[Document], plan: Plan, *, part: bool) -> list[Hit]:
    hits = [(Hit(one.key, _score(one, plan), part), one) for one in documents]
    if plan.order is Order.RELEVANCE:
        return [
            hit for hit, _ in sorted(hits, key=lambda item: (-item[0].score, item[0].article_id))
        ]
    sign = -1 if plan.order is Order.NEWEST else 1
    return [
        hit
        for hit, one in sorted(
            hits,
            key=lambda item: (
                item[1].day == 0,
                not item[1].is_certain,
                sign * item[1].day,
                item[1].key,
            ),
        )
    ]


def _score(document: Document, plan: Plan) -> float:
    """Count how often the ranked words occur."""
    words = Counter(map(derive(Field.WORD), document.text.terms))
    ranked = (term for term in plan.ranked if isinstance(term, RankedTerm))
    return float(sum(words[term.word] * term.weight for term in ranked))


def _counts(name: str, documents: Iterable[Document]) -> ValueCounts:
    counts = Counter(value for one in documents for value in one.values[name])
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


class ReferenceEngine(BaseEngine):
    """Haystack's handle on the reference backend."""

    backend = ReferenceBackend
    query = PlanQuery
