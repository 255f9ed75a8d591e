"""Terms turned into their numbers in one segment, and back from what stands in its texts."""

from archive.search.executor.layout import Array
from archive.search.executor.segment import Segment
from archive.search.plan import Beginning, Field, Terms


def number_terms(condition: Terms, segment: Segment) -> list[int] | None:
    """Return the numbers of the terms, None when the segment does not know one of them."""
    dictionary = segment.dictionary(condition.field)
    numbers = [dictionary.find(term) for term in condition.terms]
    return None if -1 in numbers else numbers


def terms_at(field: Field, tokens: Array, segment: Segment) -> Array:
    """Return the numbers of the terms that tokens, given as spellings, have in a field."""
    if field is Field.SPELLING:
        return tokens
    if field is Field.NAME:
        return segment.arrays["name_of"].take(tokens)
    words: Array = segment.arrays["word_of"].take(tokens)
    return words if field is Field.WORD else segment.arrays["family_of"].take(words)


def spellings_beginning(condition: Beginning, segment: Segment) -> tuple[slice, slice]:
    """Return the slices of spellings and of words that begin with the letters."""
    spellings = segment.dictionary(Field.SPELLING).beginning(condition.letters)
    words = (0, 0)
    if condition.field is not Field.SPELLING:
        words = segment.dictionary(Field.WORD).beginning(condition.letters)
    return slice(*spellings), slice(*words)
