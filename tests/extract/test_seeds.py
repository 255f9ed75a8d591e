"""The first lines of five real articles, which lie beside the project."""

from datetime import date
from pathlib import Path

from archive.extract.front import Front, read_front
from archive.ingest.plain_text import read_plain_text


def test_an_article_without_front_lines_gives_nothing(seeds: Path) -> None:
    assert read_front(_text(seeds, "000")) == Front()


def test_a_headline_and_an_outlet(seeds: Path) -> None:
    text = _text(seeds, "001")

    front = read_front(text)

    assert front.headline == text.splitlines()[0]
    assert front.outlet == "حرية بريس"
    assert text[front.body_start :].startswith("تشهد مدينة فاس")


def test_a_headline_alone(seeds: Path) -> None:
    text = _text(seeds, "002")

    front = read_front(text)

    assert front.headline == text.splitlines()[0]
    assert (front.outlet, front.day, front.section) == ("", None, "")
    assert text[front.body_start :].startswith("في استطلاع للرأي")


def test_an_outlet_alone(seeds: Path) -> None:
    text = _text(seeds, "003")

    front = read_front(text)

    assert (front.headline, front.outlet) == ("", "الألباب المغربية")
    assert text[front.body_start :].startswith("احتفلت أسرة")


def test_a_page_header_a_section_a_headline_and_its_caption(seeds: Path) -> None:
    text = _text(seeds, "004")

    front = read_front(text)

    assert front.headline == text.splitlines()[3]
    assert (front.section, front.day) == ("سياسة", date(2024, 4, 19))
    assert not front.is_publication_day
    assert text[front.body_start :].startswith("على نهجها كل سنة")


def _text(seeds: Path, number: str) -> str:
    return read_plain_text(next(seeds.glob(f"{number}_*.txt"))).text
