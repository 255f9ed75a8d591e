"""Words that the index does not know, and what stands beside them."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.parser import parse
from archive.search.query import And, Level, Name, Node, Or, Phrase, Reason, Widened, map_leaves
from archive.search.repair import repair
from archive.search.vocabulary import is_one_edit
from archive.text.folding import fold
from archive.text.name_keys import name_key
from archive.text.stemming import stem

KNOWN = {
    fold(word): count
    for count, known in [
        (60, "الأمن"),
        (50, "الشرطة فاس توقيف"),
        (20, "شرطة طنجة police dgsn"),
        (10, "جريمة الجريمة محكمة المحكمة عبد اللطيف معتقل"),
        (5, "عبداللطيف متهم préfecture معتدل"),
        (2, "معتكل"),
        (1, "معتمل"),
    ]
    for word in known.split()
}


@dataclass
class Words:
    """An index that knows a few words, and which words it was asked about."""

    spellings: dict[str, int]
    spelled: list[str] = field(default_factory=list)
    searched: list[str] = field(default_factory=list)

    def count_spelling(self, term: str) -> int:
        self.spelled.append(term)
        return self.spellings.get(term, 0)

    def count_stem(self, term: str) -> int:
        return max((n for word, n in self.spellings.items() if stem(word) == term), default=0)

    def count_name(self, key: str) -> int:
        return sum(name_key(word) == key for word in self.spellings)

    def neighbours(self, term: str) -> list[tuple[str, int]]:
        self.searched.append(term)
        near = [(word, n) for word, n in self.spellings.items() if is_one_edit(word, term)]
        return sorted(near, key=lambda pair: -pair[1])


def words() -> Words:
    return Words(KNOWN)


def repaired(text: str, vocabulary: Words | None = None) -> Node | None:
    return repair(parse(text), vocabulary or words()).root


def beside(text: str) -> list[tuple[str, list[str]]]:
    """Return the repaired words of a query, each with what stands beside it."""
    root = repaired(text)
    parts = root.parts if isinstance(root, And) else (root,)
    return [
        (_text(part.part), [_text(other) for other in part.others])
        for part in parts
        if isinstance(part, Widened)
    ]


def _text(node: Node) -> str:
    match node:
        case Phrase():
            return " ".join(node.terms)
        case And(parts) | Or(parts):
            return " ".join(map(_text, parts))
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("الشزطة", ["الشرطه"]),
        ("الشطة", ["الشرطه"]),
        ("الشرططة", ["الشرطه"]),
        ("الشطرة", ["الشرطه"]),
        ("prefacture", ["prefecture"]),
        ("polise", ["police"]),
    ],
)
def test_a_slip_of_one_letter_finds_the_word(typed: str, meant: list[str]) -> None:
    assert beside(typed) == [(fold(typed), meant)]


def test_the_three_most_frequent_neighbours_are_taken() -> None:
    assert beside("معتفل") == [("معتفل", ["معتقل", "معتدل", "معتكل"])]


@pytest.mark.parametrize(("typed", "meant"), [("سالشرطة", "الشرطه"), ("ستوقيف", "توقيف")])
def test_a_prefix_goes_from_a_word_known_without_it(typed: str, meant: str) -> None:
    assert beside(typed) == [(fold(typed), [meant])]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("شرطةفاس", "شرطه فاس"), ("توقيفمتهم", "توقيف متهم"), ("الأمنطنجة", "الامن طنجه")],
)
def test_joined_words_are_parted(typed: str, meant: str) -> None:
    assert beside(typed) == [(fold(typed), [meant])]


def test_before_an_article_a_word_is_parted_from_an_unknown_one() -> None:
    assert beside("توقيفالخخغغ") == [("توقيفالخخغغ", ["توقيف"])]


@pytest.mark.parametrize(
    ("typed", "word", "meant"),
    [
        ("ال جريمة", "ال", "الجريمه"),
        ("فاس ال جريمة", "ال", "الجريمه"),
        ("عبد اللطيف", "عبد", "عبداللطيف"),
        ("مح كمة", "مح", "محكمه"),
        ("فاس تو قيف", "تو", "توقيف"),
    ],
)
def test_parted_words_are_joined(typed: str, word: str, meant: str) -> None:
    assert beside(typed) == [(word, [meant])]


@pytest.mark.parametrize(("typed", "parts"), [("عبداللطيف", "عبد اللطيف"), ("بنكيران", "بن كيران")])
def test_a_joined_name_is_parted(typed: str, parts: str) -> None:
    vocabulary = Words(dict.fromkeys(parts.split(), 5))

    root = repaired(typed, vocabulary)

    assert isinstance(root, Widened)
    assert _text(root.others[0]) == parts


@pytest.mark.parametrize("typed", ["hgav'm tt", "hgqvù, thsm", "thsm ;hg`vjm hgav'm"])
def test_latin_keys_typed_for_arabic_ones_are_read_again(typed: str) -> None:
    root = repaired(typed)

    assert isinstance(root, Widened)
    assert root.part == parse(typed).root
    assert "الشرطه" in _text(_plain(root.others[0]))


def test_arabic_keys_typed_for_latin_ones_are_read_again() -> None:
    root = repaired("يلسى")

    assert isinstance(root, Widened)
    assert _text(root.others[0]) == "dgsn"


def test_what_another_layout_gives_is_repaired_too() -> None:
    root = repaired("hgav'm t,rdt")

    assert isinstance(root, Widened)
    assert isinstance(root.others[0], And)
    assert isinstance(root.others[0].parts[1], Widened)


@pytest.mark.parametrize(
    "typed", ["الرباط hgav'm", "police hgav", "DGSN", "hgav'm 2022 police dgsn"]
)
def test_words_typed_as_wanted_are_not_read_again(typed: str) -> None:
    root = repaired(typed)

    assert not isinstance(root, Widened) or isinstance(root.part, Phrase)


@pytest.mark.parametrize(
    "typed",
    [
        '"الشزطة"',
        "=الشزطة",
        "-الشزطة",
        "شزط",
        "2023",
        "الشزط*",
        "ماذا",
        "الشرطة",
        "للشرطة",
        "xyzuvw",
    ],
)
def test_what_is_strict_short_or_known_stays_as_it_is(typed: str) -> None:
    assert repaired(typed) == parse(typed).root


def test_the_level_the_text_and_the_headline_stay() -> None:
    query = parse("عنوان:الشزطة", level=Level.SPELLING)

    found = repair(query, words())

    assert (found.text, found.level, found.notices) == (query.text, query.level, query.notices)
    assert isinstance(found.root, Widened)
    assert found.root.reason is Reason.REPAIR
    assert all(isinstance(other, Phrase) and other.in_headline for other in found.root.others)


def test_known_words_cost_one_look_each() -> None:
    vocabulary = words()

    repaired("الشرطة فاس طنجة توقيف", vocabulary)

    assert sorted(vocabulary.spelled) == sorted(fold("الشرطة فاس طنجة توقيف").split())
    assert vocabulary.searched == []


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    repair(parse(text), words())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("hgav'm date:2019", "date:2019"),
        ("hgav'm -thsm", "-thsm"),
        ("outlet:hespress hgav'm", "outlet:hespress"),
        ("hgav'm «thsm»", "«thsm»"),
        ("hgav'm =thsm", "=thsm"),
        ("hgav'm (date:2019 OR tag:thsm)", "(date:2019 OR tag:thsm)"),
    ],
)
def test_another_layout_keeps_what_narrows(typed: str, kept: str) -> None:
    meant = Widened(_root("hgav'm"), (_root("الشرطة"),), Reason.REPAIR)

    root = repaired(typed)

    assert isinstance(root, And)
    assert root.parts[1:] == (_root(kept),)
    assert _folded(root.parts[0]) == _folded(meant)


def test_each_alternative_has_its_own_layout() -> None:
    root = repaired("hgav'm OR police OR (thsm date:2019)")

    assert isinstance(root, Or)
    assert [isinstance(part, Widened) for part in root.parts] == [True, False, False]
    assert isinstance(root.parts[2], And)
    assert isinstance(root.parts[2].parts[0], Widened)


def test_the_headline_stays_the_headline_in_another_layout() -> None:
    root = repaired("headline:hgav'm")

    assert isinstance(root, Widened)
    assert all(isinstance(other, Phrase) and other.in_headline for other in root.others)


@pytest.mark.parametrize("typed", ["«hgav'm»", "=thsm", "-hgav'm", "date:2019", "tag:thsm"])
def test_what_is_strict_is_of_one_layout(typed: str) -> None:
    assert repaired(typed) == _root(typed)


def _root(text: str) -> Node:
    root = parse(text).root
    assert root is not None
    return root


def _folded(node: Node) -> Node:
    return map_leaves(node, lambda leaf: replace(leaf, text=""))


def _plain(node: Node) -> Node:
    match node:
        case Widened(part):
            return _plain(part)
        case And(parts):
            return And(tuple(map(_plain, parts)))
    return node


def test_an_unknown_name_is_looked_for_by_its_consonants() -> None:
    vocabulary = Words({"benjelloun": 3})

    node = repaired("بنجلون", vocabulary)

    assert isinstance(node, Widened)
    assert node.others == (Name("بنجلون", (name_key("بنجلون"),)),)
