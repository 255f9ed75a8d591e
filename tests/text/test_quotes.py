"""Addresses of quotes: made of words, found by words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold
from archive.text.quotes import LONGEST_ADDRESS, find_quote, quote_address
from archive.text.tokens import tokenize

TEXT = (
    "أوقفت الشُّرطة ثلاثة أشخاص في فاس.\nوقالت «الشرطة» إن 7.682 محضرا أنجز في سنة ٢٠٢٣، "
    "وأضافت أن البحث متواصل.\nوقالت الشرطة إن البحث انتهى."
)
FEW_WORDS = st.lists(st.sampled_from(["قال", "علي", "على", "7.682", "abc", "في"]), max_size=60)
TEXTS = st.one_of(st.text(max_size=80), FEW_WORDS.map(" ".join))


def quoted(address: str) -> str | None:
    span = find_quote(TEXT, address)
    return TEXT[slice(*span)] if span else None


def words(text: str, start: int, end: int) -> list[str]:
    """Give the folded words that a span touches."""
    tokens = [token for token in tokenize(text) if token.end > start and token.start < end]
    return [fold(token.term) for token in tokens]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ثلاثة أشخاص", "ثلاثة أشخاص"),
        ("الشرطه ثلاثه", "الشُّرطة ثلاثة"),
        ("«الشرطة» إن 7,682 محضرا", "الشرطة» إن 7.682 محضرا"),
        ("سنة 2023", "سنة ٢٠٢٣"),
        ("فاس. وقالت", "فاس.\nوقالت"),
        ("أوقفت الشرطة,في فاس", "أوقفت الشُّرطة ثلاثة أشخاص في فاس"),
        ("وقالت الشرطة,البحث", "وقالت الشرطة إن البحث"),
        ("وقالت الشرطة,البحث,99", "وقالت «الشرطة» إن 7.682 محضرا أنجز في سنة ٢٠٢٣، "
         "وأضافت أن البحث متواصل.\nوقالت الشرطة إن البحث"),
        ("وقالت الشرطة إن 7 682 محضرا أنجز في,وأضافت", "وقالت «الشرطة» إن 7.682 محضرا أنجز في سنة "
         "٢٠٢٣، وأضافت"),
        ("إن 7 682,محضرا أنجز", "إن 7.682 محضرا أنجز"),
        ("7.682", "7.682"),
        ("سنة ٢٠٢٣, وأضافت", "سنة ٢٠٢٣، وأضافت"),
    ],
)  # fmt: skip
def test_a_quote_is_found_by_its_words(address: str, expected: str) -> None:
    assert quoted(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "", " ", ",", ",,", "،", "كركدن", "أشخاص,أوقفت", "في فاس,كركدن", "أوقفت,فاس,x",
        "أوقفت,فاس,9999999999999", "أ" * (LONGEST_ADDRESS + 1), "\ud800", "\x00",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert quoted(address) is None


def test_a_short_quote_is_addressed_by_its_words() -> None:
    start = TEXT.index("الشُّرطة")

    assert quote_address(TEXT, start, start + 12) == "الشرطه ثلاثه"


def test_a_long_quote_is_addressed_by_its_ends_and_its_length() -> None:
    address = quote_address(TEXT, 0, TEXT.index("متواصل"))

    assert address == "اوقفت الشرطه ثلاثه اشخاص في,سنه 2023 واضافت ان البحث,19"


def test_a_span_without_words_has_no_address() -> None:
    assert quote_address("قال: ...", 4, 8) == ""


@given(TEXTS, st.data())
def test_an_address_finds_its_words_again(text: str, data: st.DataObject) -> None:
    tokens = tokenize(text)
    if not tokens:
        return
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    start, end = tokens[first].start, tokens[last].end

    span = find_quote(text, quote_address(text, start, end))

    assert span is not None
    assert span[0] <= start
    assert words(text, *span) == words(text, start, end)


@given(TEXTS, st.text(max_size=40))
def test_any_address_is_read_without_an_error(text: str, address: str) -> None:
    span = find_quote(text, address)

    assert span is None or 0 <= span[0] < span[1] <= len(text)
