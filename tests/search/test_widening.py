"""A query finds what it names by its other names too, and says so; what is strict stays strict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query import (
    And,
    Level,
    Name,
    Node,
    Not,
    Notice,
    NoticeKind,
    Or,
    Phrase,
    Prefix,
    Query,
    Reason,
    Widened,
)
from archive.search.widening import widen
from archive.text.tokens import terms

WORDS = (
    "DGSN police judiciaire el Hammouchi Fès Meknès ben فاس المديرية العامة للأمن الوطني كلمة M6"
)


def word(text: str, *, in_headline: bool = False) -> Phrase:
    return Phrase(text=text, terms=terms(text), in_headline=in_headline)


def all_of(text: str) -> And:
    return And(tuple(map(word, text.split())))


def widened(root: Node | None) -> Node | None:
    return widen(Query(text="", root=root)).root


def nodes() -> st.SearchStrategy[Node]:
    leaves: st.SearchStrategy[Node] = st.builds(
        word, st.sampled_from(WORDS.split()), in_headline=st.booleans()
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(And, st.lists(inner, min_size=2, max_size=6).map(tuple)),
            st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
            st.builds(Not, inner),
        ),
        max_leaves=12,
    )


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("DGSN", "المديرية العامة للأمن الوطني"),
        ("M6", "محمد السادس"),
        ("الدار-البيضاء", "Casablanca"),
        ("Fès", "فاس"),
        ("بفاس", "Fez"),
    ],
)
def test_an_alias_is_looked_for_by_its_other_names(asked: str, other: str) -> None:
    node = widened(word(asked))

    assert isinstance(node, Widened)
    assert (node.part, node.reason) == (word(asked), Reason.ALIAS)
    assert word(other) in node.others


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("police judiciaire", "الشرطة القضائية"),
        ("ministère l'Intérieur", "وزارة الداخلية"),
        ("المديرية العامة للأمن الوطني", "DGSN"),
    ],
)
def test_words_that_are_one_alias_are_taken_together(asked: str, other: str) -> None:
    node = widened(all_of(asked))

    assert isinstance(node, Widened)
    assert node.part == all_of(asked)
    assert word(other) in node.others


def test_the_words_around_an_alias_stay() -> None:
    node = widened(all_of("كلمة police judiciaire كلمات"))

    assert isinstance(node, And)
    assert (node.parts[0], node.parts[2]) == (word("كلمة"), word("كلمات"))
    assert isinstance(node.parts[1], Widened)


def test_two_names_of_one_place_are_two_aliases() -> None:
    node = widened(all_of("Fès Meknès"))

    assert isinstance(node, And)
    assert [isinstance(part, Widened) for part in node.parts] == [True, True]


def test_each_choice_is_widened() -> None:
    node = widened(Or((word("Fès"), all_of("police judiciaire"))))

    assert isinstance(node, Or)
    assert [isinstance(part, Widened) for part in node.parts] == [True, True]


def test_an_alias_of_the_headline_is_looked_for_in_the_headline() -> None:
    node = widened(word("DGSN", in_headline=True))

    assert isinstance(node, Widened)
    assert all(isinstance(other, Phrase) and other.in_headline for other in node.others)


@pytest.mark.parametrize(
    "node",
    [
        Phrase(text="DGSN", terms=("dgsn",), quoted=True),
        Phrase(text="DGSN", terms=("dgsn",), exact=True),
        Phrase(text="police judiciaire", terms=("police", "judiciaire"), quoted=True, slop=3),
        Prefix(text="DGS*", beginning="dgs"),
        Not(word("DGSN")),
        Not(all_of("police judiciaire")),
        Name(text="Hammouchi", keys=("hmci",)),
        word("كلمة"),
        word("زعفران"),
    ],
)
def test_what_is_strict_or_has_no_other_name_stays(node: Node) -> None:
    assert widened(node) == node


def test_words_of_headline_and_body_are_no_alias_together() -> None:
    node = And((word("المديرية", in_headline=True), word("العامة"), word("للأمن"), word("الوطني")))

    found = widened(node)

    assert isinstance(found, And)
    assert found.parts[:2] == node.parts[:2]


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("Hammouchi", {("hmci",)}),
        ("Abdellatif", {("bd", "ltf"), ("bdltf",)}),
        ("Benjelloun", {("bnjln",), ("bn", "jln")}),
        ("El-Hammouchi", {("hmci",)}),
        ("Lamrani", {("lmrni",), ("mrni",)}),
    ],
)
def test_a_latin_name_is_looked_for_by_its_keys(asked: str, keys: set[tuple[str, ...]]) -> None:
    node = widened(word(asked))

    assert isinstance(node, Widened)
    assert (node.part, node.reason) == (word(asked), Reason.NAME)
    assert {other.keys for other in node.others if isinstance(other, Name)} == keys


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("El Hammouchi", ("hmci",)),
        ("Al Mansouri", ("mnsri",)),
        ("Ben Jelloun", ("bn", "jln")),
        ("Abd el Latif", ("bd", "ltf")),
    ],
)
def test_what_opens_a_name_belongs_to_it(asked: str, keys: tuple[str, ...]) -> None:
    node = widened(all_of(asked))

    assert isinstance(node, Widened)
    assert (node.part, node.reason) == (all_of(asked), Reason.NAME)
    assert node.others[0] == Name(text=asked, keys=keys)


@pytest.mark.parametrize(
    "asked", ["dans", "avec", "with", "abc", "12", "2024", "covid19", "el", "ben"]
)
def test_grammar_numbers_and_short_words_are_no_names(asked: str) -> None:
    assert widened(word(asked)) == word(asked)


def test_a_word_of_the_headline_is_not_looked_for_by_keys() -> None:
    node = word("Hammouchi", in_headline=True)

    assert widened(node) == node


def test_the_rest_of_the_query_stays() -> None:
    notices = (Notice(NoticeKind.READ_AS_PHRASE, "M6"),)
    query = Query(text="M6", root=word("M6"), level=Level.FAMILY, notices=notices)

    found = widen(query)

    assert (found.text, found.level, found.notices) == ("M6", Level.FAMILY, notices)


def test_an_empty_query_stays_empty() -> None:
    assert widen(Query(text="")) == Query(text="")


@given(nodes())
def test_widening_twice_is_widening_once(node: Node) -> None:
    assert widened(widened(node)) == widened(node)


@given(nodes())
def test_no_asked_word_is_lost(node: Node) -> None:
    asked = Query(text="", root=node)

    found = iter(widen(asked).leaves)

    assert all(leaf in found for leaf in asked.leaves)
