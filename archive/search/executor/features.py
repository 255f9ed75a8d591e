"""The dearer features of the ranking, for a few documents whose tokens are looked through.

All are BM25 scores: of the words as they are spelled, of their families, of the words that stand
side by side in the query and in the text (pairs, as in Metzler and Croft, "A Markov random field
model for term dependencies", 2005), and of the trigrams of their letters (McNamee and Mayfield,
"Character N-Gram Tokenization for European Language Text Retrieval", 2004). Pairs reach over stop
words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.scoring import idf, saturate
from archive.search.executor.segment import Segment
from archive.search.executor.snapshot import Snapshot
from archive.search.executor.weights import WEIGHTS
from archive.search.executor.windows import TokenRows, lay_out
from archive.search.plan import Field, RankedSet, RankedTerm

# Features that one pass over the tokens looks for, one bit each.
_BITS = 64
_Pair = tuple[RankedTerm, RankedTerm]

# Stop words that may stand between the two words of a pair.
_SKIPPED = 3


@dataclass(frozen=True, slots=True)
class _Feature:
    """Spellings that count alike, and what a document's BM25 score for them is multiplied by."""

    spellings: Array
    factor: float = 0.0


def dear_scores(
    snapshot: Snapshot,
    segment: Segment,
    documents: Array,
    ranked: Sequence[RankedTerm | RankedSet],
) -> Array:
    """Return what the dear features add to the scores of n documents, float64[n]."""
    terms = [term for term in ranked if isinstance(term, RankedTerm)]
    rows = lay_out(segment, documents)
    pairs = [pair for pair in pairwise(terms) if pair[1].is_next][:_BITS]
    # The pairs' words come first, so that the first pass finds them all.
    features = [*_first_words(segment, pairs), *_features(snapshot, segment, terms)]
    if not features:
        return np.zeros(documents.size)
    passes = [
        _Found(segment, rows, features[start : start + _BITS])
        for start in range(0, len(features), _BITS)
    ]
    counts = [found.counts() for found in passes]
    for bit, (_, second) in enumerate(pairs):
        places = passes[0].places_of(bit)
        counts.append(_count_pair(segment, rows, places, second)[None, :])
    factors = [feature.factor for feature in features]
    factors += [_pair_factor(snapshot, *pair) for pair in pairs]
    saturated = saturate(np.concatenate(counts), rows.lengths, snapshot.average_length)
    scores: Array = np.array(factors) @ saturated
    return scores


def _first_words(segment: Segment, pairs: Sequence[_Pair]) -> list[_Feature]:
    """Return what finds the first word of each pair, and counts for nothing by itself."""
    return [
        _Feature(_members(segment, Field.WORD, "word_spellings", first.word)) for first, _ in pairs
    ]


def _features(
    snapshot: Snapshot, segment: Segment, terms: Sequence[RankedTerm]
) -> Iterator[_Feature]:
    """Give the spelling and the family of every term, and every trigram once."""
    weights: defaultdict[str, float] = defaultdict(float)
    for term in terms:
        number = segment.dictionary(Field.SPELLING).find(term.spelling)
        if number >= 0:
            factor = WEIGHTS.spelling * snapshot.idf(Field.SPELLING, term.spelling)
            yield _Feature(np.array([number]), factor * term.weight)
        family = _members(segment, Field.FAMILY, "family_spellings", term.family)
        if family.size:
            factor = WEIGHTS.family * snapshot.idf(Field.FAMILY, term.family)
            yield _Feature(family, factor * term.weight)
        for letters in term.trigrams:
            weights[letters] += term.weight
    for letters, weight in weights.items():
        spellings = _members(segment, "trigram", "trigram_spellings", letters)
        if spellings.size:
            factor = WEIGHTS.trigram * _trigram_idf(snapshot, letters)
            yield _Feature(spellings, factor * weight)


def _members(segment: Segment, dictionary: str, group: str, term: str) -> Array:
    number = segment.dictionary(dictionary).find(term)
    return segment.members(group, number) if number >= 0 else np.zeros(0, np.int64)


def _trigram_idf(snapshot: Snapshot, letters: str) -> float:
    """Guess how many documents have a trigram from how many have its spellings, as if these were
    spread independently."""
    expected = snapshot.trigram_postings(letters) / max(1, snapshot.size)
    return idf(snapshot.size, int(snapshot.size * (1 - exp(-expected))))


class _Found:
    """Where up to 64 features are in the rows, found in one pass over the tokens.

    `places` int64[f] are the tokens that have one at least, `bits` uint64[f] say which.
    """

    def __init__(self, segment: Segment, rows: TokenRows, features: Sequence[_Feature]) -> None:
        scratch = segment.bits
        for bit, feature in enumerate(features):
            scratch[feature.spellings] |= np.uint64(1 << bit)
        found = scratch.take(rows.tokens)
        for feature in features:
            scratch[feature.spellings] = 0
        self.places = np.flatnonzero(found)
        self.bits = found.take(self.places)
        self._rows = rows
        self._count = len(features)

    def places_of(self, bit: int) -> Array:
        """Return the tokens that have one feature."""
        places: Array = self.places[(self.bits & np.uint64(1 << bit)) != 0]
        return places

    def counts(self) -> Array:
        """Count each feature in each of n documents, int32[features, n]."""
        size = self.places.size
        if not size:
            return np.zeros((self._count, self._rows.lengths.size), np.int32)
        octets = self.bits.astype("<u8", copy=False).view(np.uint8).reshape(size, 8)
        each = np.unpackbits(octets, axis=1, count=self._count, bitorder="little")
        edges = np.append(self.places.searchsorted(self._rows.starts), size)
        firsts = np.minimum(edges[:-1], size - 1)
        counts = np.add.reduceat(each, firsts, axis=0, dtype=np.int32)
        counts[edges[:-1] == edges[1:]] = 0  # a document without any gets its neighbour's first
        return counts.T


def _count_pair(segment: Segment, rows: TokenRows, places: Array, second: RankedTerm) -> Array:
    """Count in each document how often the second word is the next one after some places."""
    number = segment.dictionary(Field.WORD).find(second.word)
    following = _next_places(segment, rows, places)
    owners = rows.rows_of(places)
    is_second = segment.arrays["word_of"].take(rows.tokens.take(following)) == number
    next_to = is_second & (rows.rows_of(following) == owners)
    counts: Array = np.bincount(owners[next_to], minlength=rows.lengths.size)
    return counts


def _next_places(segment: Segment, rows: TokenRows, places: Array) -> Array:
    """Return where the next word that is no stop word stands after each place."""
    last = rows.tokens.size - 1
    following: Array = np.minimum(places + 1, last)
    moved = np.arange(following.size)
    for _ in range(_SKIPPED):
        on_stop_word = segment.is_stop_word.take(rows.tokens.take(following[moved]))
        moved = moved[on_stop_word & (following[moved] < last)]
        if not moved.size:
            break
        following[moved] += 1
    return following


def _pair_factor(snapshot: Snapshot, first: RankedTerm, second: RankedTerm) -> float:
    """Take a pair to be twice as rare as its rarer word; to count it would need all documents."""
    rarer = min(snapshot.count("word", first.word), snapshot.count("word", second.word))
    return WEIGHTS.pair * first.weight * idf(snapshot.size, rarer // 2)
