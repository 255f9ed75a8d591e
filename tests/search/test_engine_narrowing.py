"""How every engine narrows, counts and orders."""

from datetime import date
from typing import Any

import pytest

from archive.search.hits import FACETS
from archive.search.parser import parse
from archive.search.query import Order, Search
from archive.selectors.search import find_hits
from tests.factories import make_article, make_outlet, make_tag
from tests.search.asking import ask, found
from tests.search.conftest import IndexAll


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
            published_on=date(2020 + number % 2, 1 + number % 3, 1),
            section="مجتمع" if number % 3 else "",
        )
    engine()

    facets = ask("البحر").facets

    assert all(facets[name] for name in FACETS)
    for name in FACETS:
        for value, count in facets[name]:
            assert len(found("البحر", **{name: choice(name, value)})) == count


def choice(name: str, value: str) -> Any:
    """A facet's value as the filter takes it."""
    return {"tags": (value,), "year": int(value) if value.isdigit() else 0}.get(name, value)


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


@pytest.mark.parametrize("asked", ['outlet:"صوت فاس"', "منبر:sawt", 'منبر:"صَوت فاس"'])
def test_an_outlet_is_named_by_any_of_its_names(engine: IndexAll, asked: str) -> None:
    article = make_article(outlet=make_outlet("صوت فاس", aliases=["Sawt"]))
    make_article(outlet=make_outlet())
    make_article(body="صوت فاس.")
    engine()

    assert found(asked) == {article.pk}


@pytest.mark.parametrize("asked", ["tag:المخدرات", "وسم:drugs", "وسم:stupéfiants"])
def test_a_tag_is_named_in_any_language(engine: IndexAll, asked: str) -> None:
    tag = make_tag("المخدرات", name_fr="Stupéfiants", synonyms=["drugs"])
    article = make_article(tags=(tag, make_tag("القضاء")))
    make_article(tags=(make_tag("العدل"),), body="المخدرات.")
    engine()

    assert found(asked) == {article.pk}
    assert found(f"-{asked}").isdisjoint({article.pk})


def test_an_unknown_label_finds_nothing(engine: IndexAll) -> None:
    make_article(tags=(make_tag("القضاء"),))
    engine()

    assert ask("البحر tag:الطقس").total == 0


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("date:2022", [1, 2]),
        ("تاريخ:2022-05", [1]),
        ("date:2022-05-17", [1]),
        ("date:2022-06..2023", [2, 3]),
        ("date:..2022-05", [0, 1]),
        ("date:2022-12-31..", [2, 3]),
        ("date:1999", []),
        ("-date:2022", [0, 3, 4, 5]),
    ],
)
def test_a_date_means_days_of_publication(
    engine: IndexAll, asked: str, expected: list[int]
) -> None:
    days = [date(2021, 1, 1), date(2022, 5, 17), date(2022, 12, 31), date(2023, 1, 1)]
    articles = [make_article(published_on=day) for day in days]
    articles.append(make_article(published_on=days[1], date_kind="page_header"))
    articles.append(make_article())
    engine()

    assert found(asked) == {articles[number].pk for number in expected}


def test_part_hits_obey_filters_and_labels(engine: IndexAll) -> None:
    tag = make_tag()
    kept = make_article(body="في فاس.", tags=(tag,), published_on=date(2022, 1, 1))
    make_article(body="في فاس.", published_on=date(2022, 1, 1))
    make_article(body="في فاس.", tags=(tag,), published_on=date(2021, 1, 1))
    engine()

    page = ask(f'فاس أكادير tag:"{tag.name_ar}"', year=2022)

    assert [(hit.article_id, hit.part) for hit in page.hits] == [(kept.pk, True)]


def test_facets_count_whole_hits_alone(engine: IndexAll) -> None:
    make_article(body="فاس وأكادير.", published_on=date(2022, 1, 1))
    make_article(body="فاس.", published_on=date(2021, 1, 1))
    engine()

    assert ask("فاس أكادير").facets["year"] == (("2022", 1),)


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST])
def test_whole_hits_stand_before_part_hits_in_every_order(engine: IndexAll, order: Order) -> None:
    part = [make_article(body="فاس.", published_on=date(year, 1, 1)) for year in (2019, 2023)]
    whole = make_article(body="فاس وأكادير.", published_on=date(2021, 1, 1))
    engine()

    hits = [hit.article_id for hit in ask("فاس أكادير", order=order).hits]

    assert hits[0] == whole.pk
    assert hits[1:] == [article.pk for article in (part if order is Order.OLDEST else part[::-1])]


def test_uncertain_dates_follow_known_ones_in_both_orders(engine: IndexAll) -> None:
    undated = make_article()
    header = make_article(published_on=date(2021, 1, 1), date_kind="page_header")
    inferred = make_article(published_on=date(2018, 1, 1), date_kind="inferred")
    old = make_article(published_on=date(2019, 1, 1))
    new = make_article(published_on=date(2020, 1, 1))
    engine()

    newest = [hit.article_id for hit in ask("البحر", order=Order.NEWEST).hits]
    oldest = [hit.article_id for hit in ask("البحر", order=Order.OLDEST).hits]

    assert newest == [new.pk, old.pk, header.pk, inferred.pk, undated.pk]
    assert oldest == [old.pk, new.pk, inferred.pk, header.pk, undated.pk]


