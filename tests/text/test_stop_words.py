"""Stop words are told from the words that only folding would make of them."""

import pytest

from archive.text.stemming import stem
from archive.text.stop_words import is_stop_word
from archive.text.tokens import terms


@pytest.mark.parametrize(
    "word",
    "في من على إلى الى وعلى وإلى والى فعلى حتى لدى ولدى إن أن ان هذا الذي وهو كانت"
    " ما ماذا متى أين كيف كم هل لماذا أي de la les the of and où عَلَى علـــى إليه".split(),
)
def test_a_word_of_grammar_is_a_stop_word(word: str) -> None:
    assert [is_stop_word(term) for term in terms(word)] == [True]


@pytest.mark.parametrize(
    "word",
    "علي وعلي أبو ابن بن أم والي الوالي آلي آلية سوي فعلي ولدي الأحد محمد أمن 2024 M6"
    " WHO US Est El".split(),
)
def test_a_word_with_a_meaning_is_none(word: str) -> None:
    (term,) = terms(word)

    assert not is_stop_word(term)


@pytest.mark.parametrize(
    ("one", "other"),
    [("على", "علي"), ("وعلى", "وعلي"), ("إلى", "آلي"), ("وإلى", "والي"), ("إليه", "آلية")],
)
def test_a_stop_word_and_its_neighbour_stay_apart(one: str, other: str) -> None:
    assert terms(one) != terms(other)
    assert stem(terms(one)[0]) != stem(terms(other)[0])


@pytest.mark.parametrize("word", ["إلى", "الى", "اِلى", "ا\u0655لى", "ﺇﻟﻰ", "«إلـــى»"])
def test_every_spelling_of_a_kept_word_gives_one_term(word: str) -> None:
    assert terms(word) == ("إلى",)


@pytest.mark.parametrize("word", ["على", "وعلى", "إلى", "وإلى", "سوى", "ولدى"])
def test_the_stem_of_a_kept_word_is_itself(word: str) -> None:
    assert stem(word) == word
