"""The postings that one term of any field, or a prefix, stands for."""

from archive.search.executor.layout import Array
from archive.search.executor.lookups import spellings_beginning
from archive.search.executor.segment import Segment
from archive.search.plan import Beginning, Field, TermCondition

Postings = tuple[Array, Array]

# A family is found by its words, a name by its spellings.
_GROUPS = {
    Field.FAMILY: (Field.WORD, "family_words"),
    Field.NAME: (Field.SPELLING, "name_spellings"),
}


def postings_of(condition: TermCondition, segment: Segment) -> list[Postings]:
    """Return documents and codes, list by list, of a single term or of a prefix.

    A prefix gives two lists, those of its spellings and of its words; a document may be in both,
    and more than once in each.
    """
    if isinstance(condition, Beginning):
        spellings, words = spellings_beginning(condition, segment)
        return [_slice(segment, Field.SPELLING, spellings), _slice(segment, Field.WORD, words)]
    field, (term,) = condition.field, condition.terms
    number = segment.dictionary(field).find(term)
    if number < 0:
        return []
    if field not in _GROUPS:
        return [segment.postings(field, number)]
    inner, group = _GROUPS[field]
    return [segment.postings(inner, member) for member in segment.members(group, number).tolist()]


def _slice(segment: Segment, field: Field, terms: slice) -> Postings:
    """Return the postings of all terms of a slice, which lie one after another."""
    offsets = segment.arrays[f"{field}_offsets"]
    return segment.postings_between(field, int(offsets[terms.start]), int(offsets[terms.stop]))
