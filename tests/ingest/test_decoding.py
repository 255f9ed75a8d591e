"""Bytes are decoded exactly, or refused with a reason."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.errors import ReadError, Unreadable
from archive.ingest.plain_text import PlainText, decode

ARABIC = "الأمن الوطني، «يقظة»\r\nولاية أمن فاس"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(range(256))


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (ARABIC.encode(), "utf-8"),
        (codecs.BOM_UTF8 + ARABIC.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + ARABIC.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"), "utf-16"),
        (ARABIC.encode("windows-1256"), "windows-1256"),
    ],
)
def test_decodes_exactly_and_says_from_what(raw: bytes, encoding: str) -> None:
    assert decode(raw) == PlainText(ARABIC, encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\x0c"])
def test_keeps_line_ends_as_they_were_written(end: str) -> None:
    assert decode(f"أمن{end}فاس{end}".encode()).text == f"أمن{end}فاس{end}"


def test_reads_windows_1256_where_two_bytes_happen_to_be_a_letter_of_utf8() -> None:
    written = "هذا خط؛ وذاك خط؛ أخضر"

    assert decode(written.encode("windows-1256")) == PlainText(written, "windows-1256")


def test_keeps_marks_and_spellings_as_they_were_written() -> None:
    written = "أَمْن ا\u0654من \ufed3\ufe8e\ufeb1 \u200fيقظــة\u00a0"

    assert decode(written.encode()).text == written


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", Unreadable.EMPTY),
        (b" \r\n\t\n", Unreadable.EMPTY),
        (codecs.BOM_UTF8, Unreadable.EMPTY),
        (codecs.BOM_UTF16_LE, Unreadable.EMPTY),
        ("أمن\x00فاس".encode(), Unreadable.BINARY),
        ("أمن\x1bفاس".encode(), Unreadable.BINARY),
        (ARABIC.encode("utf-16-le"), Unreadable.BINARY),
        (codecs.BOM_UTF32_LE + ARABIC.encode("utf-32-le"), Unreadable.BINARY),
        (PNG, Unreadable.BINARY),
        ("Sûreté nationale à Fès".encode("latin-1"), Unreadable.ENCODING),
        ("Sûreté nationale à Fès, الأمن".encode("windows-1256"), Unreadable.ENCODING),
        (ARABIC.encode()[:-1], Unreadable.ENCODING),
        (b"\xff" + ARABIC.encode(), Unreadable.ENCODING),
        (codecs.BOM_UTF16_LE + b"\x27", Unreadable.ENCODING),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", Unreadable.ENCODING),
    ],
)
def test_refuses_bytes_that_are_no_text(raw: bytes, reason: Unreadable) -> None:
    with pytest.raises(ReadError) as caught:
        decode(raw)

    assert caught.value.reason == reason


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    with suppress(ReadError):
        assert decode(raw).text.strip()
