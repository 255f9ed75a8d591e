"""The file of a segment: what goes in comes out, and what is not whole is refused."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.executor.layout import (
    Array,
    LayoutError,
    open_arrays,
    smallest,
    write_arrays,
)

VERSION = 7
DTYPES = ["<u1", "<u2", "<u4", "<u8", "<i4", "<i8", "<f8"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of two arrays."""
    path = tmp_path / "one.arrays"
    arrays: dict[str, Array] = {
        "small": np.arange(5, dtype=np.uint8),
        "large": np.arange(99, dtype=np.uint64),
    }
    write_arrays(path, arrays, {"names": ["فاس"]}, version=VERSION)
    return path


def damage(path: Path, place: int) -> None:
    """Turn the bits of one byte."""
    written = bytearray(path.read_bytes())
    written[place] ^= 0xFF
    path.write_bytes(written)


@given(
    lists=st.dictionaries(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=9),
        st.tuples(st.sampled_from(DTYPES), st.lists(st.integers(0, 255), max_size=70)),
        max_size=5,
    ),
    facts=st.dictionaries(st.text(st.characters(codec="utf-8")), st.integers(), max_size=3),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    lists: dict[str, tuple[str, list[int]]],
    facts: dict[str, int],
) -> None:
    path = tmp_path_factory.mktemp("layout") / "one.arrays"
    arrays = {name: np.array(values, dtype) for name, (dtype, values) in lists.items()}

    write_arrays(path, arrays, facts, version=VERSION)
    mapped = open_arrays(path, version=VERSION)

    assert mapped.facts == facts
    assert _listed(mapped.arrays) == _listed(arrays)
    mapped.verify()


def _listed(arrays: dict[str, Array]) -> dict[str, tuple[str, list[float]]]:
    return {name: (array.dtype.str, array.tolist()) for name, array in arrays.items()}


def test_arrays_are_aligned_and_read_only(path: Path) -> None:
    arrays = open_arrays(path, version=VERSION).arrays

    for array in arrays.values():
        assert array.ctypes.data % 64 == 0
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_a_file_cut_anywhere_is_refused(path: Path) -> None:
    written = path.read_bytes()

    for length in range(0, len(written), 7):
        path.write_bytes(written[:length])
        with pytest.raises(LayoutError):
            open_arrays(path, version=VERSION)


def test_a_file_with_more_at_its_end_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")

    with pytest.raises(LayoutError, match="expected"):
        open_arrays(path, version=VERSION)


def test_a_damaged_header_is_refused(path: Path) -> None:
    damage(path, 40)

    with pytest.raises(LayoutError, match="header is damaged"):
        open_arrays(path, version=VERSION)


def test_another_format_is_refused(path: Path) -> None:
    damage(path, 7)

    with pytest.raises(LayoutError, match="not a segment of this format"):
        open_arrays(path, version=VERSION)


def test_another_schema_version_is_refused(path: Path) -> None:
    with pytest.raises(LayoutError, match="expected schema 8, found 7"):
        open_arrays(path, version=8)


def test_a_damaged_array_is_found_by_verifying(path: Path) -> None:
    damage(path, path.stat().st_size - 3)
    mapped = open_arrays(path, version=VERSION)

    with pytest.raises(LayoutError, match="large is damaged"):
        mapped.verify()


@pytest.mark.parametrize(
    ("highest", "dtype"), [(0, "u1"), (255, "u1"), (256, "u2"), (65_536, "u4"), (1 << 32, "u8")]
)
def test_numbers_take_the_smallest_type_that_holds_them(highest: int, dtype: str) -> None:
    assert smallest(np.array([0, highest])).dtype == np.dtype(dtype)
