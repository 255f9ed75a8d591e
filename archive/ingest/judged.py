"""The files of a judged collection: documents and queries as JSON lines, grades between tabs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class JudgedError(Exception):
    """A file of a judged collection cannot be read; the message names it and the line."""


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """A text of a judged collection."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query of a judged collection."""

    id: str
    text: str


def read_documents(path: Path) -> Iterator[JudgedDocument]:
    """Give the documents of a file of JSON lines with id, text and, if there is one, title."""
    seen: set[str] = set()
    for number, record in _records(path):
        document = JudgedDocument(record["id"], record.get("title", ""), record["text"])
        if document.id in seen:
            raise JudgedError(f"{path}, line {number}: another document has the id {document.id}")
        seen.add(document.id)
        yield document


def read_queries(path: Path) -> Iterator[JudgedQuery]:
    """Give the queries of a file of JSON lines with id and text."""
    for _, record in _records(path):
        yield JudgedQuery(record["id"], record["text"])


def read_grades(path: Path) -> dict[str, dict[str, int]]:
    """Return the grades of a tab-separated file of query, document and grade, by query."""
    grades: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        try:
            query, document, grade = line.split("\t")
            grades.setdefault(query, {})[document] = int(grade)
        except ValueError as error:
            expected = "query, document and grade between tabs"
            raise JudgedError(f"{path}, line {number}: expected {expected}") from error
    return grades


def _records(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in _lines(path):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise JudgedError(f"{path}, line {number}: expected JSON") from error
        if not _is_record(record):
            raise JudgedError(f"{path}, line {number}: expected an object with id and text")
        yield number, record


def _is_record(record: object) -> bool:
    if not (isinstance(record, dict) and {"id", "text"} <= record.keys()):
        return False
    return all(isinstance(record.get(name, ""), str) for name in ("id", "title", "text"))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give the lines that are not blank, with their numbers from 1."""
    number = 0
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line.rstrip("\n")
    except UnicodeDecodeError as error:
        raise JudgedError(f"{path}, after line {number}: expected UTF-8") from error
    except OSError as error:
        raise JudgedError(f"{path}: {error.strerror}") from error
