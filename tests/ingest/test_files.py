"""Named files are taken as they are, folders give the text files inside them."""

from pathlib import Path

import pytest

from archive.ingest.files import SourceFile, find_files


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    _write(tmp_path, "notes.md")

    assert list(find_files([tmp_path / "notes.md"])) == [
        SourceFile(tmp_path / "notes.md", "notes.md")
    ]


def test_a_missing_file_is_named_all_the_same(tmp_path: Path) -> None:
    assert [file.source for file in find_files([tmp_path / "missing.txt"])] == ["missing.txt"]


def test_a_folder_gives_its_text_files_in_order(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a.txt", "خبر.txt", "10.txt", "9.txt")

    sources = [file.source for file in find_files([tmp_path])]

    assert sources == ["10.txt", "9.txt", "a.txt", "b.txt", "خبر.txt"]


def test_a_source_is_the_path_inside_its_folder(tmp_path: Path) -> None:
    _write(tmp_path, "2024/05/a.txt", "2023/a.txt", "a.txt")

    sources = {file.source for file in find_files([tmp_path])}

    assert sources == {"2024/05/a.txt", "2023/a.txt", "a.txt"}


@pytest.mark.parametrize("name", ["a.md", "a.txt.gz", "txt", ".txt", "a.txt~"])
def test_a_folder_leaves_out_what_is_no_text_file(tmp_path: Path, name: str) -> None:
    _write(tmp_path, name)

    assert list(find_files([tmp_path])) == []


def test_the_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    _write(tmp_path, "A.TXT")

    assert [file.source for file in find_files([tmp_path])] == ["A.TXT"]


def test_a_folder_with_the_name_of_a_text_file_is_no_file(tmp_path: Path) -> None:
    _write(tmp_path, "folder.txt/a.txt")

    assert [file.source for file in find_files([tmp_path])] == ["folder.txt/a.txt"]


def test_files_and_folders_come_in_the_order_in_which_they_were_named(tmp_path: Path) -> None:
    _write(tmp_path, "two/b.txt", "two/a.txt", "one.txt")

    files = list(find_files([tmp_path / "two", tmp_path / "one.txt"]))

    assert [file.source for file in files] == ["a.txt", "b.txt", "one.txt"]
    assert files[0].path == tmp_path / "two" / "a.txt"


def test_an_empty_folder_and_no_path_give_nothing(tmp_path: Path) -> None:
    assert list(find_files([tmp_path])) == list(find_files([])) == []


def test_links_inside_a_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("نص")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")

    assert list(find_files([folder])) == []
