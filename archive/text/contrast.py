"""How far two colours stand apart for a reader's eye."""

import re

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours such as #1c2422, from 1 to 21.

    After "contrast ratio" and "relative luminance" of WCAG 2.2. Raises ValueError for what is no
    colour in hexadecimal digits.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    match = _HEX.fullmatch(colour.lower())
    if match is None:
        raise ValueError(f"no colour in hexadecimal digits: {colour!r}")
    digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
