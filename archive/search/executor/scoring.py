"""BM25 from posting codes, equal to Whoosh's own scorer.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; the idf
and the rounding of lengths to a byte are Whoosh's (whoosh.scoring.BM25F).
"""

from math import log

import numpy as np
from whoosh.util.numeric import byte_to_length

from archive.search.executor.layout import Array

K1 = 1.2
B = 0.75

_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float64)


def score_table(average_length: float, *, k1: float = K1, b: float = B) -> Array:
    """Return the score of every posting code without its idf, float64[65536]."""
    frequencies = np.arange(256, dtype=np.float64)[:, None]
    return saturate(frequencies, _LENGTHS[None, :], average_length, k1=k1, b=b).ravel()


def saturate(
    frequencies: Array, lengths: Array, average_length: float, *, k1: float = K1, b: float = B
) -> Array:
    """Return the part of BM25 that grows with the frequency, broadcast over both arrays."""
    norm = (1 - b) + b * lengths / (average_length or 1.0)
    scores: Array = frequencies * (k1 + 1) / (frequencies + k1 * norm)
    return scores


def idf(document_count: int, found_in: int) -> float:
    """Return the inverse document frequency of a term."""
    return log(document_count / (found_in + 1)) + 1
