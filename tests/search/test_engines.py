"""What every engine does: the conformance suite."""

from datetime import date
from typing import Any

import pytest

from archive.search.hits import HitPage
from archive.search.parser import parse
from archive.search.query import Filters, Level, Order, Search
from archive.selectors.search import find_hits
from tests.factories import make_article, make_outlet, make_tag
from tests.search.conftest import IndexAll


def ask(
    text: str, *, level: Level = Level.WORD, order: Order = Order.NEWEST, **filters: Any
) -> HitPage:
    search = Search(parse(text, level=level), Filters(**filters), order)
    return find_hits(search, start=0, stop=20)


def found(text: str, *, level: Level = Level.WORD, **filters: Any) -> set[int]:
    """Ask, and return the articles that match wholly."""
    return {hit.article_id for hit in ask(text, level=level, **filters).hits if not hit.part}


@pytest.mark.parametrize("asked", ["جريمة", "الجريمة", "والجريمة", "بالجَريمةِ", "جـريمة"])
def test_finds_a_word_in_every_form(engine: IndexAll, asked: str) -> None:
    article = make_article(body="مكافحة الجريمة في المدن.")
    make_article(body="خبر آخر.")
    engine()

    assert found(asked) == {article.pk}


def test_same_spelling_takes_nothing_off(engine: IndexAll) -> None:
    make_article(body="مكافحة الجريمة في المدن.")
    engine()

    assert found("جريمة", level=Level.SPELLING) == set()
    assert len(found("الجريمه", level=Level.SPELLING)) == 1


def test_several_words_mean_all_of_them(engine: IndexAll) -> None:
    both = make_article(body="بين فاس وأكادير.")
    make_article(body="في فاس.")
    engine()

    assert found("فاس أكادير") == {both.pk}


def test_some_of_the_words_follow_and_do_not_count(engine: IndexAll) -> None:
    both = make_article(body="بين فاس وأكادير.")
    one = make_article(body="في فاس.")
    make_article(body="في وجدة.")
    engine()

    page = ask("فاس أكادير")

    assert (page.total, page.part_total) == (1, 1)
    assert [(hit.article_id, hit.part) for hit in page.hits] == [(both.pk, False), (one.pk, True)]


def test_or_means_either(engine: IndexAll) -> None:
    first, second = make_article(body="في فاس."), make_article(body="في أكادير.")
    make_article(body="في وجدة.")
    engine()

    assert found("فاس OR أكادير") == {first.pk, second.pk}


@pytest.mark.parametrize("asked", ["فاس -أكادير", "فاس NOT أكادير", "-أكادير فاس"])
def test_a_minus_leaves_out(engine: IndexAll, asked: str) -> None:
    kept = make_article(body="في فاس.")
    make_article(body="بين فاس وأكادير.")
    make_article(body="في وجدة.")
    engine()

    assert found(asked) == {kept.pk}


def test_excluded_articles_are_not_part_hits_either(engine: IndexAll) -> None:
    make_article(body="في فاس قرب وجدة.")
    engine()

    assert ask("فاس أكادير -وجدة").part_total == 0


def test_an_exclusion_alone_finds_all_others(engine: IndexAll) -> None:
    kept = make_article(body="في فاس.")
    make_article(body="في أكادير.")
    engine()

    assert found("-أكادير") == {kept.pk}


def test_an_exclusion_inside_or_stays_inside(engine: IndexAll) -> None:
    fes, oujda = make_article(body="في فاس قرب أكادير."), make_article(body="في وجدة.")
    make_article(body="في أكادير.")
    engine()

    assert found("فاس OR (-أكادير)") == {fes.pk, oujda.pk}


@pytest.mark.parametrize("marks", ['""', "«»", "“”", "„“"])
def test_a_phrase_stands_side_by_side_in_any_quotes(engine: IndexAll, marks: str) -> None:
    article = make_article(body="قال المدير العام للأمن الوطني أمس.")
    make_article(body="المدير قال إن الأمن العام للوطني.")
    engine()

    assert found(f"{marks[0]}المدير العام للأمن الوطني{marks[1]}") == {article.pk}


def test_a_phrase_does_not_reach_from_the_headline_into_the_body(engine: IndexAll) -> None:
    make_article(headline="توقيف مشتبه", body="فيه بفاس.")
    engine()

    assert found('"مشتبه فيه"') == set()


def test_a_repeated_word_in_a_phrase_is_repeated(engine: IndexAll) -> None:
    make_article(body="يوما بعد يوم.")
    engine()

    assert found('"يوما بعد يوما"') == set()


@pytest.mark.parametrize("asked", ["7682", "7.682", "7,682", "٧٦٨٢", "٧٬٦٨٢"])
def test_finds_a_figure_in_every_spelling(engine: IndexAll, asked: str) -> None:
    article = make_article(body="في 7.682 مؤسسة تعليمية.")
    engine()

    assert found(asked) == {article.pk}


def test_filters_narrow(engine: IndexAll) -> None:
    outlet, tag = make_outlet(), make_tag()
    both = make_article(outlet=outlet, tags=(tag,))
    make_article(outlet=outlet)
    make_article(tags=(tag,))
    engine()

    assert found("", outlet=outlet.slug, tags=(tag.slug,)) == {both.pk}


def test_a_year_counts_published_dates_unless_all_are_asked_for(engine: IndexAll) -> None:
    published = make_article(published_on=date(2024, 5, 1))
    header = make_article(published_on=date(2024, 4, 19), date_kind="page_header")
    engine()

    assert found("", year=2024) == {published.pk}
    assert found("", year=2024, any_date=True) == {published.pk, header.pk}


def test_every_facet_count_is_what_a_click_leaves(engine: IndexAll) -> None:
    tags = make_tag("القضاء"), make_tag("المخدرات")
    for number in range(6):
        make_article(
            outlet=make_outlet() if number % 2 else None,
            tags=tags[: number % 3],
            published_on=date(2020 + number % 2, 1, 1),
        )
    engine()

    facets = ask("البحر").facets

    assert {name for name, counts in facets.items() if counts} == {"outlet", "tags", "year"}
    for count in facets["outlet"]:
        assert len(found("البحر", outlet=count.value)) == count.count
    for count in facets["tags"]:
        assert len(found("البحر", tags=(count.value,))) == count.count
    for count in facets["year"]:
        assert len(found("البحر", year=int(count.value))) == count.count


def test_orders_by_day_with_undated_articles_last(engine: IndexAll) -> None:
    undated = make_article()
    old, new = (
        make_article(published_on=date(2019, 1, 1)),
        make_article(published_on=date(2023, 1, 1)),
    )
    engine()

    newest = [hit.article_id for hit in ask("البحر", order=Order.NEWEST).hits]
    oldest = [hit.article_id for hit in ask("البحر", order=Order.OLDEST).hits]

    assert newest == [new.pk, old.pk, undated.pk]
    assert oldest == [old.pk, new.pk, undated.pk]


def test_pages_hold_every_hit_once_and_the_same_total(engine: IndexAll) -> None:
    articles = {make_article().pk for _ in range(7)}
    engine()
    search = Search(parse("البحر"))

    pages = [find_hits(search, start=start, stop=start + 3) for start in (0, 3, 6, 9)]

    assert [page.total for page in pages] == [7, 7, 7, 7]
    seen = [hit.article_id for page in pages for hit in page.hits]
    assert len(seen) == 7
    assert set(seen) == articles


def test_drafts_are_not_indexed(engine: IndexAll) -> None:
    make_article(status="draft")
    engine()

    assert ask("البحر").total == 0
