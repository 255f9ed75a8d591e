"""Articles that nobody wrote, as many as asked for, with the statistics of written ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from archive.benchmark.draws import Keys, draw_sequences, draw_text
from archive.benchmark.words import Words

OUTLETS = tuple(f"outlet{number}" for number in range(1, 41))
TAGS = tuple(f"tag{number}" for number in range(1, 301))
SECTIONS = ("أمن", "عدالة", "مجتمع", "سياسة", "جهات", "اقتصاد", "رياضة", "حوادث")
DATE_KINDS = ("published", "page_header", "unknown")

_DATE_KIND_SHARES = (0.86, 0.07, 0.07)
_FIRST_DAY, _DAYS = date(2010, 1, 1), 6200  # to the end of 2026
_MEAN_WORDS, _SPREAD = 325, 0.4
_FEWEST_WORDS, _MOST_WORDS = 120, 900
_MOST_TAGS = 5

_SEPARATORS = (" ", "، ", ". ", ".\n")
_SEPARATOR_SHARES = (0.91, 0.04, 0.04, 0.01)
_BATCH = 256


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """One article; the names of outlet and tags are slugs."""

    id: int
    headline: str
    body: str
    outlet: str
    tags: tuple[str, ...]
    section: str
    date_kind: str
    published_on: date | None

    @property
    def text(self) -> str:
        return f"{self.headline}\n{self.body}"

    @property
    def year(self) -> str:
        """The year of publication, where it is known; empty otherwise."""
        return self._published[:4]

    @property
    def month(self) -> str:
        return self._published[:7]

    @property
    def _published(self) -> str:
        known = self.published_on is not None and self.date_kind == "published"
        return str(self.published_on) if known else ""


class Articles:
    """The articles of a seed, from a first number on, as often as they are asked for.

    They are made one batch at a time; an article depends on the seed and its number alone.
    """

    def __init__(self, count: int, *, seed: int, first: int = 1) -> None:
        self._numbers = range(first, first + count)
        self._seed = seed
        self._words = Words()
        self._sequences = draw_sequences(np.random.default_rng([seed, 0]))

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[MadeArticle]:
        if not self._numbers:
            return
        for batch in range(self._numbers[0] // _BATCH, self._numbers[-1] // _BATCH + 1):
            for article in self._make_batch(batch):
                if article.id in self._numbers:
                    yield article

    def _make_batch(self, batch: int) -> Iterator[MadeArticle]:
        random = np.random.default_rng([self._seed, 1, batch])
        headlines = random.integers(8, 13, _BATCH)
        lengths = headlines + _draw_lengths(random)
        ends = lengths.cumsum()
        keys = draw_text(random, lengths, self._sequences)
        words = [self._words[key] for key in keys.tolist()]
        separators = random.choice(_SEPARATORS, len(words), p=_SEPARATOR_SHARES).tolist()
        for place, facts in enumerate(_draw_facts(random)):
            start, stop = int(ends[place] - lengths[place]), int(ends[place])
            middle = start + int(headlines[place])
            pieces = [""] * (2 * (stop - middle))
            pieces[::2], pieces[1::2] = words[middle:stop], separators[middle:stop]
            pieces[-1] = "."
            headline, body = " ".join(words[start:middle]), "".join(pieces)
            yield MadeArticle(batch * _BATCH + place, headline, body, *facts)


Facts = tuple[str, tuple[str, ...], str, str, date | None]


def _draw_facts(random: np.random.Generator) -> Iterator[Facts]:
    """Give outlet, tags, section, kind of date and day; some outlets print more than others."""
    outlets = _skewed(random, len(OUTLETS), _BATCH)
    tags = _skewed(random, len(TAGS), (_BATCH, _MOST_TAGS))
    tag_counts = random.integers(0, _MOST_TAGS + 1, _BATCH)
    sections = _skewed(random, len(SECTIONS), _BATCH)
    kinds = random.choice(len(DATE_KINDS), _BATCH, p=_DATE_KIND_SHARES)
    days = random.integers(0, _DAYS, _BATCH)
    for place in range(_BATCH):
        kind = DATE_KINDS[kinds[place]]
        day = None if kind == "unknown" else _FIRST_DAY + timedelta(int(days[place]))
        chosen = sorted({TAGS[tag] for tag in tags[place, : tag_counts[place]]})
        yield OUTLETS[outlets[place]], tuple(chosen), SECTIONS[sections[place]], kind, day


def _skewed(random: np.random.Generator, count: int, shape: int | tuple[int, int]) -> Keys:
    """Draw numbers below a count, the low ones more often."""
    return (random.random(shape) ** 2 * count).astype(np.int64)


def _draw_lengths(random: np.random.Generator) -> Keys:
    mean = np.log(_MEAN_WORDS) - _SPREAD**2 / 2
    lengths = random.lognormal(mean, _SPREAD, _BATCH)
    return lengths.clip(_FEWEST_WORDS, _MOST_WORDS).astype(np.int64)
