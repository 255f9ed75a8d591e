"""The file of one segment: named arrays, aligned and checked, that readers map into memory.

    0   magic, 8 bytes: b"YAQAZA" and the format's version as two digits
    8   length of the header in bytes, uint32; CRC-32 of the header, uint32
    16  header, JSON in UTF-8: schema version, file size, facts, and for each array its offset,
        dtype, length and CRC-32
    …   arrays, each at a multiple of 64 bytes

A file that is cut, of another version or of another schema is refused when it is opened; the
checksums of the arrays themselves are compared by `verify`.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

_MAGIC = b"YAQAZA01"
_PREFIX = struct.Struct("<8sII")
_ALIGNMENT = 64

Array = np.ndarray[Any, np.dtype[Any]]


class LayoutError(Exception):
    """A segment's file is missing, cut, damaged or of another version."""


@dataclass(frozen=True, slots=True)
class MappedArrays:
    """The arrays of one file, read-only views of mapped pages, and the facts beside them."""

    path: Path
    facts: dict[str, Any]
    arrays: dict[str, Array]
    checksums: dict[str, int]

    def verify(self) -> None:
        """Compare every array with its checksum; raises LayoutError on the first difference."""
        for name, array in self.arrays.items():
            if _checksum(array) != self.checksums[name]:
                raise LayoutError(f"{self.path}: the array {name} is damaged")


def write_arrays(
    path: Path, arrays: Mapping[str, Array], facts: Mapping[str, Any], *, version: int
) -> None:
    """Write arrays and JSON facts to a new file, and make them durable."""
    arrays = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    header = _header(arrays, facts, version)
    with path.open("wb") as file:
        file.write(_PREFIX.pack(_MAGIC, len(header), zlib.crc32(header)))
        file.write(header)
        for array in arrays.values():
            file.write(b"\0" * (-file.tell() % _ALIGNMENT))
            file.write(array.data)
        file.flush()
        os.fsync(file.fileno())


def open_arrays(path: Path, *, version: int) -> MappedArrays:
    """Map a file's arrays; raises LayoutError when it is not whole or of another version."""
    with path.open("rb") as file:
        header = _read_header(path, file.read(_PREFIX.size), file)
        if header["version"] != version:
            raise LayoutError(f"{path}: expected schema {version}, found {header['version']}")
        size = os.fstat(file.fileno()).st_size
        if size != header["size"]:
            raise LayoutError(f"{path}: expected {header['size']} bytes, found {size}")
        pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    places = header["arrays"]
    arrays = {
        name: np.frombuffer(pages, dtype=place["dtype"], count=place["length"], offset=place["at"])
        for name, place in places.items()
    }
    checksums = {name: place["crc"] for name, place in places.items()}
    return MappedArrays(path, header["facts"], arrays, checksums)


def smallest(values: Array) -> Array:
    """Return whole numbers from 0 upwards in the smallest unsigned type that holds them."""
    return values.astype(np.min_scalar_type(int(values.max(initial=0))), copy=False)


def _header(arrays: Mapping[str, Array], facts: Mapping[str, Any], version: int) -> bytes:
    """Lay the arrays out; the header's own length moves them, so it is padded to be known."""
    places: dict[str, dict[str, Any]] = {}
    room = 256 * (len(arrays) + 1) + len(json.dumps(facts, ensure_ascii=False).encode())
    position = _PREFIX.size + room
    for name, array in arrays.items():
        position += -position % _ALIGNMENT
        places[name] = {
            "at": position,
            "dtype": array.dtype.str,
            "length": array.size,
            "crc": _checksum(array),
        }
        position += array.nbytes
    header = {"version": version, "size": position, "facts": facts, "arrays": places}
    return json.dumps(header, ensure_ascii=False).encode().ljust(room)


def _checksum(array: Array) -> int:
    return zlib.crc32(array.view(np.uint8).data)


def _read_header(path: Path, prefix: bytes, file: Any) -> dict[str, Any]:
    if len(prefix) < _PREFIX.size:
        raise LayoutError(f"{path}: the file is cut")
    magic, length, checksum = _PREFIX.unpack(prefix)
    if magic != _MAGIC:
        raise LayoutError(f"{path}: not a segment of this format")
    text = file.read(length)
    if zlib.crc32(text) != checksum:
        raise LayoutError(f"{path}: the header is damaged")
    header: dict[str, Any] = json.loads(text)
    return header
