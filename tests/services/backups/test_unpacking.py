"""What is no backup of ours, or not all of one, is refused with one line."""

import gzip
import json
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.services.backups.manifest import read_manifest
from archive.services.backups.unpacking import opened_package
from archive.services.errors import ServiceError
from tests.services.backups.conftest import WritePackage

DATABASE = ("database.sqlite3.gz", b"rows")


def refused(path: Path) -> str:
    with pytest.raises(ServiceError) as caught, opened_package(path):
        pass
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "/etc/cron.d/evil",
        "../evil",
        "media/../../evil",
        "media/./evil",
        "media//evil",
        "media",
        "captures",
        "secret-key",
        "index/CURRENT",
        "database.pgdump",
        "mediaevil/x",
        ".",
    ],
)
def test_names_outside_the_kept_folders_are_refused(write_package: WritePackage, name: str) -> None:
    path = write_package(DATABASE, (name, b"evil"))

    assert "which no backup holds" in refused(path)


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE]
)
def test_links_folders_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    member = tarfile.TarInfo("media/evil")
    member.type, member.linkname = kind, "/etc/passwd"
    with tarfile.open(tmp_path / "made.tar", "w") as archive:
        archive.addfile(member)

    assert "no ordinary file" in refused(tmp_path / "made.tar")


def test_a_false_size_is_refused(tmp_path: Path) -> None:
    member = tarfile.TarInfo("media/evil")
    member.size = -1024
    (tmp_path / "made.tar").write_bytes(member.tobuf(tarfile.GNU_FORMAT) + bytes(10_240))

    assert refused(tmp_path / "made.tar")


def test_a_member_that_is_there_twice_is_refused(write_package: WritePackage) -> None:
    assert "twice" in refused(write_package(also=(("database.sqlite3.gz", b"other rows"),)))


def test_a_member_that_the_manifest_does_not_name_is_refused(write_package: WritePackage) -> None:
    assert "does not name" in refused(write_package(also=(("media/evil", b"evil"),)))


def test_a_member_that_is_missing_is_refused(write_package: WritePackage) -> None:
    state = {"size": 1, "sha256": "0" * 64}
    files = {"database.sqlite3.gz": state, "media/lost": state}

    assert "lacks 'media/lost'" in refused(write_package(files=files))


def test_a_backup_without_a_database_is_refused(write_package: WritePackage) -> None:
    assert refused(write_package(("media/file", b"x"))) == "the backup holds no database"


def test_a_member_with_another_content_is_refused(
    write_package: WritePackage, tmp_path: Path
) -> None:
    path = write_package(DATABASE, ("media/file", b"content"))
    path.write_bytes(path.read_bytes().replace(b"content", b"c0ntent"))

    with opened_package(path) as package, pytest.raises(ServiceError, match="media/file"):
        package.unpack("media/file", tmp_path / "out")


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_short_is_refused(write_package: WritePackage, share: float) -> None:
    path = write_package(DATABASE, ("media/file", b"content" * 10_000))
    raw = path.read_bytes().rstrip(b"\0")
    path.write_bytes(raw[: int(len(raw) * share)])

    assert refused(path)


@pytest.mark.parametrize("make", [lambda raw: b"no tar " * 1000, gzip.compress, lambda raw: b""])
def test_what_is_no_tar_is_refused(
    write_package: WritePackage, make: Callable[[bytes], bytes]
) -> None:
    path = write_package()
    path.write_bytes(make(path.read_bytes()))

    assert refused(path) == f"{path} is no backup, or it is damaged"


def test_another_tar_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "made.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo("media/file"), BytesIO())

    assert "no manifest" in refused(tmp_path / "made.tar")


@pytest.mark.parametrize(
    "otherwise",
    [
        {"files": []},
        {"tables": {"archive_article": {"rows": -1, "sha256": "0"}}},
        {"tables": {"archive_article": 3}},
        {"migrations": [1]},
        {"made_at": None},
    ],
)
def test_a_manifest_of_another_shape_is_refused(
    write_package: WritePackage, otherwise: dict[str, Any]
) -> None:
    assert refused(write_package(**otherwise)) == "the manifest of the backup cannot be read"


def test_a_later_format_is_refused(write_package: WritePackage) -> None:
    assert refused(write_package(format=2)) == "expected a backup of format 1, got 2"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(raw=st.binary() | JSON.map(lambda data: json.dumps(data).encode()))
def test_no_manifest_is_refused_otherwise(raw: bytes) -> None:
    with pytest.raises(ServiceError):
        read_manifest(raw)


def test_a_manifest_that_is_too_deep_is_refused() -> None:
    with pytest.raises(ServiceError):
        read_manifest(b"[" * 200_000)
