"""One segment as readers see it: mapped arrays, dictionaries, and which documents still live."""

from collections import OrderedDict
from copy import copy
from functools import cached_property
from pathlib import Path

import numpy as np

from archive.search.analysis import SCHEMA_VERSION
from archive.search.executor.columns import Column, PackedColumns, pack_columns
from archive.search.executor.content import FACTS, ColumnContent, Content
from archive.search.executor.dictionary import TermDictionary
from archive.search.executor.layout import Array, open_arrays
from archive.search.plan import Field
from archive.text.stop_words import stop_terms

_DENSE_KEPT = 128


class Segment:
    """The arrays of N documents with T tokens, and look-ups in them.

    Documents are numbered from 0 in the order in which they were written; `live` is None as long
    as none was deleted, else bool[N]. `flags`, `sums` and `bits` are scratch space for one search
    at a time, all 0 between two steps; the engine gives searches their turns.
    """

    def __init__(self, path: Path) -> None:
        mapped = open_arrays(path, version=SCHEMA_VERSION)
        self.path = path
        self.arrays = mapped.arrays
        self.verify = mapped.verify
        self.values: dict[str, list[str]] = mapped.facts["values"]
        self.bases = self.arrays["bases"]
        self.keys = self.arrays["keys"]
        self.checksums = self.arrays["checksums"]
        self.days = self.arrays["days"]
        self.certain = self.arrays["certain"].view(np.bool_)
        self.tokens = self.arrays["tokens"]
        self.size = int(self.keys.size)
        self.token_count = int(self.tokens.size)
        self.live: Array | None = None
        self.flags = np.zeros(self.size, np.bool_)
        self.sums = np.zeros(self.size)
        self.counts: dict[str, int] = mapped.facts["terms"]
        self._dictionaries: dict[str, TermDictionary] = {}
        self._packed: dict[tuple[str, ...], list[PackedColumns]] = {}
        self._dense: OrderedDict[tuple[Field, int], Array] = OrderedDict()

    def with_live(self, live: Array | None) -> "Segment":
        """Return the same segment with other documents deleted; everything else is shared."""
        segment = copy(self)
        segment.live = live
        return segment

    def living_keys(self) -> Array:
        """Return the keys of the documents that are not deleted."""
        return self.keys if self.live is None else self.keys[self.live]

    def dictionary(self, name: str) -> TermDictionary:
        """Return the dictionary of a field or of the trigrams, read when it is first asked for."""
        found = self._dictionaries.get(name)
        if found is None:
            letters, blocks = self.arrays[f"{name}_letters"], self.arrays[f"{name}_blocks"]
            found = self._dictionaries[name] = TermDictionary(letters, blocks, self.counts[name])
        return found

    def postings(self, field: str, term: int) -> tuple[Array, Array]:
        """Return the documents, intp and ascending, and the codes of a term; fields spelling, word
        and headline have postings."""
        return self.postings_between(field, *self.bounds(f"{field}_offsets", term))

    def postings_between(self, field: str, start: int, stop: int) -> tuple[Array, Array]:
        """Return a slice of a field's postings; numpy indexes by intp at twice the speed."""
        documents, codes = self.arrays[f"{field}_documents"], self.arrays[f"{field}_codes"]
        return documents[start:stop].astype(np.intp), codes[start:stop]

    def positions(self, field: Field, term: int) -> Array:
        """Return where a spelling or a stem stands, ascending, counted through all documents."""
        start, stop = self.bounds(f"{field}_position_offsets", term)
        found: Array = self.arrays[f"{field}_positions"][start:stop]
        return found

    def members(self, group: str, number: int) -> Array:
        """Return the members of a group: word_spellings, family_words, family_spellings,
        name_spellings or trigram_spellings."""
        start, stop = self.bounds(f"{group}_offsets", number)
        found: Array = self.arrays[group][start:stop]
        return found

    def bounds(self, name: str, number: int) -> tuple[int, int]:
        offsets = self.arrays[name]
        return int(offsets[number]), int(offsets[number + 1])

    def has(self, field: Field, term: int, documents: Array) -> Array:
        """Return a view of a frequent term's documents as bool[N], gathered at some documents."""
        key = (field, term)
        dense = self._dense.get(key)
        if dense is not None:
            self._dense.move_to_end(key)
        else:
            dense = np.zeros(self.size, np.bool_)
            dense[self.postings(field, term)[0]] = True
            self._dense[key] = dense
            if len(self._dense) > _DENSE_KEPT:
                self._dense.popitem(last=False)
        gathered: Array = dense.take(documents)
        return gathered

    @cached_property
    def is_stop_word(self) -> Array:
        """Which spellings are stop words, bool[V]."""
        dictionary = self.dictionary(Field.SPELLING)
        numbers = np.array([dictionary.find(term) for term in sorted(stop_terms())])
        found = np.zeros(len(dictionary), np.bool_)
        found[numbers[numbers >= 0]] = True
        return found

    @cached_property
    def bits(self) -> Array:
        """Scratch space, a word of 64 bits for each spelling, all 0."""
        return np.zeros(len(self.dictionary(Field.SPELLING)), np.uint64)

    @cached_property
    def headline_places(self) -> Array:
        """Where the words of all headlines stand, ascending, int64."""
        ends = self.arrays["headline_ends"].astype(np.int64)
        firsts = np.cumsum(ends) - ends
        bases = self.bases[:-1].astype(np.int64)
        found: Array = np.arange(int(ends.sum())) + np.repeat(bases - firsts, ends)
        return found

    def documents_of(self, positions: Array) -> Array:
        """Return the documents that positions lie in."""
        return np.searchsorted(self.bases, positions, side="right") - 1

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The columns by name."""
        return {
            name: Column(
                self.arrays[f"column_{name}"], self.arrays[f"column_{name}_offsets"], len(values)
            )
            for name, values in self.values.items()
        }

    def packed(self, names: tuple[str, ...]) -> list[PackedColumns]:
        """Return columns with one value a document in as few groups as can be."""
        found = self._packed.get(names)
        if found is None:
            columns = {name: self.columns[name] for name in names}
            found = self._packed[names] = list(pack_columns(columns))
        return found

    def content(self) -> Content:
        """Return all that the segment holds, to be joined with others."""
        lengths = np.diff(self.bases.astype(np.int64))
        facts: dict[str, Array] = {name: self.arrays[name] for name in FACTS if name != "lengths"}
        return Content(
            terms=self.dictionary(Field.SPELLING).terms(),
            tokens=self.tokens,
            starts=self.arrays["starts"],
            widths=self.arrays["widths"],
            facts={**facts, "lengths": lengths},
            columns={name: self._column(name) for name in self.values},
        )

    def _column(self, name: str) -> ColumnContent:
        counts = np.diff(self.arrays[f"column_{name}_offsets"].astype(np.int64))
        return ColumnContent(self.values[name], self.arrays[f"column_{name}"], counts)
