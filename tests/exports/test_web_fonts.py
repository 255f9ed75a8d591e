"""The fonts that browsers get have every letter that the pages write."""

import json
from pathlib import Path

import fontpkg
import pytest
from fontTools.ttLib import TTFont

from archive.exports.web_fonts import write_web_font

ROOT = Path(__file__).resolve().parents[2]
FONTS = sorted((ROOT / "static" / "fonts").glob("*.woff2"))


def letters_of_the_demo() -> set[int]:
    records = json.loads((ROOT / "fixtures" / "demo.json").read_text())
    texts = [str(value) for record in records for value in record["fields"].values()]
    return {ord(letter) for text in texts for letter in text if letter.isprintable()}


def letters_of_the_interface() -> set[int]:
    catalogues = (ROOT / "locale").glob("*/LC_MESSAGES/django.po")
    return {
        ord(letter) for path in catalogues for letter in path.read_text() if letter.isprintable()
    }


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_every_letter_of_the_demo_and_of_the_interface(path: Path) -> None:
    known = set(TTFont(path).getBestCmap())

    missing = {chr(code) for code in _written() - known}

    assert missing <= _unknown_to_its_package(path)


def test_four_fonts_weigh_less_than_a_photograph() -> None:
    assert len(FONTS) == 4
    assert sum(path.stat().st_size for path in FONTS) < 320_000


def test_a_font_is_written_under_a_name_of_ours(tmp_path: Path) -> None:
    source = fontpkg.path("IBM Plex Sans Arabic", weight=400)

    write_web_font(source, tmp_path / "x.woff2", family="Yaqaza Sans")

    names = {record.nameID: str(record) for record in TTFont(tmp_path / "x.woff2")["name"].names}
    assert names[1] == "Yaqaza Sans"
    assert "Plex" not in names[4] + names[6]


def _unknown_to_its_package(path: Path) -> set[str]:
    """What the whole font lacks too, so that the browser takes another one's letter."""
    package = "Amiri" if path.stem.startswith("naskh") else "IBM Plex Sans Arabic"
    whole = set(TTFont(fontpkg.path(package, weight=400)).getBestCmap())
    return {
        chr(code)
        for code in letters_of_the_demo() | letters_of_the_interface()
        if code not in whole
    }


def _written() -> set[int]:
    return letters_of_the_demo() | letters_of_the_interface()
