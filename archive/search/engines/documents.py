"""Prepared articles as the documents that engines take in."""

from hashlib import blake2b
from typing import Any

from haystack.fields import MultiValueField, SearchField

from archive.search.analysis import analyse, analysis_digest
from archive.search.executor.batch import Columns, Document

# What the index says of a document that is neither its text nor a value to count and narrow by.
_OTHERS = {"id", "django_ct", "django_id", "text", "day", "is_certain"}


def columns_of(fields: dict[str, SearchField]) -> Columns:
    """Return the columns that the fields of the search index declare."""
    named = {name: field for name, field in fields.items() if name not in _OTHERS}
    several = tuple(name for name in named if isinstance(named[name], MultiValueField))
    return Columns(tuple(name for name in named if name not in several), several)


def document_of(prepared: dict[str, Any], columns: Columns) -> Document:
    """Turn what Haystack has prepared into a document; its text is analysed here."""
    return Document(
        key=int(prepared["django_id"]),
        text=analyse(*prepared["text"]),
        day=prepared["day"],
        is_certain=prepared["is_certain"],
        values={name: _values(prepared.get(name)) for name in columns.names},
        fingerprint=fingerprint_of(prepared, columns),
    )


def fingerprint_of(prepared: dict[str, Any], columns: Columns) -> int:
    """Return 64 bits that stand for all that an index holds of a document.

    They are the BLAKE2b digest of its texts, its values and the analysis, and cost no analysis.
    """
    values = [_values(prepared.get(name)) for name in columns.names]
    said = (analysis_digest(), *prepared["text"], prepared["day"], prepared["is_certain"], values)
    digest = blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _values(value: list[str] | str | None) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(value)
    return (value,) if value else ()
