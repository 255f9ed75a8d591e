"""Word lists are data that a reader of Arabic can check: no word twice, each in its order."""

from importlib.resources import files

import pytest

from archive.text.folding import fold
from archive.text.stop_words import stop_terms
from archive.text.wordlists import read_words

LISTS = [
    ("archive.text", "stop_words.txt"),
    ("archive.text", "kept_spellings.txt"),
    ("archive.text", "protected.txt"),
    ("archive.text", "proclitic_hosts.txt"),
    ("archive.text", "months.txt"),
    ("archive.extract", "outlets.txt"),
    ("archive.extract", "sections.txt"),
]


def test_leaves_out_comments_and_empty_lines() -> None:
    words = read_words("archive.text", "protected.txt")

    assert words
    assert not [word for word in words if not word or word.startswith("#")]


@pytest.mark.parametrize(("package", "name"), LISTS)
def test_no_line_has_spaces_at_its_ends(package: str, name: str) -> None:
    assert [line for line in _lines(package, name) if line != line.strip()] == []


@pytest.mark.parametrize(("package", "name"), LISTS)
def test_no_word_stands_twice(package: str, name: str) -> None:
    folded = [fold(word.lstrip("=")) for word in read_words(package, name)]

    assert sorted(folded) == sorted(set(folded))


@pytest.mark.parametrize(
    "name", ["stop_words.txt", "kept_spellings.txt", "protected.txt", "proclitic_hosts.txt"]
)
def test_words_are_sorted_inside_their_group(name: str) -> None:
    for group in _groups("archive.text", name):
        assert group == sorted(group)


@pytest.mark.parametrize("name", ["protected.txt", "proclitic_hosts.txt"])
def test_no_stop_word_stands_in_another_list(name: str) -> None:
    words = {fold(word.lstrip("=")) for word in read_words("archive.text", name)}

    assert words & stop_terms() == set()


def test_every_kept_spelling_is_a_stop_word() -> None:
    kept = set(read_words("archive.text", "kept_spellings.txt"))

    assert kept - set(read_words("archive.text", "stop_words.txt")) == set()


def test_the_months_are_twelve() -> None:
    numbers = [line.split()[0] for line in read_words("archive.text", "months.txt")]

    assert numbers == [str(number) for number in range(1, 13)]


def _groups(package: str, name: str) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in _lines(package, name):
        if line.startswith("#"):
            groups.append([])
        else:
            groups[-1].append(line.lstrip("="))
    return groups


def _lines(package: str, name: str) -> list[str]:
    return files(package).joinpath("data", name).read_text(encoding="utf-8").splitlines()
