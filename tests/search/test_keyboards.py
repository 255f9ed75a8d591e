"""Texts typed with the wrong keyboard layout on."""

import pytest

from archive.search.keyboards import other_layouts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hgav'm", "الشرطة"),
        ("hg[d,g,[dh", "الجيولوجيا"),
        ("lh`h lh\\h", "ماذا ماذا"),
        ("bpg sBlm", "لاحل سلآمة"),
        ("hglG;", "الملأك"),
        ("hTqvhf", "الإضراب"),
        ("Hlk Ygn Nohv", "أمن إلى آخار"),
        ("HGAV'M", "الشرطة"),
        ("thsm 2022", "فاسة 2022"),
    ],
)
def test_qwerty_keys_give_arabic_letters(typed: str, meant: str) -> None:
    assert next(other_layouts(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hgqvù,", "الشرطة"),
        ("hglyvf", "المغرب"),
        (";:hv, hg$hogd,", "وزارة الداخلية"),
        ("^lhu,", "جماعة"),
        ("êlsm", "جثمسك"),
        ("sk, éàéé", "سنة 2022"),
    ],
)
def test_azerty_keys_give_arabic_letters(typed: str, meant: str) -> None:
    assert list(other_layouts(typed))[1] == meant


@pytest.mark.parametrize(
    ("typed", "qwerty", "azerty"),
    [
        ("يلسى", "dgsn", "dgsn"),
        ("لاؤهت", "bcij", "bcij"),
        ("ؤشسش", "casa", "cqsq"),
        ("ؤضسض", "cqsq", "casa"),
    ],
)
def test_arabic_letters_give_the_keys_of_both(typed: str, qwerty: str, azerty: str) -> None:
    assert list(other_layouts(typed)) == [qwerty, azerty]


@pytest.mark.parametrize("typed", ["", "2022", "DGSN شرطة", "؟!"])
def test_both_scripts_or_none_were_meant(typed: str) -> None:
    assert not list(other_layouts(typed))


def test_tatweel_is_no_arabic_letter() -> None:
    assert next(other_layouts("gـ hgav'm")) == "لـ الشرطة"
