"""The hash of a table tells other rows from the same rows in another order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.services.backups.rows import hash_rows

VALUES = st.none() | st.integers() | st.text() | st.binary() | st.floats(allow_nan=False)
ROWS = st.lists(st.tuples(VALUES, VALUES), max_size=5)


@given(rows=ROWS)
def test_the_order_of_rows_counts_for_nothing(rows: list[tuple[object, ...]]) -> None:
    assert hash_rows(rows) == hash_rows(reversed(rows))


@pytest.mark.parametrize(
    "other",
    [
        [("ab", "c")],
        [("a", "bc", None)],
        [("a", b"bc")],
        [("a", "bc"), ("a", "bc")],
        [("a", "bc"), ("a", "bc"), ("a", "bc")],
        [("bc", "a")],
        [],
    ],
)
def test_other_rows_have_another_hash(other: list[tuple[object, ...]]) -> None:
    assert hash_rows(other) != hash_rows([("a", "bc")])


@pytest.mark.parametrize(("one", "other"), [(1, "1"), (None, ""), (1, 1.0), ("-", None)])
def test_values_that_look_alike_differ(one: object, other: object) -> None:
    assert hash_rows([(one,)]) != hash_rows([(other,)])


def test_rows_are_counted() -> None:
    assert hash_rows([(1,), (1,), (2,)]).rows == 3
