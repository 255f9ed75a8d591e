"""Content that is cut and joined is as if it had been written so."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.executor.batch import Document
from archive.search.executor.content import FACTS, Content, join, keep
from tests.search.executor.segments import content, document, segment_of, segment_of_content
from tests.search.queries import BODIES

documents = st.lists(
    st.builds(
        document,
        st.integers(0, 99),
        st.sampled_from([*BODIES, ""]),
        st.sampled_from(["", "توقيف بفاس"]),
        day=st.sampled_from([0, 738_000]),
        is_certain=st.booleans(),
        outlet=st.sampled_from(["", "a", "b"]),
        tags=st.lists(st.sampled_from("xyz"), unique=True),
    ),
    max_size=6,
)


def readable(one: Content) -> dict[str, Any]:
    """Write out what a content says, without the numbers that its terms and values have."""
    columns = {
        name: ([column.values[number] for number in column.numbers], column.counts.tolist())
        for name, column in one.columns.items()
    }
    return {
        "terms": [one.terms[number] for number in one.tokens],
        "starts": one.starts.tolist(),
        "widths": one.widths.tolist(),
        "facts": {name: one.facts[name].tolist() for name in FACTS},
        "columns": columns,
    }


@given(st.lists(documents, min_size=1, max_size=4))
def test_joined_content_equals_content_written_at_once(groups: list[list[Document]]) -> None:
    joined = join([content(group) for group in groups])

    assert readable(joined) == readable(content([one for group in groups for one in group]))


@given(documents, st.lists(st.booleans(), min_size=6, max_size=6))
def test_kept_content_equals_content_of_the_kept(
    found: Sequence[Document], flags: list[bool]
) -> None:
    kept = keep(content(found), np.array(flags[: len(found)], np.bool_))

    left = [one for one, is_kept in zip(found, flags, strict=False) if is_kept]
    assert readable(kept) == readable(content(left))


@given(documents)
def test_a_segment_gives_back_what_was_written(found: list[Document]) -> None:
    assert readable(segment_of(found).content()) == readable(content(found))


def test_a_merged_segment_equals_one_written_anew() -> None:
    first = [document(1, BODIES[0], "فاس", tags=["x"]), document(2, BODIES[1])]
    second = [document(3, BODIES[2], outlet="a"), document(4, BODIES[0])]
    one, other = (segment_of(found).content() for found in (first, second))

    merged = segment_of_content(join([keep(one, np.array([False, True])), other]))

    anew = segment_of([first[1], *second])
    assert merged.values == anew.values
    assert {name: array.tolist() for name, array in merged.arrays.items()} == {
        name: array.tolist() for name, array in anew.arrays.items()
    }


def test_a_word_without_end_keeps_the_start_of_its_span() -> None:
    (width,) = content([document(1, "ا" * 70_000)]).widths[-1:]

    assert width == 65_535
