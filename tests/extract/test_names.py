"""Outlets and sections are known by a list, outlets also by the shape of their name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract.names import find_outlet, find_section


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        # By the list, however it is spelled.
        ("حرية بريس", "حرية بريس"),
        ("  حُريــة  بريس ", "حرية بريس"),
        ("الالباب المغربيه", "الألباب المغربية"),
        ("le360 عربي", "le360 عربي"),
        # By an alias.
        ("هيسبريس", "هسبريس"),
        ("Hespress", "هسبريس"),
        ("HESPRESS", "هسبريس"),
        ("جريدة الصباح", "الصباح"),
        ("و.م.ع", "وكالة المغرب العربي للأنباء"),
        ("طنجة٢٤", "طنجة 24"),
        # By the shape of the name.
        ("جريدة قناديل الدرب الإلكترونية", "جريدة قناديل الدرب الإلكترونية"),
        ("وكالة الرواق", "وكالة الرواق"),
        ("سنابل سوس ميديا", "سنابل سوس ميديا"),
        ("ضفاف ملوية 24", "ضفاف ملوية 24"),
        ("ضفاف ملوية ٢٤", "ضفاف ملوية ٢٤"),
    ],
)
def test_finds_the_outlet_that_a_line_names(line: str, outlet: str) -> None:
    assert find_outlet(line) == outlet


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "جريدة",
        "بريس",
        "الأمن الوطني",
        "قال موقع هبة بريس",
        "صحيفة إسبانية تشيد بالأمن المغربي",
        "هبة بريس: الأمن يتدخل",
        "صحيفة «الصباح» تكتب",
        "موقع يكشف أسرارا.",
        "هل توقفت جريدة؟ اليوم 24",
        "وكالة من وكالات الأسفار بمدينة فاس تعلن إفلاسها",
    ],
)
def test_refuses_what_is_no_name_of_an_outlet(line: str) -> None:
    assert find_outlet(line) == ""


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("سياسة", "سياسة"),
        ("سياســة", "سياسة"),
        ("سياسه", "سياسة"),
        ("أخبار جهوية", "أخبار جهوية"),
        ("الرئيسية / مجتمع / حوادث", "حوادث"),
        ("الرئيسية/مجتمع", "مجتمع"),
        ("الرئيسية » سياسة", "سياسة"),
        ("الرئيسية > سياسة", "سياسة"),
        ("الرئيسية › رياضة", "رياضة"),
    ],
)
def test_finds_the_deepest_section_of_a_line(line: str, section: str) -> None:
    assert find_section(line) == section


@pytest.mark.parametrize(
    "line", ["", "/", "سياسة الهجرة", "الرئيسية / خبر غريب", "سياسة.", "قضاء وقدر"]
)
def test_refuses_what_is_no_section(line: str) -> None:
    assert find_section(line) == ""


@given(st.text())
def test_any_line_is_read_without_an_error(line: str) -> None:
    assert find_outlet(line) == find_outlet(line).strip()
    assert find_section(line) == find_section(line).strip()
