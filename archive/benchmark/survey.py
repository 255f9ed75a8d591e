"""A collection read once: how often each word occurs, and how the vocabulary grows."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from archive.benchmark.articles import MadeArticle

_WORD = re.compile(r"\w+")
# So many articles, from all over the collection, are kept to find words that stand together.
_SAMPLE = 500
# The vocabulary is noted when the text is so many words long, and then each time a third longer.
_HEAPS_FROM, _HEAPS_STEP = 20_000, 4 / 3
# The ranks through which Zipf's line is laid; before them words are too few, behind too rare.
_ZIPF_RANKS = (10, 10_000)
_ZIPF_POINTS = 60


@dataclass(frozen=True, slots=True)
class Growth:
    """The vocabulary as a law: `factor * words ** exponent`; and the slope of the frequencies."""

    words: int
    vocabulary: int
    factor: float
    exponent: float
    zipf_slope: float


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a collection; frequencies count the articles that have a word."""

    article_count: int
    text_bytes: int
    frequencies: Counter[str]
    sample: tuple[MadeArticle, ...]
    growth: Growth


def read_words(text: str) -> list[str]:
    """Return the words of a text as they are spelled."""
    return _WORD.findall(text)


def survey(articles: Iterable[MadeArticle], *, count: int) -> Survey:
    """Read a collection of so many articles; it needs memory for its vocabulary alone."""
    occurrences: Counter[str] = Counter()
    frequencies: Counter[str] = Counter()
    sample: list[MadeArticle] = []
    points: list[tuple[int, int]] = []
    word_count = text_bytes = 0
    number = 0
    for number, article in enumerate(articles):
        words = read_words(article.text)
        occurrences.update(words)
        frequencies.update(set(words))
        word_count += len(words)
        text_bytes += len(article.text.encode())
        if word_count >= (points[-1][0] * _HEAPS_STEP if points else _HEAPS_FROM):
            points.append((word_count, len(occurrences)))
        if number * _SAMPLE // count >= len(sample):
            sample.append(article)
    growth = _fit(word_count, occurrences, points)
    return Survey(number + 1, text_bytes, frequencies, tuple(sample), growth)


def _fit(words: int, occurrences: Counter[str], points: list[tuple[int, int]]) -> Growth:
    exponent, factor = _line(points) if len(points) > 1 else (float("nan"), float("nan"))
    ranked = sorted(occurrences.values(), reverse=True)
    last = min(_ZIPF_RANKS[1], len(ranked))
    ranks = np.unique(np.geomspace(_ZIPF_RANKS[0], last, _ZIPF_POINTS).astype(int))
    slope, _ = _line([(int(rank), ranked[rank - 1]) for rank in ranks])
    return Growth(words, len(ranked), float(np.exp(factor)), exponent, slope)


def _line(points: list[tuple[int, int]]) -> tuple[float, float]:
    """Lay a straight line through points on logarithmic scales: its slope and height at 1."""
    x, y = np.log(np.array(points, dtype=float)).T
    slope, height = np.polyfit(x, y, 1)
    return float(slope), float(height)
