"""Questions of eight classes, drawn from the words that a collection has."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from math import prod
from random import Random

from archive.benchmark.bands import Bands, find_bands
from archive.benchmark.survey import Survey, read_words

_PREFIX_LENGTHS = (3, 4, 5)
_ARTICLE = "ال"
_MOST_TRIES = 4_000
# Hits that a page shows.
FULL_PAGE = 20


class Match(StrEnum):
    """How the words of a question must be found."""

    ALL = "all"
    ANY = "any"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Question:
    """Words as a reader types them, and what the hits are narrowed to; no year is empty."""

    words: tuple[str, ...]
    match: Match = Match.ALL
    outlet: str = ""
    year: str = ""


Questions = dict[str, tuple[Question, ...]]


def draw_questions(survey: Survey, *, seed: int, count: int) -> Questions:
    """Draw so many different questions of each class, or as many as the collection yields."""
    bands = find_bands(survey)
    return {
        name: _different(partial(draw, bands=bands, survey=survey), seed, count)
        for name, draw in _DRAWS.items()
    }


def _different(
    draw: Callable[[Random], Question | None], seed: int, count: int
) -> tuple[Question, ...]:
    random = Random(seed)
    drawn: dict[Question, None] = {}
    for _ in range(_MOST_TRIES):
        question = draw(random)
        if question is not None:
            drawn.setdefault(question)
        if len(drawn) == count:
            break
    return tuple(drawn)


def _rare(random: Random, bands: Bands, survey: Survey) -> Question | None:
    return _one_of(random, bands.rare)


def _mid(random: Random, bands: Bands, survey: Survey) -> Question | None:
    return _one_of(random, bands.mid)


def _common(random: Random, bands: Bands, survey: Survey) -> Question | None:
    return _one_of(random, bands.common)


def _one_of(random: Random, words: tuple[str, ...]) -> Question | None:
    return Question((random.choice(words),)) if words else None


def _any_of_3(random: Random, bands: Bands, survey: Survey) -> Question | None:
    """Draw a common word and two mid ones."""
    if not bands.common or len(bands.mid) < 2:
        return None
    return Question((random.choice(bands.common), *random.sample(bands.mid, 2)), Match.ANY)


def _all_of_3(random: Random, bands: Bands, survey: Survey) -> Question | None:
    """Draw common words and at most one mid one, that fill a page together."""
    words = set(read_words(random.choice(survey.sample).text))
    common, mid = sorted(words & set(bands.common)), sorted(words & set(bands.mid))
    mid_count = random.choice((0, 1))
    if len(common) < 3 - mid_count or len(mid) < mid_count:
        return None
    drawn = (*random.sample(common, 3 - mid_count), *random.sample(mid, mid_count))
    shares = (survey.frequencies[word] / survey.article_count for word in drawn)
    return Question(drawn) if _fills_a_page(survey, prod(shares)) else None


def _fills_a_page(survey: Survey, share: float) -> bool:
    """Say whether a share of the articles is a page of hits; of few articles, one in 500."""
    return share * survey.article_count >= min(FULL_PAGE, survey.article_count / 500)


def _phrase(random: Random, bands: Bands, survey: Survey) -> Question | None:
    if not bands.sequences:
        return None
    return Question(random.choice(bands.sequences), Match.PHRASE)


def _prefix(random: Random, bands: Bands, survey: Survey) -> Question | None:
    """Draw the first letters of a word that does not begin with the article."""
    word = random.choice(bands.mid) if bands.mid else ""
    length = random.choice(_PREFIX_LENGTHS)
    if len(word) < length or word.startswith(_ARTICLE):
        return None
    return Question((word[:length],), Match.PREFIX)


def _filtered(random: Random, bands: Bands, survey: Survey) -> Question | None:
    """Draw a common word of an article with the article's outlet and year, that fill a page."""
    article = random.choice(survey.sample)
    words = sorted(set(bands.common).intersection(read_words(article.text)))
    if not words or not article.year:
        return None
    word = random.choice(words)
    narrowed = [one for one in survey.sample if one.year and one.outlet == article.outlet]
    years = len({one.year for one in survey.sample if one.year})
    share = survey.frequencies[word] / survey.article_count
    if not _fills_a_page(survey, share * len(narrowed) / len(survey.sample) / years):
        return None
    return Question((word,), outlet=article.outlet, year=article.year)


_DRAWS = {
    "rare": _rare,
    "mid": _mid,
    "common": _common,
    "any-of-3": _any_of_3,
    "all-of-3": _all_of_3,
    "phrase": _phrase,
    "prefix": _prefix,
    "filtered": _filtered,
}
CLASSES = tuple(_DRAWS)
