"""Searches compiled to plans: what a hit in part must meet."""

import pytest

from archive.search.compiler import compile_search
from archive.search.parser import parse
from archive.search.plan import AllOf, AnyOf, Condition, Days, Terms, Values, Without
from archive.search.query import And, Node, Or, Phrase, Query, Reason, Search, Widened


def word(text: str) -> Phrase:
    return Phrase(text, (text,))


def some_of(text: str, *, any_word: bool = False) -> str:
    """Write what a part hit must meet in one line; nothing when there are none."""
    plan = compile_search(Search(parse(text, any_word=any_word)))
    return _line(plan.some)


def some_of_tree(root: Node) -> str:
    return _line(compile_search(Search(Query("", root=root))).some)


def _line(condition: Condition | None) -> str:
    match condition:
        case None:
            return ""
        case AllOf((part,)) | AnyOf((part,)):
            return _line(part)
        case AllOf(parts):
            return f"({' & '.join(map(_line, parts))})"
        case AnyOf(parts):
            return f"({' | '.join(map(_line, parts))})"
        case Without(part):
            return f"-{_line(part)}"
    return _line_of_one(condition)


def _line_of_one(condition: Condition) -> str:
    match condition:
        case Terms(terms=terms):
            return "_".join(terms)
        case Values(column):
            return column
        case Days():
            return "days"
    raise TypeError(f"expected a condition on one thing, got {condition!r}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فاس وجدة", "(فاس | وجده)"),
        ("فاس وجدة date:2019", "(days & (فاس | وجده))"),
        ("فاس وجدة -قطار", "(-قطار & (فاس | وجده))"),
        ("(فاس وجدة date:2019) OR تطوان", "((days & (فاس | وجده)) | تطوان)"),
        ("(فاس وجدة -قطار) OR تطوان", "((-قطار & (فاس | وجده)) | تطوان)"),
        ("(فاس وجدة) OR تطوان", "(فاس | وجده | تطوان)"),
        ("(فاس وجدة) OR date:2019", "(فاس | وجده)"),
        ("فاس (وجدة OR تطوان)", "(فاس | وجده | تطوان)"),
        ("فاس (وجدة tag:سرقة)", "(فاس | (tags & وجده))"),
        ("فاس وجدة (date:2019 OR tag:سرقة)", "((days | tags) & (فاس | وجده))"),
    ],
)
def test_a_part_hit_has_one_word_and_all_that_narrows_it(text: str, expected: str) -> None:
    assert some_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "فاس",
        "فاس OR وجدة",
        "فاس date:2019",
        "فاس -وجدة",
        "date:2019 tag:سرقة",
        "-فاس",
        "«فاس وجدة»",
    ],
)
def test_where_every_word_makes_a_whole_hit_there_are_no_others(text: str) -> None:
    assert some_of(text) == ""


def test_any_of_the_words_leaves_no_part_hits() -> None:
    assert some_of("فاس وجدة date:2019", any_word=True) == ""


def test_a_repaired_word_counts_beneath_any_filter() -> None:
    slip = Widened(word("فس"), (word("فاس"),), Reason.REPAIR)
    dated = parse("date:2019").root
    assert dated is not None

    assert some_of_tree(slip) == "(فس | فاس)"
    assert some_of_tree(Or((And((slip, dated)), word("قطر")))) == "((days & (فس | فاس)) | قطر)"


def test_a_repaired_word_never_makes_a_whole_hit() -> None:
    slip = Widened(word("فس"), (word("فاس"),), Reason.REPAIR)

    plan = compile_search(Search(Query("", root=slip)))

    assert _line(plan.whole) == "فس"
