"""The words of articles, drawn by rank so that they occur as often as written ones do.

The frequent words follow Zipf and Mandelbrot, weight 1 / (rank + shift); those beyond them a
steeper power, which leaves the vocabulary open (two regimes, after Ferrer i Cancho and Solé, "Two
Regimes in the Frequency of Words", 2001). Fixed sequences recur, and an article repeats its own
words.
"""

import numpy as np
from numpy.typing import NDArray

from archive.benchmark.words import AFFIX_COUNT, AFFIX_WEIGHTS

# So many words follow the first law; the power of the second.
_HEAD, _SHIFT = 2_000, 2.0
_TAIL_POWER = 1.8
_LARGEST_LEMMA = 1 << 44
# Sequences of two or three words, how often one begins, and how many are of two.
_SEQUENCES, _SEQUENCE_SHARE, _SHORT_SHARE = 20_000, 0.02, 0.6
# The share of words that is taken from before in the same article.
_OWN_SHARE = 0.25

Keys = NDArray[np.int64]


def draw_text(random: np.random.Generator, lengths: Keys, sequences: Keys) -> Keys:
    """Draw the words of many articles: shape [sum of lengths], one article after the other."""
    total = int(lengths.sum())
    keys = _draw_words(random, total)
    starts = np.flatnonzero(random.random(total - sequences.shape[1]) < _SEQUENCE_SHARE)
    chosen = sequences[_draw_lemmas(random, starts.size) % _SEQUENCES]
    for place in range(sequences.shape[1]):
        there = chosen[:, place] >= 0
        keys[starts[there] + place] = chosen[there, place]
    return _repeat_own(random, keys, lengths)


def _repeat_own(random: np.random.Generator, keys: Keys, lengths: Keys) -> Keys:
    """Put words of the same article, from before, in the place of some."""
    begins = np.repeat(lengths.cumsum() - lengths, lengths)
    places = np.flatnonzero(random.random(keys.size) < _OWN_SHARE)
    before = random.random(places.size) * (places - begins[places])
    repeated = keys.copy()
    repeated[places] = keys[begins[places] + before.astype(np.int64)]
    return repeated


def draw_sequences(random: np.random.Generator) -> Keys:
    """Draw the sequences that recur: shape [_SEQUENCES, 3]; -1 where there are but two words."""
    sequences = _draw_words(random, 3 * _SEQUENCES).reshape(_SEQUENCES, 3)
    sequences[random.random(_SEQUENCES) < _SHORT_SHARE, 2] = -1
    return sequences


def _draw_words(random: np.random.Generator, count: int) -> Keys:
    shares = np.cumsum(AFFIX_WEIGHTS) / sum(AFFIX_WEIGHTS)
    affixes = np.searchsorted(shares, random.random(count), side="right")
    return _draw_lemmas(random, count) * AFFIX_COUNT + affixes


def _draw_lemmas(random: np.random.Generator, count: int) -> Keys:
    """Draw lemmas by rank, from 0; the law of the tail meets that of the head at its end."""
    head = (1 / (np.arange(1, _HEAD + 1) + _SHIFT)).cumsum()
    whole = head[-1] + _HEAD / (_HEAD + _SHIFT) / (_TAIL_POWER - 1)
    drawn = random.random(count) * whole
    share = (whole - drawn) / (whole - head[-1])
    tail = np.minimum(_HEAD * share ** (-1 / (_TAIL_POWER - 1)), _LARGEST_LEMMA)
    lemmas: Keys = np.where(drawn < head[-1], np.searchsorted(head, drawn, side="right"), tail)
    return lemmas.astype(np.int64)
