"""One thing is found by each of its names, in each language, however its words are joined."""

import re
from collections import Counter

import pytest

from archive.search.aliases import MOST_OTHERS, Alias, find_alias, read_aliases
from archive.text.tokens import terms
from archive.text.wordlists import read_words

FEWEST_GROUPS = 300
SCRIPTS = re.compile(r"[\u0620-\u064a]|[a-z]", re.IGNORECASE)


def words_of(text: str) -> list[tuple[str, ...]]:
    return [terms(word) for word in text.split()]


def names_for(text: str) -> list[str]:
    words = words_of(text)
    alias, count = find_alias(words) or (Alias(()), 0)
    return [other.text for other in alias.others(term for word in words[:count] for term in word)]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("DGSN", "المديرية العامة للأمن الوطني"),
        ("dgst", "المديرية العامة لمراقبة التراب الوطني"),
        ("BCIJ", "المكتب المركزي للأبحاث القضائية"),
        ("PJ", "الشرطة القضائية"),
        ("Sûreté nationale", "الأمن الوطني"),
        ("surete nationale", "الأمن الوطني"),
        ("M6", "محمد السادس"),
        ("Mohamed VI", "محمد السادس"),
        ("Fès", "فاس"),
        ("FEZ", "فاس"),
        ("casa", "الدار البيضاء"),
        ("كازا", "الدار البيضاء"),
        ("Tánger", "طنجة"),
        ("tangier", "طنجة"),
        ("El Aaiún", "العيون"),
        ("Laâyoune", "العيون"),
        ("Ceuta", "سبتة"),
        ("Ministère de l'Intérieur", "وزارة الداخلية"),
        ("ministère de l’intérieur", "وزارة الداخلية"),
        ("la police", "الشرطة"),
        ("Traite des êtres humains", "الاتجار بالبشر"),
        ("haschich", "الحشيش"),
        ("Pays-Bas", "هولندا"),
        ("covid-19", "كوفيد 19"),
    ],
)
def test_a_name_in_other_letters_leads_to_the_arabic_one(asked: str, name: str) -> None:
    assert name in names_for(asked)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("المديرية العامة للأمن الوطني", "DGSN"),
        ("والمديرية العامة للأمن الوطني", "DGSN"),
        ("للمديرية العامّة للامن الوطنى", "DGSN"),
        ("بالدار البيضاء", "Casablanca"),
        ("بفاس", "Fès"),
        ("وطنجة", "Tanger"),
        ("للشرطة القضائية", "PJ"),
        ("مخدرات", "Stupéfiants"),
        ("بالإرهاب", "Terrorisme"),
        ("بالمغرب", "المملكة المغربية"),
    ],
)
def test_articles_proclitics_and_marks_do_not_hide_an_arabic_name(asked: str, name: str) -> None:
    assert name in names_for(asked)


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("police judiciaire Casablanca", 2),
        ("Direction générale de la sûreté nationale Rabat", 6),
        ("police de Casablanca", 1),
        ("الأمن الوطني بفاس", 2),
        ("Fès Meknès", 1),
        ("الفاسي", 1),
    ],
)
def test_the_longest_name_is_taken(asked: str, taken: int) -> None:
    found = find_alias(words_of(asked))

    assert found is not None
    assert found[1] == taken


@pytest.mark.parametrize("asked", ["", "de la", "زعفران", "كيف", "الأمن الغذائي", "Hammouchi"])
def test_other_words_are_no_alias(asked: str) -> None:
    assert find_alias(words_of(asked)) is None


def test_the_same_spelling_goes_before_the_same_stem() -> None:
    assert names_for("الفاسي") == ["Fassi"]
    assert "Fès" in names_for("لفاس")


def test_there_are_enough_groups() -> None:
    assert len(read_aliases()) >= FEWEST_GROUPS


def test_every_group_has_forms_that_differ() -> None:
    for alias in read_aliases():
        keys = [form.key for form in alias.forms]
        assert 1 < len(keys) == len(set(keys)) <= MOST_OTHERS + 1
        assert all(keys)


def test_a_form_stands_in_one_group_only() -> None:
    counted = Counter(form.terms for alias in read_aliases() for form in alias.forms)

    assert [spelled for spelled, count in counted.items() if count > 1] == []


def test_a_latin_form_leads_to_one_group_only() -> None:
    keys = Counter(key for alias in read_aliases() for key in {form.key for form in alias.forms})

    assert [key for key, count in keys.items() if count > 1 and key[0].isascii()] == []


def test_every_group_begins_with_its_arabic_name() -> None:
    for alias in read_aliases():
        assert "\u0620" <= alias.forms[0].text[0] <= "\u064a"


def test_lines_are_clean() -> None:
    for line in read_words("archive.search", "aliases.txt"):
        forms = line.split(" = ")
        assert all(form and form == " ".join(form.split()) and "=" not in form for form in forms)
        assert all(SCRIPTS.search(form) for form in forms)
