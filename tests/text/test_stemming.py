"""Light stemming brings the forms of a word together and leaves other words apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold
from archive.text.stemming import stem
from tests.tables import read_table

ARABIC_WORDS = st.text(alphabet="ابتجحخدذرزسشصضطظعغفقكلمنهويءئؤ", min_size=1, max_size=12)
SEATS = str.maketrans("ؤئ", "وي")
PREFIXED_WORDS = st.builds("{}{}".format, st.sampled_from(["و", "بال", "لل", "ك"]), ARABIC_WORDS)


@pytest.mark.parametrize(("word", "expected"), read_table("stems.tsv"))
def test_cuts_each_word_by_its_rule(word: str, expected: str) -> None:
    assert stem(fold(word)) == expected


@pytest.mark.parametrize(
    "family",
    [
        "جريمة الجريمة بالجريمة والجريمة للجريمة وبالجريمة جريمته",
        "مواطن المواطنين للمواطنات والمواطنون مواطنيها بالمواطن",
        "شرطة والشرطة الشرطة بشرطة وشرطة لشرطة شرطتها شرطي الشرطيين الشرطيات",
        "أمن الأمن والأمن بالأمن للأمن أمني الأمنية الأمنيين أمنها",
        "ولاية الولاية بولاية وولاية وبولاية للولاية ولايات",
        "والي الوالي لوالي ووالي",
        "وجدة بوجدة ووجدة لوجدة",
        "لجنة اللجنة للجنة وللجنة بلجنة باللجنة",
        "بلاغ البلاغ بلاغات ببلاغ وبلاغ",
        "عملية العملية عمليات العمليات بعملياتها لعمليات",
        "جمعية جمعيات الجمعيات بجمعية",
        "دورية دوريات الدوريات بدوريات",
        "سيارة السيارات بسيارته سيارتين والسيارة",
        "تحقيق التحقيق بتحقيق تحقيقات وتحقيقاتها",
        "التزام بالتزام والتزام الالتزام للالتزام التزاماتها",
        "فاس بفاس وفاس لفاس وبفاس",
        "كلميم بكلميم لكلميم وكلميم",
        "قال وقال",
        "أكد وأكد فأكد",
        "علي وعلي لعلي بعلي",
        "قانون القانون بقانون والقانونية قانونها للقانون",
    ],
)
def test_forms_of_one_word_share_a_stem(family: str) -> None:
    assert len({stem(fold(word)) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وجدة", "وجد"),
        ("ولاية", "ولا"),
        ("والي", "والتهم"),
        ("والي", "ولاية"),
        ("لجنة", "جنة"),
        ("للجنة", "جنة"),
        ("وللجنة", "جنة"),
        ("بلاغ", "لاغ"),
        ("بركان", "ركان"),
        ("بركان", "بركة"),
        ("فاس", "أس"),
        ("وزير", "زير"),
        ("وطني", "طني"),
        ("كلميم", "لميم"),
        ("لقاء", "قاء"),
        ("إلقاء", "قاء"),
        ("التزام", "تزام"),
        ("بقال", "قال"),
        ("وعيهم", "عيهم"),
        ("لبنى", "لبن"),
        ("تطوان", "تطو"),
        ("قانون", "قان"),
        ("تأمين", "تام"),
        ("محاكم", "محا"),
        ("إنسان", "إنس"),
        ("مساءلة", "مسألة"),
    ],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@given(st.text(min_size=1) | ARABIC_WORDS | PREFIXED_WORDS)
def test_a_stem_is_never_empty_nor_longer_than_its_term(term: str) -> None:
    assert 0 < len(stem(term)) <= len(term)


@given(ARABIC_WORDS | PREFIXED_WORDS)
def test_a_stem_has_the_letters_of_its_term_in_order(term: str) -> None:
    letters = iter(term.translate(SEATS))

    assert all(letter in letters for letter in stem(term).translate(SEATS))


@pytest.mark.parametrize(
    "spellings",
    [
        "مسؤول مسئول مسوول المسؤولين المسئولين",
        "شؤون شئون والشؤون للشئون",
        "رئيس رييس الرئيس",
        "قضاء قضائي قضائية القضاء قضائها قضاؤها",
        "أبناء أبنائه أبناؤها والأبناء",
        "الجزائر الجزاير",
    ],
)
def test_every_seat_of_a_hamza_gives_one_stem(spellings: str) -> None:
    assert len({stem(fold(word)) for word in spellings.split()}) == 1


def test_an_empty_term_stays_empty() -> None:
    assert stem("") == ""
