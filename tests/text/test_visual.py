"""A line for a picture reads from left to right as Unicode Standard Annex #9 paints it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.visual import visual_line

LINES = st.text(alphabet="اأبدسلم ()[]«»AB12.%/-\u064e\u200f\ufffc")


@pytest.mark.parametrize(
    ("line", "painted"),
    [
        # Numbers in brackets, alone and among letters.
        ("في فاس (6)", "(6) ساف يف"),
        ("«(6)»", "«(6)»"),
        ("(2024) DGSN (6) مدن", "ندم DGSN (6) (2024)"),
        # Latin in brackets that belong to the Arabic line.
        ("المديرية [DGSN] 19%", "19% [DGSN] ةيريدملا"),
        ("جريدة «Le Matin» اليوم", "مويلا «Le Matin» ةديرج"),
        # Latin with brackets of its own.
        ("قالت Reuters (Rabat) أمس", "سمأ Reuters (Rabat) تلاق"),
        # Nested, leading, lonely.
        ("أ (ب [ج] د)", "(د [ج] ب) أ"),
        ("(فاس) مدينة", "ةنيدم (ساف)"),
        ("1) فاس", "ساف (1"),
        # Numbers keep their own order.
        ("7.682 قضية", "ةيضق 7.682"),
        ("٧٬٦٨٢ قضية", "ةيضق ٧٬٦٨٢"),
        # NFKC unfolds the one glyph of lam-alef in reading order.
        ("ولاية أمن", "نمأ ةيلاو"),
        ("الأَمْنُ", "نملأا"),
        ("", ""),
    ],
)
def test_paints_runs_and_brackets_where_they_belong(line: str, painted: str) -> None:
    assert unicodedata.normalize("NFKC", visual_line(line)) == painted


@pytest.mark.parametrize(
    ("line", "glyphs"),
    [
        ("فاس", "\ufeb1\ufe8e\ufed3"),
        ("أمن", "\ufee6\ufee3\ufe83"),
        ("لا", "\ufefb"),
        ("سلام", "\ufee1\ufefc\ufeb3"),
    ],
)
def test_letters_are_joined(line: str, glyphs: str) -> None:
    assert visual_line(line) == glyphs


@pytest.mark.parametrize("mark", ["\u064e", "\u0651", "\u0652", "\u064b", "\u0670"])
def test_vowel_marks_are_left_out(mark: str) -> None:
    assert visual_line(f"فا{mark}س") == visual_line("فاس")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
@pytest.mark.parametrize("rest", ["", "فاس"])
def test_a_line_break_is_refused(end: str, rest: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        visual_line(f"أمن{end}{rest}")


@given(LINES)
def test_no_sign_is_lost_and_none_is_added(line: str) -> None:
    signs = "()[]«»AB12%"

    painted = visual_line(line)

    assert "\ufffc" not in painted
    assert len([sign for sign in painted if sign in signs]) == len(
        [sign for sign in line if sign in signs]
    )
