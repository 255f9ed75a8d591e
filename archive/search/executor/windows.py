"""The tokens of a few documents, laid side by side from the forward order of a segment."""

from dataclasses import dataclass

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.segment import Segment


@dataclass(frozen=True, slots=True)
class TokenRows:
    """The tokens of n documents, one document after another: `tokens` uint32[t] are spellings.

    `lengths` int64[n] counts each document's tokens, `starts` int64[n] says where they begin.
    """

    tokens: Array
    lengths: Array
    starts: Array

    def rows_of(self, places: Array) -> Array:
        """Return in which of the n documents some places are."""
        rows: Array = self.starts.searchsorted(places, side="right") - 1
        return rows


def lay_out(segment: Segment, documents: Array) -> TokenRows:
    """Gather the tokens of some documents, in the order in which the documents are given."""
    firsts = segment.bases[documents].tolist()
    stops = segment.bases[documents + 1].tolist()
    pieces = [segment.tokens[first:stop] for first, stop in zip(firsts, stops, strict=True)]
    lengths = np.array([piece.size for piece in pieces], np.int64)
    tokens = np.concatenate(pieces) if pieces else segment.tokens[:0]
    return TokenRows(tokens, lengths, np.cumsum(lengths) - lengths)
