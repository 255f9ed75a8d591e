"""The best of many against sorting all."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.executor.layout import Array
from archive.search.executor.top import find_top

scores = st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.5]), max_size=400)


def top_of(values: Array, keys: Array, count: int) -> list[int]:
    """Find the best of documents that are every other one of a segment."""
    all_keys = np.repeat(keys, 2)
    documents = np.arange(0, all_keys.size, 2, dtype=np.uint32)
    found: list[int] = find_top(values, all_keys, documents, count).tolist()
    return found


@given(scores, st.integers(0, 30), st.randoms(use_true_random=False))
def test_finds_what_sorting_finds_ties_by_key(
    values: list[float], count: int, rolls: Random
) -> None:
    keys = list(range(len(values)))
    rolls.shuffle(keys)

    top = top_of(np.array(values), np.array(keys, np.int64), count)

    ordered = sorted(range(len(values)), key=lambda place: (-values[place], keys[place]))
    assert top == ordered[:count]


@pytest.mark.parametrize("count", [1, 20, 100, 5000])
def test_finds_the_best_of_many(count: int) -> None:
    values = np.random.default_rng(3).gamma(2.0, size=20_000)
    keys = np.arange(20_000)

    top = top_of(values, keys, count)

    assert top == np.lexsort((keys, -values))[:count].tolist()


def test_all_ties_of_the_last_one_are_looked_at() -> None:
    keys = np.arange(1000)[::-1]

    assert top_of(np.ones(1000), keys, 3) == [999, 998, 997]
