"""What a query was also searched for as."""

from django.utils import translation

from archive.search.query import And, Label, Name, Node, Not, Or, Phrase, Query, Reason, Widened
from archive.selectors.other_words import (
    MeantWord,
    MeantWords,
    meant_words,
    names_by_sound,
    other_names,
)


def word(text: str) -> Phrase:
    return Phrase(text, (text,))


def beside(part: Node, *others: Node, reason: Reason) -> Widened:
    return Widened(part, others, reason)


def query(*parts: Node) -> Query:
    text = " ".join(leaf.text for part in parts for leaf in Query("", root=part).leaves[:1])
    return Query(text, root=And(parts) if len(parts) > 1 else parts[0])


def test_other_names_are_given_each_once() -> None:
    fes = beside(word("فاس"), word("Fès"), word("Fez"), reason=Reason.ALIAS)

    assert other_names(query(fes, word("ميناء"), fes)) == ("Fès", "Fez")


def test_a_name_is_given_as_it_was_asked() -> None:
    name = beside(word("Hammouchi"), Name("Hammouchi", ("xmx",)), reason=Reason.NAME)

    assert names_by_sound(query(name)) == ("Hammouchi",)
    assert other_names(query(name)) == ()


def test_a_word_that_was_meant_comes_with_the_query_that_has_it() -> None:
    slip = beside(word("المخذرات"), word("المخدرات"), reason=Reason.REPAIR)

    assert meant_words(query(word("طنجة"), slip)) == (
        MeantWords("المخذرات", (MeantWord("المخدرات", "طنجة المخدرات"),)),
    )


def test_another_layout_stands_for_the_whole_query() -> None:
    typed = And((word("hgsvrm"), beside(word("av'm"), Name("x", ("x",)), reason=Reason.NAME)))
    meant = And((word("السرقة"), word("شرطة")))
    asked = Query("hgsvrm av'm", root=beside(typed, meant, reason=Reason.REPAIR))

    (found,) = meant_words(asked)

    assert found.asked == "hgsvrm av'm"
    assert [each.query for each in found.words] == ["السرقة شرطة"]
    assert names_by_sound(asked) == ()


def test_a_link_is_in_the_query_language_and_keeps_the_rest() -> None:
    halves = Or((word("شرطة"), word("فاس")))
    slip = beside(word("شرطةفاس"), halves, reason=Reason.REPAIR)
    root = And((word("شرطةفاس"), slip, Not(word("حافلة")), Label("الميزان", "outlet", "الميزان")))

    with translation.override("fr"):
        ((link,),) = [found.words for found in meant_words(Query("", root=root))]

    assert link.text == "شرطة ou فاس"
    assert link.query == 'شرطةفاس (شرطة OR فاس) -حافلة outlet:"الميزان"'


def test_an_unknown_word_that_sounds_like_a_name_is_no_correction_of_itself() -> None:
    slip = beside(word("هموشي"), Name("هموشي", ("xmx",)), reason=Reason.REPAIR)

    assert meant_words(query(slip)) == ()
    assert names_by_sound(query(slip)) == ("هموشي",)


def test_a_plain_query_was_searched_for_as_nothing_else() -> None:
    plain = query(word("فاس"))

    assert (other_names(plain), names_by_sound(plain), meant_words(plain)) == ((), (), ())
