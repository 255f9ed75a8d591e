"""Plain text files, decoded exactly: UTF-8, UTF-16 with its mark, or windows-1256."""

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from archive.ingest.errors import ReadError, Unreadable

LARGEST_FILE = 10 * 1024 * 1024

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_LETTER = re.compile(r"[^\W\d_]")
_ASCII = bytes(range(0x80))
# windows-1256 gives a letter to every byte; only a text that turns out Arabic was meant so.
_LEAST_ARABIC = 0.5


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text as it was written, line ends included, and the encoding that it was read from."""

    text: str
    encoding: str


def read_plain_text(path: Path) -> PlainText:
    """Read a text file.

    Raises ReadError when it cannot be opened, is larger than LARGEST_FILE bytes, is empty, is
    no text, or is in none of the three encodings.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise ReadError(Unreadable.DENIED, "no regular file")
        if found.st_size > LARGEST_FILE:
            raise ReadError(Unreadable.TOO_LARGE, f"{found.st_size} bytes")
        return decode(path.read_bytes())
    except OSError as error:
        raise ReadError(Unreadable.DENIED, error.strerror or str(error)) from error


def decode(raw: bytes) -> PlainText:
    """Decode the bytes of a text file; a byte order mark is not part of the text.

    Raises ReadError when they are no text in UTF-8, UTF-16 with its mark, or windows-1256.
    """
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return PlainText(_checked(text, encoding), encoding.removesuffix("-sig"))
    raise ReadError(Unreadable.ENCODING)


def _encodings(raw: bytes) -> tuple[str, ...]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8-sig",) if _is_meant_as_utf8(raw) else ("utf-8-sig", "windows-1256")


def _is_meant_as_utf8(raw: bytes) -> bool:
    """Say whether most bytes beyond ASCII make letters of UTF-8, some of which may be damaged."""
    kept = raw.decode("utf-8", "ignore").encode("utf-8")
    return 2 * len(kept.translate(None, _ASCII)) > len(raw.translate(None, _ASCII))


def _checked(text: str, encoding: str) -> str:
    if not text.strip():
        raise ReadError(Unreadable.EMPTY)
    if _CONTROL.search(text):
        raise ReadError(Unreadable.BINARY)
    if encoding == "windows-1256" and not _is_mostly_arabic(text):
        raise ReadError(Unreadable.ENCODING)
    return text


def _is_mostly_arabic(text: str) -> bool:
    letters = len(_LETTER.findall(text))
    return letters > 0 and len(_ARABIC_LETTER.findall(text)) / letters >= _LEAST_ARABIC
