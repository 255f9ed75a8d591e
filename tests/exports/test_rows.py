"""Texts joined into pieces."""

from hypothesis import given
from hypothesis import strategies as st

from archive.exports.rows import in_blocks


@given(st.lists(st.text()))
def test_joined_pieces_say_what_the_parts_said(parts: list[str]) -> None:
    assert b"".join(in_blocks(parts)).decode() == "".join(parts)


def test_many_short_parts_are_few_pieces() -> None:
    pieces = list(in_blocks(["سطر من السطور\n"] * 10_000))

    assert len(pieces) == 5
    assert max(map(len, pieces)) < 100_000


def test_nothing_is_no_piece() -> None:
    assert list(in_blocks([])) == []
