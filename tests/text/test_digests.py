"""A digest tells one text from another, letter by letter."""

import pytest

from archive.text.digests import digest_of


def test_the_digest_is_the_sha256_of_the_text_in_utf8() -> None:
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    assert digest_of("abc") == expected


@pytest.mark.parametrize("other", ["الامن", "الأمن ", "الأَمن", "الأ\u200cمن", "الا\u0654من", ""])
def test_the_slightest_difference_gives_another_digest(other: str) -> None:
    assert digest_of(other) != digest_of("الأمن")
