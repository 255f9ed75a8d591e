"""What every engine does with clumsy and hostile questions."""

import pytest
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.search.parser import parse
from archive.search.query import Level, Order, Search
from archive.selectors.search import find_hits, search_articles
from tests.factories import make_article
from tests.search.asking import ask, found
from tests.search.conftest import IndexAll, apply_changes


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("order", Order)
def test_an_empty_index_answers(engine: IndexAll, level: Level, order: Order) -> None:
    apply_changes([])

    page = ask('فاس -أكادير OR «والي أمن» وجد* "فاس وجدة"~3 headline:فاس', level=level, order=order)

    assert (page.hits, page.total, page.part_total) == ((), 0, 0)


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "   ",
        "ت",
        "َُِ",
        "في من على",
        "*",
        "?",
        "*ware",
        "ت*",
        "?????*",
        '""',
        "()",
        "<>",
        "-",
        "\0",
    ],
)  # fmt: skip
def test_what_asks_for_nothing_asks_no_engine(
    engine: IndexAll, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = connections[DEFAULT_ALIAS].get_backend()
    monkeypatch.setattr(backend, "find_page", lambda *args: pytest.fail("the engine was asked"))

    page = ask(asked)

    assert (page.hits, page.total, page.part_total) == ((), 0, 0)


@pytest.mark.parametrize(
    "asked",
    [
        "(" * 5000 + "فاس",
        "(" * 20_000 + "فاس" + ")" * 7,
        '"' * 20_000 + "فاس",
        "-" * 5000 + "فاس",
        "NOT " * 500 + "فاس",
        " OR ".join(["فاس"] * 200),
        " ".join(f"«فاس {number}»~50" for number in range(60)) + " OR فاس",
        "فاس~9",
        "«فاس فاس»~100000",
        "فاس^1e999",
        "فاس^nan",
    ],
)
def test_hard_queries_are_answered(engine: IndexAll, asked: str) -> None:
    make_article(body="من فاس إلى فاس.")
    engine()

    assert ask(asked).total == 1


@pytest.mark.parametrize(
    "asked",
    [
        "text:[TO]", "[a TO z]", "django_ct:auth.user", "id:*", "NOT NOT NOT", "AND", "OR OR", '"',
        ":", "text:", 'r"(ا+)+$"', "/.*/", "key:1", "outlet:", "date:", "date:2024-02-30",
        "date:0001..9999", "<script>alert(1)</script>", "\ud800", "¶", "a" * 900,
    ],
)  # fmt: skip
def test_what_is_no_operator_is_read_as_words(engine: IndexAll, asked: str) -> None:
    make_article()
    engine()

    assert ask(asked).total == 0


@pytest.mark.parametrize(
    "asked",
    [
        "فا\u200cس",
        "ف\u0640اس",
        "\u202eفاس\u202c",
        "فا\0س",
        "\ufed3\ufe8e\ufeb1",
        "فَاس",
        "\ud800فاس",
    ],
)  # fmt: skip
def test_unseen_characters_change_no_hit(engine: IndexAll, asked: str) -> None:
    article = make_article(body="في فاس.")
    engine()

    assert found(asked) == {article.pk}


@pytest.mark.parametrize("asked", ["２٠24", "٢٠٢٤", "۲۰۲۴", "2024"])
def test_digits_of_every_script_are_the_same(engine: IndexAll, asked: str) -> None:
    article = make_article(body="سنة ٢٠٢٤.")
    engine()

    assert found(asked) == {article.pk}


def test_a_slice_far_past_the_end_is_empty_and_counts_all(engine: IndexAll) -> None:
    make_article()
    engine()

    page = find_hits(Search(parse("البحر")), start=10**9, stop=10**9 + 20)

    assert (page.hits, page.total) == ((), 1)


def test_a_page_past_the_last_one_is_the_last_one(engine: IndexAll) -> None:
    article = make_article()
    engine()

    results = search_articles(Search(parse("البحر")), page=10**9)

    assert [shown.article.pk for shown in results.articles] == [article.pk]
    assert (results.page, results.page_count) == (1, 1)
