"""A backup is an ordinary tar, written without knowing how large its members will be."""

import tarfile
from hashlib import sha256
from pathlib import Path

import pytest

from archive.services.backups.manifest import MEMBER, FileState
from archive.services.backups.package import PackageWriter
from archive.services.backups.unpacking import opened_package
from tests.services.backups.conftest import WritePackage

DATABASE = ("database.sqlite3.gz", b"rows" * 1000)


@pytest.mark.parametrize("size", [0, 1, 511, 512, 513, 100_000])
def test_any_tar_reader_finds_the_members(write_package: WritePackage, size: int) -> None:
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    path = write_package(DATABASE, ("media/file", content))

    with tarfile.open(path) as archive:
        assert archive.getnames() == [DATABASE[0], "media/file", MEMBER]
        found = archive.extractfile("media/file")
        assert found is not None
        assert found.read() == content


@pytest.mark.parametrize("name", ["media/" + "ط" * 120, "captures/a b\n\udcff/*"])
def test_any_name_comes_back(write_package: WritePackage, tmp_path: Path, name: str) -> None:
    path = write_package(DATABASE, (name, b"content"))

    with opened_package(path) as package:
        package.unpack(name, tmp_path / "out")

    assert (tmp_path / "out" / name).read_bytes() == b"content"


def test_a_member_is_hashed_as_it_is_written(tmp_path: Path) -> None:
    with (tmp_path / "made.tar").open("w+b") as file:
        package = PackageWriter(file)
        with package.member("media/file", moment=0) as writer:
            writer.write(b"one, ")
            writer.write(b"two")

    assert package.files["media/file"] == FileState(8, sha256(b"one, two").hexdigest())
