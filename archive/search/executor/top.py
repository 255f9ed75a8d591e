"""The best of many: candidates above a threshold, then sorted."""

import numpy as np

from archive.search.executor.layout import Array

# A sample of the scores gives the threshold when there are this many times more than wanted.
_SAMPLED = 4
_WIDEST_STEP = 16


def find_top(scores: Array, keys: Array, documents: Array, count: int) -> Array:
    """Return where the best `count` of n scores are, best first; ties by the smaller key.

    `documents` intp[n] are the scored ones, `keys` int64[N] those of all documents.

    A threshold that at least `count` scores reach, taken from a sample of them, leaves few
    scores to sort. All ties of the last one are looked at, so that the order never varies.
    """
    places = np.arange(scores.size)
    if scores.size > _SAMPLED * count:
        places = np.flatnonzero(scores >= _threshold(scores, count))
    order = np.lexsort((keys[documents[places]], -scores[places]))
    best: Array = places[order[:count]]
    return best


def _threshold(scores: Array, count: int) -> float:
    """Return a score that at least `count` others reach."""
    step = max(1, min(_WIDEST_STEP, scores.size // (8 * max(1, count))))
    sample = scores[::step]
    place = max(0, sample.size - count)
    return float(np.partition(sample, place)[place]) if count else float("inf")
