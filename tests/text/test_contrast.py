"""Contrast as WCAG 2.2 defines it."""

import pytest

from archive.text.contrast import contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21.0), ("#ffffff", "#FFF", 1.0), ("#767676", "#fff", 4.54)],
)
def test_the_ratio_of_two_colours(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("colour", ["red", "#12", "#12345g", ""])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="no colour"):
        contrast(colour, "#fff")
