"""Prepared articles as the documents that engines take in."""

from typing import Any

from haystack.fields import MultiValueField, SearchField

from archive.search.executor.batch import Columns, Document

# What the index says of a document that is neither its text nor a value to count and narrow by.
_OTHERS = {"id", "django_ct", "django_id", "text", "day", "is_certain"}


def columns_of(fields: dict[str, SearchField]) -> Columns:
    """Return the columns that the fields of the search index declare."""
    named = {name: field for name, field in fields.items() if name not in _OTHERS}
    several = tuple(name for name in named if isinstance(named[name], MultiValueField))
    return Columns(tuple(name for name in named if name not in several), several)


def document_of(prepared: dict[str, Any], columns: Columns) -> Document:
    """Turn what Haystack has prepared into a document."""
    return Document(
        key=int(prepared["django_id"]),
        text=prepared["text"],
        day=prepared["day"],
        is_certain=prepared["is_certain"],
        values={name: _values(prepared.get(name)) for name in columns.names},
    )


def _values(value: list[str] | str | None) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(value)
    return (value,) if value else ()
