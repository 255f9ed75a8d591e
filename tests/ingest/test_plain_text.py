"""Text files are read, or refused with a reason."""

import os
from pathlib import Path

import pytest

from archive.ingest.errors import ReadError, Unreadable
from archive.ingest.plain_text import LARGEST_FILE, PlainText, read_plain_text


def test_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_bytes("الأمن\r\n".encode())

    assert read_plain_text(path) == PlainText("الأمن\r\n", "utf-8")


def test_refuses_a_file_that_is_too_large_without_reading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.txt"
    path.touch()
    os.truncate(path, LARGEST_FILE + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))

    with pytest.raises(ReadError, match="too_large: 10485761 bytes"):
        read_plain_text(path)


def test_refuses_a_file_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "denied.txt"
    path.touch()
    monkeypatch.setattr(Path, "read_bytes", _deny)

    with pytest.raises(ReadError, match="denied: Permission denied"):
        read_plain_text(path)


@pytest.mark.parametrize("name", ["missing.txt", "", "a" * 300])
def test_refuses_a_missing_file_a_folder_and_a_name_too_long(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_plain_text(tmp_path / name)

    assert caught.value.reason == Unreadable.DENIED


def _deny(path: Path) -> bytes:
    raise PermissionError(13, "Permission denied", str(path))


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(ReadError, match="no regular file"):
        read_plain_text(tmp_path / "pipe.txt")
