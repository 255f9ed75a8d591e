"""Digits of numbers: Western ones and those of the Arab East."""

_TO_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def to_arabic_indic(text: str) -> str:
    """Write the Western digits of a text as Arabic-Indic ones."""
    return text.translate(_TO_ARABIC_INDIC)
