"""The arrays of a segment made from its content, and written beside Whoosh's own files."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from archive.search.analysis import SCHEMA_VERSION, derive
from archive.search.executor.content import PLAIN_FACTS, Content
from archive.search.executor.dictionary import pack_terms
from archive.search.executor.inversion import Inverted, invert
from archive.search.executor.layout import Array, smallest, write_arrays
from archive.search.plan import Field
from archive.search.vocabulary import lengths, signatures
from archive.text.stop_words import is_stop_word
from archive.text.trigrams import trigrams

EXTENSION = ".arrays"


def write_segment(path: Path, content: Content) -> None:
    """Write a segment's arrays; docs/search.md draws them."""
    content = _sorted(content)
    words, word_of = _derived(content.terms, Field.WORD)
    families, family_of = _derived(_examples(content.terms, word_of), Field.FAMILY)
    names, name_of = _derived(content.terms, Field.NAME)
    letters, trigram_of, spelling_of = _trigrams(content.terms)
    dictionaries = {
        "spelling": content.terms,
        "word": words,
        "family": families,
        "name": names,
        "trigram": letters,
    }
    arrays: dict[str, Array] = {
        **{name: array for one in dictionaries.items() for name, array in _dictionary(*one)},
        **_groups("word_spellings", word_of, len(words)),
        **_groups("family_words", family_of, len(families)),
        **_groups("family_spellings", family_of[word_of], len(families)),
        **_groups("name_spellings", name_of, len(names)),
        **_groups("trigram_spellings", trigram_of, len(letters), spelling_of),
        "word_of": smallest(word_of),
        "family_of": smallest(family_of),
        "name_of": smallest(name_of),
        "signatures": signatures(content.terms),
        "term_widths": lengths(content.terms),
        **_inverted(content, word_of, family_of, len(words), len(families)),
        **_documents(content),
        **_columns(content),
    }
    facts = {
        "terms": {name: len(terms) for name, terms in dictionaries.items()},
        "values": {name: column.values for name, column in content.columns.items()},
    }
    write_arrays(path, arrays, facts, version=SCHEMA_VERSION)


def _inverted(
    content: Content, word_of: Array, family_of: Array, word_count: int, family_count: int
) -> dict[str, Array]:
    """Turn the texts inside out, by spellings and by words, and count the families."""
    lengths = content.facts["lengths"].astype(np.int64)
    words = word_of[content.tokens]
    return {
        **_postings("spelling", invert(content.tokens, lengths, len(content.terms))),
        **_postings("word", invert(words, lengths, word_count)),
        **_headline(content, words, word_count),
        "family_counts": _count_documents(family_of[words], lengths, family_count),
    }


def _documents(content: Content) -> dict[str, Array]:
    """The texts in order, and what is known of each document."""
    return {
        "tokens": content.tokens.astype(np.uint32, copy=False),
        "starts": smallest(content.starts),
        "widths": smallest(content.widths),
        "bases": _bases(content.facts["lengths"].astype(np.int64)),
        **{name: content.facts[name] for name in PLAIN_FACTS},
        **{name: smallest(content.facts[name]) for name in ("headline_ends", "standfirst_ends")},
    }


def _sorted(content: Content) -> Content:
    """Number the terms that occur, and the values of each column, in sorted order."""
    terms, new = _sort(content.terms, content.tokens)
    columns = {}
    for name, column in content.columns.items():
        values, numbers = _sort(column.values, column.numbers)
        columns[name] = type(column)(values, numbers, column.counts)
    return Content(terms, new, content.starts, content.widths, content.facts, columns)


