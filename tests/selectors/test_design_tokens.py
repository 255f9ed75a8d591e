"""Every colour that is written with stands out from what it stands on."""

import pytest

from archive.selectors.design_tokens import PAIRS, THEMES, Pairing, pairings, tokens
from archive.text.contrast import contrast


@pytest.mark.parametrize("pairing", [one for theme in THEMES for one in pairings(theme)], ids=str)
def test_colours_stand_far_enough_apart(pairing: Pairing) -> None:
    assert pairing.ratio >= pairing.least


def test_a_contrast_is_compared_before_it_is_rounded() -> None:
    values = tokens("light")

    for one in pairings("light"):
        assert one.ratio == contrast(values[one.colour], values[one.ground])


def test_both_themes_have_every_colour() -> None:
    light, dark = (tokens(theme) for theme in THEMES)

    assert set(dark) <= set(light)
    assert {name for pair in PAIRS for name in pair[:2]} <= set(dark)
    assert {name for name, value in light.items() if value.startswith("#")} <= set(dark)
