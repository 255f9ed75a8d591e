"""Western digits written as Arabic-Indic ones."""

import pytest

from archive.text.digits import to_arabic_indic


@pytest.mark.parametrize(
    ("text", "written"), [("2024", "٢٠٢٤"), ("9 غشت", "٩ غشت"), ("٧", "٧"), ("", "")]
)
def test_digits_alone_change(text: str, written: str) -> None:
    assert to_arabic_indic(text) == written
