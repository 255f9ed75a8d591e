"""Captures and media go in whole; whatever cannot is named."""

from pathlib import Path

import pytest

from archive.services.backups.folders import find_kept_files, refuse_inside_kept
from archive.services.errors import ServiceError


def write(data: Path, *names: str) -> None:
    for name in names:
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(name)


def test_the_kept_folders_are_walked_in_order(tmp_path: Path) -> None:
    write(tmp_path, "media/b/2", "media/b/10", "media/a", "captures/x", "cache/y", "secret-key")

    found = [name for name, _ in find_kept_files(tmp_path)]

    assert found == ["captures/x", "media/a", "media/b/10", "media/b/2"]


def test_nothing_is_found_where_there_is_no_folder(tmp_path: Path) -> None:
    assert list(find_kept_files(tmp_path)) == []


def test_a_folder_may_lie_on_another_disk(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/a")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/media").symlink_to(tmp_path / "elsewhere")

    assert [name for name, _ in find_kept_files(tmp_path / "data")] == ["media/a"]


@pytest.mark.parametrize("target", ["media/real", "media", "nowhere"])
def test_a_link_inside_is_refused_and_named(tmp_path: Path, target: str) -> None:
    write(tmp_path, "media/real")
    (tmp_path / "media/link").symlink_to(tmp_path / target)

    with pytest.raises(ServiceError, match="media/link is no ordinary file"):
        list(find_kept_files(tmp_path))


def test_a_backup_cannot_lie_in_what_it_backs_up(tmp_path: Path) -> None:
    write(tmp_path, "media/a")

    with pytest.raises(ServiceError, match="which is backed up"):
        refuse_inside_kept(tmp_path / "media/backup.tar", tmp_path)
