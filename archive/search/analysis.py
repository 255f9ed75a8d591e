"""Text turned into the terms of an index, for documents and queries alike.

Engines receive these terms, joined by spaces, and split on spaces; they never see raw Arabic.
"""

from collections.abc import Iterable

from archive.search.query import Level
from archive.text.stemming import stem
from archive.text.tokens import terms

# Grows with every change of the terms that a text gives and of the index's fields; an index of
# another version is not read.
SCHEMA_VERSION = 1

# Stands between two texts of one document, so that no phrase reaches from one into the other.
TEXT_BREAK = "¶"


def at_level(spellings: Iterable[str], level: Level) -> tuple[str, ...]:
    """Turn folded terms into the terms of a level."""
    return tuple(spellings) if level is Level.SPELLING else tuple(map(stem, spellings))


def index_terms(*texts: str, level: Level) -> str:
    """Return the terms of one document at a level, in order, joined by spaces."""
    separator = f" {TEXT_BREAK} "
    return separator.join(" ".join(at_level(terms(text), level)) for text in texts if text)
