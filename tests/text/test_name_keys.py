"""The Latin and the Arabic spellings of a name have one key, and different names have their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold
from archive.text.name_keys import SHORTEST_KEY, name_key, name_keys, name_readings
from tests.tables import read_table

SHORT = {"", "bn", "bd"}


@pytest.mark.parametrize(("latin", "arabic", "keys"), read_table("name_keys.tsv"))
def test_both_spellings_have_the_keys(latin: str, arabic: str, keys: str) -> None:
    assert name_keys(latin) == name_keys(arabic) == tuple(keys.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hammouchi", "Hamouda"),
        ("الحموشي", "حمودة"),
        ("Rachid", "راشدي بنعلي"),
        ("Khalid", "جليد"),
        ("Cherkaoui", "الشريف"),
        ("Salah", "سليم"),
        ("Benkirane", "بن كيران"),
        ("Abdellatif", "لطيف"),
        ("Ghazali", "كزولي"),
        ("Cherkaoui", "شركاء"),
        ("Mansouri", "منصور"),
        ("Wahbi", "حبيب"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_keys(one) != name_keys(other)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Benjelloun", "بن جلون"),
        ("Ben Jelloun", "بنجلون"),
        ("Abderrahim", "عبدالرحيم"),
        ("Abdelatif", "عبد اللطيف"),
        ("Lamrani", "العمراني"),
        ("Lahcen", "الحسن"),
        ("Lhoussaine", "الحسين"),
        ("Lakhdar", "الأخضر"),
        ("Guercif", "جرسيف"),
        ("Benguérir", "بنجرير"),
        ("Bagdad", "بغداد"),
        ("Thami", "التهامي"),
        ("Mustapha", "مصطفى"),
    ],
)
def test_another_reading_finds_another_spelling(latin: str, arabic: str) -> None:
    indexed = tuple(name_key(fold(word)) for word in arabic.split())

    assert indexed in name_readings(latin)


@pytest.mark.parametrize("word", ["حموشي", "الحموشي", "والحموشي", "للحموشي", "بالحموشي", "وحموشي"])
def test_articles_and_proclitics_are_no_part_of_a_key(word: str) -> None:
    assert name_key(word) == "hmci"


@pytest.mark.parametrize(
    "term", ["", "12", "68", "3.5", "covid19", "فاس", "fes", "سلا", "москва", "ab" * 50]
)
def test_what_is_no_long_name_has_no_key(term: str) -> None:
    assert name_key(term) == ""


@pytest.mark.parametrize(
    ("term", "key"), [("بن", "bn"), ("وبن", "bn"), ("ابن", "bn"), ("عبد", "bd"), ("وعبد", "bd")]
)
def test_words_that_open_a_name_are_kept_though_short(term: str, key: str) -> None:
    assert name_key(term) == key


@pytest.mark.parametrize("term", ["عبداللطيف", "وعبداللطيف", "abdellatif", "abdullatif"])
def test_a_name_written_as_one_word_has_one_key_in_an_index(term: str) -> None:
    assert name_key(term) == "bdltf"


def test_short_names_have_no_reading() -> None:
    assert name_readings("Fès") == name_readings("Salé") == name_readings("Mohamed VI") == ()


def test_readings_are_few() -> None:
    assert len(name_readings("Benguergathrhig")) <= 4


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(key.isascii() and key.isalpha() for key in name_keys(text))


@given(st.text() | st.text(alphabet="ابتجحدرسشعقكلمنهويءئؤ", max_size=12))
def test_an_index_holds_no_short_key(term: str) -> None:
    key = name_key(term)

    assert len(key.replace("i", "")) >= SHORTEST_KEY or key in SHORT


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=20))
def test_a_reading_is_made_of_keys_an_index_may_hold(name: str) -> None:
    for reading in name_readings(name):
        assert all(len(key.replace("i", "")) >= SHORTEST_KEY or key in SHORT for key in reading)
