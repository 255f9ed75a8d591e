"""Files of judged collections."""

from pathlib import Path

import pytest

from archive.ingest.judged import (
    JudgedDocument,
    JudgedError,
    JudgedQuery,
    read_documents,
    read_grades,
    read_queries,
)


def write(folder: Path, text: str) -> Path:
    path = folder / "file"
    path.write_text(text, encoding="utf-8")
    return path


def test_documents_have_a_title_if_there_is_one(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "1", "title": "ع", "text": "ن"}\n\n{"id": "2", "text": ""}\n')

    assert list(read_documents(path)) == [
        JudgedDocument("1", "ع", "ن"),
        JudgedDocument("2", "", ""),
    ]


def test_queries_may_carry_more_than_is_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "1", "text": "شرطة", "lang": 3}')

    assert list(read_queries(path)) == [JudgedQuery("1", "شرطة")]


def test_grades_stand_by_query(tmp_path: Path) -> None:
    path = write(tmp_path, "1\ta\t2\n1\tb\t0\n2\ta\t1\n")

    assert read_grades(path) == {"1": {"a": 2, "b": 0}, "2": {"a": 1}}


@pytest.mark.parametrize(
    "torn", ['{"id": "2", "te', "[]", "3", '{"id": 2, "text": ""}', '{"id": ""}']
)
def test_a_torn_line_is_named(tmp_path: Path, torn: str) -> None:
    path = write(tmp_path, f'{{"id": "1", "text": ""}}\n{torn}\n')

    with pytest.raises(JudgedError, match=f"{path}, line 2"):
        list(read_documents(path))


@pytest.mark.parametrize("torn", ["1\ta", "1 a 1", "1\ta\tgood", "1\ta\t1\t1"])
def test_a_torn_grade_is_named(tmp_path: Path, torn: str) -> None:
    with pytest.raises(JudgedError, match="line 2"):
        read_grades(write(tmp_path, f"1\ta\t1\n{torn}\n"))


def test_two_documents_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgedError, match="line 2: another document has the id 1"):
        list(read_documents(write(tmp_path, '{"id": "1", "text": ""}\n' * 2)))


def test_what_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes("شرطة".encode("cp1256"))

    with pytest.raises(JudgedError, match="UTF-8"):
        list(read_queries(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(JudgedError, match=r"docs\.jsonl: No such file"):
        list(read_documents(tmp_path / "docs.jsonl"))
