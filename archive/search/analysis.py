"""Text turned into the terms of an index, for documents and queries alike.

A document is cut into spellings once; the terms of every wider field are functions of a spelling
alone, so the index derives them from its dictionary and not from each text.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from operator import sub
from typing import NamedTuple

from archive.search.plan import Field
from archive.search.query import Level
from archive.text.families import family
from archive.text.name_keys import name_key
from archive.text.stemming import stem
from archive.text.stop_words import is_stop_word
from archive.text.tokens import cut_words, terms
from archive.text.trigrams import trigrams
from archive.text.wordlists import read_words

# Grows with every change of the terms that a text gives and of the index's layout; an index of
# another version is not read.
SCHEMA_VERSION = 3

# Stands between two texts of one document, so that no phrase reaches from one into the other.
TEXT_BREAK = "¶"

# Every list of words that guides the analysis.
WORD_LISTS = (
    "families.txt", "kept_spellings.txt", "proclitic_hosts.txt", "protected.txt",
    "stop_words.txt", "whole_words.txt",
)  # fmt: skip

_FIELDS = {Level.SPELLING: Field.SPELLING, Level.WORD: Field.WORD, Level.FAMILY: Field.FAMILY}


class TextParts(NamedTuple):
    """What a document says, as it was written."""

    headline: str
    standfirst: str
    body: str


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """The spellings of a document's headline, standfirst and body, in order, breaks between them.

    `starts` and `widths` say, in characters, where in its own part each was read. The headline's
    terms end before `headline_end`, the standfirst's before `standfirst_end`. The checksum is
    that of the parts as they were written.
    """

    terms: tuple[str, ...]
    starts: tuple[int, ...]
    widths: tuple[int, ...]
    headline_end: int
    standfirst_end: int
    checksum: int


def analyse(headline: str, standfirst: str, body: str) -> AnalysedText:
    """Analyse the parts of a document."""
    spellings: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    ends: list[int] = []
    for part in (headline, standfirst, body):
        if ends:
            spellings.append(TEXT_BREAK)
            starts.append(0)
            stops.append(0)
        found = cut_words(part)
        spellings += found[0]
        starts += found[1]
        stops += found[2]
        ends.append(len(spellings))
    widths = tuple(map(sub, stops, starts))
    checksum = checksum_of(headline, standfirst, body)
    return AnalysedText(tuple(spellings), tuple(starts), widths, ends[0], ends[1], checksum)


def checksum_of(*parts: str) -> int:
    """Return the CRC-32 of a document's parts, which tells an index that is behind its text."""
    return zlib.crc32("\0".join(parts).encode("utf-8", "surrogatepass"))


@cache
def analysis_digest() -> str:
    """Return 8 hexadecimal digits that tell this analysis from any other.

    They are the BLAKE2b digest of what it makes of every word that guides it, so that a changed
    list or rule shows, even where the schema version was left as it was.
    """
    digest = blake2b(str(SCHEMA_VERSION).encode(), digest_size=4)
    for line in describe_terms(_guiding_words()):
        digest.update(line.encode())
    return digest.hexdigest()


def describe_terms(words: Iterable[str]) -> Iterator[str]:
    """Give a line for each word, sorted: its terms in every field, its trigrams, its weight."""
    for term in sorted(set(words)):
        derived = [derive_one(term) for derive_one in _DERIVED.values()]
        yield " ".join([*derived, *trigrams(term), str(is_stop_word(term))])


def _guiding_words() -> Iterator[str]:
    for name in WORD_LISTS:
        for line in read_words("archive.text", name):
            yield from terms(line)


def field_of(level: Level) -> Field:
    """Return the field that a level looks in."""
    return _FIELDS[level]


def derive(field: Field) -> Callable[[str], str]:
    """Return the function that gives a spelling's term in a field."""
    return _DERIVED[field]


def at_level(spellings: Iterable[str], level: Level) -> tuple[str, ...]:
    """Turn folded terms into the terms of a level."""
    return tuple(map(derive(field_of(level)), spellings))


_DERIVED: dict[Field, Callable[[str], str]] = {
    Field.SPELLING: str,
    Field.WORD: stem,
    Field.FAMILY: family,
    Field.NAME: name_key,
}
