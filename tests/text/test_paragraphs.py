"""Names of paragraphs."""

from archive.text.paragraphs import paragraph_ids


def test_a_name_is_made_of_the_words() -> None:
    (name,) = paragraph_ids(["قالت الشرطة."])

    assert name == "p-62a3d20d0a"


def test_spelling_and_space_do_not_count() -> None:
    assert paragraph_ids(["أوقفت  الشُّرطة"]) == paragraph_ids(["اوقفت الشرطه "])


def test_paragraphs_said_again_are_numbered() -> None:
    first, other, second, third = paragraph_ids(["نعم", "لا", "نعم", "نعم"])

    assert (second, third) == (f"{first}-2", f"{first}-3")
    assert other != first
