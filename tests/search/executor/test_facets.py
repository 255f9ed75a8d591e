"""Counts of values against counting by hand."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.executor import facets
from archive.search.executor.batch import Document
from archive.search.executor.facets import count_facets
from tests.search.executor.segments import document, snapshot_of

documents = st.lists(
    st.builds(
        document,
        st.just(1),
        outlet=st.sampled_from(["", "a", "b", "c"]),
        tags=st.lists(st.sampled_from("vwxyz"), unique=True),
    ),
    max_size=7,
)


@given(st.lists(documents, min_size=1, max_size=3), st.integers(0, 1 << 21))
def test_counts_the_values_of_found_documents(groups: list[list[Document]], bits: int) -> None:
    places = [
        [i for i in range(len(group)) if bits >> (7 * n + i) & 1] for n, group in enumerate(groups)
    ]
    found = [np.array(own, np.uint32) for own in places]
    snapshot = snapshot_of(*groups)

    for column in ("outlet", "tags"):
        counted = Counter(
            value
            for group, own in zip(groups, places, strict=True)
            for place in own
            for value in group[place].values[column]
        )
        ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        assert list(count_facets(snapshot, found, [column])[column]) == ordered


def test_tells_the_most_frequent_values_alone() -> None:
    most = facets.MOST_VALUES
    group = [document(n, tags=[f"{n:04}", "all"]) for n in range(most + 5)]

    counts = count_facets(snapshot_of(group), [np.arange(most + 5)], ["tags"])["tags"]

    assert len(counts) == most
    assert counts[:2] == (("all", most + 5), ("0000", 1))


def test_a_column_of_more_values_than_fit_in_a_table_is_counted_by_itself() -> None:
    articles = [document(key, outlet=f"منبر{key:05}") for key in range(17_000)]
    snapshot = snapshot_of(articles)

    counts = count_facets(snapshot, [np.arange(17_000)], ["outlet"])

    assert len(counts["outlet"]) == facets.MOST_VALUES
    assert {count for _, count in counts["outlet"]} == {1}
