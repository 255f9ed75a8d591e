"""The words of a collection by how many articles have them, and the sequences that recur."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from archive.benchmark.articles import MadeArticle
from archive.benchmark.survey import Survey, read_words
from archive.benchmark.words import FUNCTION_WORDS

# How many articles have a rare word: enough to fill a page.
_RARE = (20, 60)
# Shares of the articles that have the word.
_MID = (0.005, 0.02)
_COMMON = (0.2, 0.6)

Sequence = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """Words without function words and numbers, each band in the order of the alphabet."""

    rare: tuple[str, ...]
    mid: tuple[str, ...]
    common: tuple[str, ...]
    sequences: tuple[Sequence, ...]


def find_bands(survey: Survey) -> Bands:
    return Bands(
        rare=_with_counts(survey, *_RARE),
        mid=_between(survey, *_MID),
        common=_between(survey, *_COMMON),
        sequences=tuple(sorted(_recurring(survey.sample))),
    )


def _between(survey: Survey, low: float, high: float) -> tuple[str, ...]:
    """Return the words that a share of the articles has."""
    count = survey.article_count
    return _with_counts(survey, max(1.0, low * count), max(1.0, high * count))


def _with_counts(survey: Survey, fewest: float, most: float) -> tuple[str, ...]:
    words = survey.frequencies.items()
    return tuple(sorted(word for word, n in words if fewest <= n <= most and _tells(word)))


def _recurring(sample: tuple[MadeArticle, ...]) -> Iterator[Sequence]:
    """Give the sequences of two and three words that articles of a sample share."""
    counts: Counter[Sequence] = Counter()
    for article in sample:
        words = read_words(article.body)
        triples = zip(words, words[1:], words[2:], strict=False)
        counts.update({*pairwise(words), *triples})
    for sequence, number in counts.items():
        if number > 1 and _tells(sequence[0]) and _tells(sequence[-1]):
            yield sequence


def _tells(word: str) -> bool:
    return word not in FUNCTION_WORDS and not word.isdecimal()