def _sort(strings: list[str], numbers: Array) -> tuple[list[str], Array]:
    used = np.bincount(numbers, minlength=len(strings)) > 0
    order = sorted(np.flatnonzero(used).tolist(), key=strings.__getitem__)
    rank = np.zeros(len(strings), np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    return [strings[number] for number in order], rank[numbers]


def _derived(terms: Sequence[str], field: Field) -> tuple[list[str], Array]:
    """Derive a field's terms; returns them sorted, and for each of V terms the number of its."""
    derive_one: Callable[[str], str] = derive(field)
    derived = [derive_one(term) for term in terms]
    distinct = sorted(set(derived))
    numbers = {term: number for number, term in enumerate(distinct)}
    return distinct, np.fromiter(map(numbers.__getitem__, derived), np.uint32, len(derived))


def _examples(terms: Sequence[str], group_of: Array) -> list[str]:
    """Return the first term of each group."""
    return [terms[number] for number in np.unique(group_of, return_index=True)[1]]


def _dictionary(name: str, terms: Sequence[str]) -> Iterator[tuple[str, Array]]:
    letters, blocks = pack_terms(terms)
    yield f"{name}_letters", letters
    yield f"{name}_blocks", blocks


def _trigrams(terms: Sequence[str]) -> tuple[list[str], Array, Array]:
    """Cut terms that are no stop words into trigrams; returns the trigrams, sorted, and for each
    place of one its number and that of its term."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    flat, counts = array("I"), array("I")
    for term in terms:
        own = () if is_stop_word(term) else set(trigrams(term))
        flat.extend(map(numbers.__getitem__, own))
        counts.append(len(own))
    distinct = sorted(numbers)
    rank = np.zeros(len(distinct), np.uint32)
    rank[[numbers[letters] for letters in distinct]] = np.arange(len(distinct), dtype=np.uint32)
    whose = np.repeat(np.arange(len(terms), dtype=np.uint32), counts)
    return distinct, rank[np.array(flat, np.uint32)], whose


def _groups(
    name: str, group_of: Array, count: int, members: Array | None = None
) -> dict[str, Array]:
    """List the members of each group: `name` uint[V], bounded by `name_offsets` uint[count + 1].

    Members are numbered by their place in `group_of`, unless their numbers are given.
    """
    offsets = np.zeros(count + 1, np.uint64)
    np.cumsum(np.bincount(group_of, minlength=count), out=offsets[1:])
    order = np.argsort(group_of, kind="stable")
    return {
        name: smallest(order if members is None else members[order]),
        f"{name}_offsets": smallest(offsets),
    }


def _postings(name: str, inverted: Inverted) -> dict[str, Array]:
    return {
        f"{name}_offsets": smallest(inverted.offsets),
        f"{name}_documents": inverted.documents,
        f"{name}_codes": inverted.codes,
        f"{name}_position_offsets": smallest(inverted.position_offsets),
        f"{name}_positions": inverted.positions,
    }


def _headline(content: Content, word_of_token: Array, word_count: int) -> dict[str, Array]:
    """Postings of the headlines' words, without positions."""
    ends = content.facts["headline_ends"].astype(np.int64)
    lengths = content.facts["lengths"].astype(np.int64)
    bases = _bases(lengths).astype(np.int64)
    within = np.arange(word_of_token.size) - np.repeat(bases[:-1], lengths)
    inverted = invert(word_of_token[within < np.repeat(ends, lengths)], ends, word_count)
    return {
        "headline_offsets": smallest(inverted.offsets),
        "headline_documents": inverted.documents,
        "headline_codes": inverted.codes,
    }


def _count_documents(terms: Array, lengths: Array, term_count: int) -> Array:
    """Count the documents of each term, without keeping its postings."""
    documents = np.repeat(np.arange(lengths.size, dtype=np.uint64), lengths)
    pairs = np.unique((terms.astype(np.uint64) << np.uint64(32)) | documents)
    return np.bincount((pairs >> np.uint64(32)).astype(np.int64), minlength=term_count).astype(
        np.uint32
    )


def _bases(lengths: Array) -> Array:
    """Where each document's tokens begin among all tokens, uint32[N + 1]."""
    bases = np.zeros(lengths.size + 1, np.uint32)
    np.cumsum(lengths, out=bases[1:])
    return bases


def _columns(content: Content) -> dict[str, Array]:
    arrays: dict[str, Array] = {}
    for name, column in content.columns.items():
        offsets = np.zeros(column.counts.size + 1, np.uint64)
        np.cumsum(column.counts, out=offsets[1:])
        arrays[f"column_{name}"] = smallest(column.numbers)
        arrays[f"column_{name}_offsets"] = smallest(offsets)
    return arrays
