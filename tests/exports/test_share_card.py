"""Share cards: everything is on them, and nothing runs over their edge."""

import io
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from archive.exports.share_card import HEIGHT, WIDTH, Card, draw_card
from archive.text.visual import visual_line

HEADLINES = [
    "في فاس (6)",
    "الأَرْقامُ لا تَكْفِي",
    "المديرية [DGSN] 19% والقضية (رقم 7) «الأمن» وReuters (Rabat) تقول",
    "521 ألف و435 قضية زجرية في سنة.. و7.682 مؤسسة (٧٦٨٢)",
    "إحباط محاولة تهريب طنين و340 كيلوغراماً من الشيرا " * 8,
    "كلمة " * 100,
    "x" * 300,
    "Opération « Mer calme » : 68 arrestations",
    "",
]


def opened(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(card))).convert("RGB")


def ink_in(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Say whether a part of the picture has more than one colour."""
    colours = image.crop(box).getcolors()
    return colours is None or len(colours) > 1


@pytest.mark.parametrize("headline", HEADLINES)
def test_nothing_runs_over_the_edge(headline: str) -> None:
    image = opened(Card(headline, "منبر طويل الاسم " * 20, "5 شتنبر 2024 — تاريخ رأس الصفحة"))

    assert image.size == (WIDTH, HEIGHT)
    assert not ink_in(image, (0, 0, 60, HEIGHT))
    assert not ink_in(image, (0, 0, WIDTH - 60, 40))
    assert not ink_in(image, (0, HEIGHT - 20, WIDTH - 60, HEIGHT))


@pytest.mark.parametrize("headline", HEADLINES[:-1])
def test_the_headline_keeps_to_its_place(headline: str) -> None:
    image = opened(Card(headline, "", ""))

    assert ink_in(image, (60, 150, WIDTH - 60, 490))
    assert not ink_in(image, (60, 496, WIDTH - 60, HEIGHT))


def test_an_empty_card_is_drawn() -> None:
    assert not ink_in(opened(Card("", "", "")), (60, 150, WIDTH - 60, HEIGHT))


@settings(max_examples=25)
@given(st.text(max_size=120))
def test_any_headline_is_drawn(headline: str) -> None:
    assert opened(Card(headline, "", "")).size == (WIDTH, HEIGHT)


def test_lines_are_wrapped_as_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []

    def watch(line: str) -> str:
        painted.append(line)
        return visual_line(line)

    monkeypatch.setattr("archive.exports.share_card.visual_line", watch)
    headline = " ".join(f"كلمة{number}" for number in range(14))

    draw_card(Card(headline, "", ""))

    first = next(line for line in painted if line.startswith("كلمة0") and line.count(" ") > 2)
    assert headline.startswith(first)


def test_letters_are_joined_and_in_painting_order() -> None:
    painted = visual_line("في فاس (6)")

    assert painted != normalize("NFKC", painted)
    assert normalize("NFKC", painted) == "(6) ساف يف"