def test_articles_of_one_day_stand_in_a_fixed_order(engine: IndexAll) -> None:
    articles = [make_article(published_on=date(2020, 1, 1)).pk for _ in range(5)]
    engine()

    assert [hit.article_id for hit in ask("البحر", order=Order.NEWEST).hits] == articles
    assert [hit.article_id for hit in ask("البحر", order=Order.OLDEST).hits] == articles


def test_months_sections_and_kinds_of_date_narrow(engine: IndexAll) -> None:
    article = make_article(published_on=date(2022, 5, 1), section="مجتمع")
    header = make_article(published_on=date(2022, 5, 2), date_kind="page_header")
    year_alone = make_article(published_on=date(2022, 1, 1), date_precision="year")
    make_article(published_on=date(2023, 5, 1), section="سياسة")
    engine()

    assert found("", month="2022-05") == {article.pk}
    assert found("", month="2022-05", any_date=True) == {article.pk, header.pk}
    assert found("", month="2022-01") == set()
    assert found("", year=2022) == {article.pk, year_alone.pk}
    assert found("", section="مجتمع") == {article.pk}
    assert found("", date_kind="page_header") == {header.pk}


def test_a_stretch_of_days_has_both_its_ends(engine: IndexAll) -> None:
    days = [date(2022, 5, day) for day in (1, 2, 3, 4)]
    articles = [make_article(published_on=day).pk for day in days]
    make_article()
    engine()

    assert found("", since=days[1], until=days[2]) == set(articles[1:3])
    assert found("", since=days[2]) == set(articles[2:])
    assert found("", until=days[0]) == {articles[0]}


def test_facets_of_uncertain_dates_are_counted_when_asked_for(engine: IndexAll) -> None:
    make_article(published_on=date(2022, 5, 1))
    make_article(published_on=date(2022, 4, 1), date_kind="page_header")
    engine()

    certain, every = ask("البحر").facets, ask("البحر", any_date=True).facets

    assert (certain["year"], certain["month"]) == ((("2022", 1),), (("2022-05", 1),))
    assert every["year"] == (("2022", 2),)
    assert every["month"] == (("2022-04", 1), ("2022-05", 1))
    assert certain["date_kind"] == every["date_kind"] == (("page_header", 1), ("published", 1))


def test_several_tags_are_all_asked_for(engine: IndexAll) -> None:
    tags = make_tag("القضاء"), make_tag("المخدرات")
    both = make_article(tags=tags)
    make_article(tags=tags[:1])
    engine()

    assert found("", tags=tuple(tag.slug for tag in tags)) == {both.pk}


def test_a_value_that_no_article_has_finds_nothing(engine: IndexAll) -> None:
    make_article()
    engine()

    assert ask("البحر", outlet="no-such-outlet").total == 0
    assert ask("", tags=("no-such-tag",)).total == 0


def in_part(text: str, *, any_word: bool = False) -> set[int]:
    """Ask, and return the articles that match in part."""
    search = Search(parse(text, any_word=any_word))
    return {hit.article_id for hit in find_hits(search, start=0, stop=20).hits if hit.part}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("(طنجة ميناء date:2019) OR فاس", {"بطنجة 2019"}),
        ("طنجة ميناء date:2019", {"بطنجة 2019"}),
        ("(طنجة ميناء -حافلة) OR فاس", {"بطنجة 2019", "ميناء 2020"}),
        ("طنجة ميناء -حافلة", {"بطنجة 2019", "ميناء 2020"}),
        ("(طنجة ميناء tag:القضاء) OR فاس", set()),
        ("طنجة ميناء", {"بطنجة 2019", "حافلة بطنجة 2020", "ميناء 2020"}),
        ("طنجة date:2019", set()),
    ],
)
def test_a_part_hit_has_a_word_and_nothing_that_was_narrowed_away(
    engine: IndexAll, asked: str, expected: set[str]
) -> None:
    make_tag("القضاء")
    articles = {
        body: make_article(body=body, published_on=date(int(body[-4:]), 5, 1))
        for body in ("بطنجة 2019", "حافلة بطنجة 2020", "ميناء 2020", "خبر 2019", "فاس 2020")
    }
    engine()

    assert in_part(asked) == {articles[body].pk for body in expected}


@pytest.mark.parametrize("asked", ["hgsvrm date:2019", "hgsvrm -خبر", 'hgsvrm outlet:"صوت فاس"'])
def test_a_slip_of_the_keyboard_keeps_what_narrows(engine: IndexAll, asked: str) -> None:
    outlet = make_outlet("صوت فاس")
    article = make_article(body="وقعت السرقة.", published_on=date(2019, 5, 1), outlet=outlet)
    make_article(body="وقعت السرقة: خبر.", published_on=date(2020, 5, 1))
    engine()

    assert in_part(asked) == {article.pk}


def test_a_label_narrows_any_of_the_words(engine: IndexAll) -> None:
    article = make_article(body="ميناء.", published_on=date(2019, 5, 1))
    make_article(body="خبر.", published_on=date(2019, 5, 1))
    make_article(body="ميناء.", published_on=date(2020, 5, 1))
    engine()

    page = find_hits(Search(parse("طنجة ميناء date:2019", any_word=True)), start=0, stop=20)

    assert [hit.article_id for hit in page.hits] == [article.pk]
    assert (page.total, page.part_total) == (1, 0)
