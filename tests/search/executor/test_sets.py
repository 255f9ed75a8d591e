"""Sets of documents against Python's own."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.executor.layout import Array
from archive.search.executor.sets import everything, is_member, unite, unite_repeated

SIZE = 200
documents = st.sets(st.integers(0, SIZE - 1))


def as_array(numbers: set[int]) -> Array:
    return np.array(sorted(numbers), np.uint32)


@given(documents, documents)
def test_members_are_those_of_both(some: set[int], others: set[int]) -> None:
    flags = np.zeros(SIZE, np.bool_)
    found = as_array(some)[is_member(as_array(some), as_array(others), flags)]

    assert found.tolist() == sorted(some & others)
    assert not flags.any()


@given(st.lists(documents, min_size=1, max_size=5))
def test_a_union_has_each_document_once_in_order(lists: list[set[int]]) -> None:
    flags = np.zeros(SIZE, np.bool_)

    united = unite(list(map(as_array, lists)), flags)

    assert united.tolist() == sorted(set().union(*lists))
    assert not flags.any()


@given(st.lists(st.integers(0, SIZE - 1)))
def test_repeated_documents_are_left_once(numbers: list[int]) -> None:
    flags = np.zeros(SIZE, np.bool_)

    assert unite_repeated(np.array(numbers, np.uint32), flags).tolist() == sorted(set(numbers))
    assert not flags.any()


def test_everything_is_every_document() -> None:
    assert everything(3).tolist() == [0, 1, 2]
    assert everything(0).tolist() == []
