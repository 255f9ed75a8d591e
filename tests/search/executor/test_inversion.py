"""The inversion against a dictionary of lists."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.executor.inversion import encode, invert, length_bytes
from archive.search.executor.scoring import K1, B, score_table

TERMS = 6
texts = st.lists(st.lists(st.integers(0, TERMS - 1), max_size=12), max_size=12)


def invert_texts(
    documents: list[list[int]],
) -> tuple[dict[int, list[int]], dict[int, list[tuple[int, int]]]]:
    """Invert, and return each term's positions, and its documents with frequencies."""
    tokens = np.array([term for text in documents for term in text], np.uint32)
    inverted = invert(tokens, np.array(list(map(len, documents)), np.int64), TERMS)
    offsets, places = inverted.offsets.tolist(), inverted.position_offsets.tolist()
    positions, postings = {}, {}
    for term in range(TERMS):
        own = slice(offsets[term], offsets[term + 1])
        frequencies = (inverted.codes[own] >> 8).tolist()
        postings[term] = list(zip(inverted.documents[own].tolist(), frequencies, strict=True))
        positions[term] = inverted.positions[places[term] : places[term + 1]].tolist()
    return positions, postings


@given(texts)
def test_inverts_like_a_dictionary_of_lists(documents: list[list[int]]) -> None:
    positions: defaultdict[int, list[int]] = defaultdict(list)
    for position, term in enumerate(term for text in documents for term in text):
        positions[term].append(position)

    found, postings = invert_texts(documents)

    assert found == {term: positions[term] for term in range(TERMS)}
    assert postings == {
        term: [(number, text.count(term)) for number, text in enumerate(documents) if term in text]
        for term in range(TERMS)
    }


def test_nothing_inverts_to_nothing() -> None:
    positions, postings = invert_texts([])

    assert not any(positions.values())
    assert not any(postings.values())


def test_a_term_is_counted_up_to_255_times() -> None:
    _, postings = invert_texts([[0] * 254, [0] * 255, [0] * 400])

    assert postings[0] == [(0, 254), (1, 255), (2, 255)]


@pytest.mark.parametrize(("frequency", "length"), [(1, 5), (3, 40), (255, 300)])
def test_a_code_leads_to_its_score(frequency: int, length: int) -> None:
    (code,) = encode(np.array([frequency]), length_bytes(np.array([length])))

    norm = K1 * (1 - B + B * length / 50)
    exact = frequency * (K1 + 1) / (frequency + norm)
    assert score_table(50.0)[code] == pytest.approx(exact, rel=0.05)
