"""The words that a snapshot knows, for repairing a query.

Those of deleted documents are not known, although they are there until their segment is merged.
"""

from collections import Counter
from dataclasses import dataclass

from archive.search.executor.segment import Segment
from archive.search.executor.snapshot import Snapshot
from archive.search.plan import Field
from archive.search.vocabulary import find_candidates, is_one_edit


@dataclass(frozen=True, slots=True)
class SnapshotVocabulary:
    """Counts of documents by spelling and by stem, and the spellings near to a term."""

    snapshot: Snapshot

    def count_spelling(self, term: str) -> int:
        return self._count(Field.SPELLING, term)

    def count_stem(self, term: str) -> int:
        return self._count(Field.WORD, term)

    def count_name(self, key: str) -> int:
        return sum(_count_name(segment, key) for segment in self.snapshot.segments)

    def neighbours(self, term: str) -> list[tuple[str, int]]:
        counts: Counter[str] = Counter()
        for segment in self.snapshot.segments:
            counts.update(_neighbours(segment, term))
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def _count(self, field: Field, term: str) -> int:
        return sum(
            _count_living(segment, field, segment.dictionary(field).find(term))
            for segment in self.snapshot.segments
        )


def _count_name(segment: Segment, key: str) -> int:
    number = segment.dictionary(Field.NAME).find(key)
    return segment.members("name_spellings", number).size if number >= 0 else 0


def _neighbours(segment: Segment, term: str) -> dict[str, int]:
    dictionary = segment.dictionary(Field.SPELLING)
    numbers = find_candidates(
        term,
        term_lengths=segment.arrays["term_widths"],
        term_signatures=segment.arrays["signatures"],
    )
    found = {}
    for number in numbers.tolist():
        spelling = dictionary.terms(number, number + 1)[0]
        if is_one_edit(term, spelling) and (
            count := _count_living(segment, Field.SPELLING, number)
        ):
            found[spelling] = count
    return found


def _count_living(segment: Segment, field: Field, number: int) -> int:
    if number < 0:
        return 0
    documents = segment.postings(field, number)[0]
    return int(documents.size if segment.live is None else segment.live[documents].sum())
