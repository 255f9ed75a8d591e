"""What every engine finds at each level: forms, spellings, beginnings, names, repaired words."""

import pytest

from archive.search.query import Level
from tests.factories import make_article
from tests.search.asking import ask, found
from tests.search.conftest import IndexAll, apply_changes


def test_same_spelling_takes_nothing_off(engine: IndexAll) -> None:
    make_article(body="مكافحة الجريمة في المدن.")
    engine()

    assert found("جريمة", level=Level.SPELLING) == set()
    assert len(found("الجريمه", level=Level.SPELLING)) == 1


@pytest.mark.parametrize("asked", ["جريمة", "الجرائم", "مجرم", "إجرامية"])
def test_a_family_is_found_by_any_of_its_words(engine: IndexAll, asked: str) -> None:
    articles = [
        make_article(body=body)
        for body in ("ارتكب جرائم.", "توقيف مجرم.", "شبكة إجرامية.", "الجريمة بفاس.")
    ]
    make_article(body="جرم سماوي لا صلة له.", headline="فلك", status="draft")
    make_article(body="خبر آخر.")
    engine()

    assert found(asked, level=Level.FAMILY) == {article.pk for article in articles}
    assert found(asked, level=Level.WORD) < {article.pk for article in articles}


def test_every_level_finds_what_the_one_before_finds(engine: IndexAll) -> None:
    make_article(body="الجريمة")
    make_article(body="بجريمة")
    make_article(body="المجرمون")
    engine()

    totals = [ask("الجريمة", level=level).total for level in Level]

    assert totals == [1, 2, 3]


def test_quotes_ask_for_the_same_spelling_at_every_level(engine: IndexAll) -> None:
    same = make_article(body="مكافحة الجريمة المنظمة.")
    make_article(body="مكافحة جريمة منظمة.")
    engine()

    for level in Level:
        assert found("«الجريمة المنظمة»", level=level) == {same.pk}


@pytest.mark.parametrize("level", Level)
def test_an_equals_sign_asks_for_the_same_spelling(engine: IndexAll, level: Level) -> None:
    same = make_article(body="وقعت جريمة.")
    make_article(body="وقعت الجريمة، وبعدها جرائم.")
    engine()

    assert found("=جريمة", level=level) == {same.pk}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ('"توقيف فاس"~0', False),
        ('"توقيف فاس"~1', False),
        ('"توقيف فاس"~2', True),
        ('"فاس توقيف"~2', True),
        ('"فاس مشتبه توقيف"~1', True),
        ('"فاس مشتبه توقيف"~0', False),
    ],
)
def test_near_words_stand_in_any_order_with_so_many_between(
    engine: IndexAll, asked: str, expected: bool
) -> None:
    make_article(body="خبر عن توقيف شخصين مشتبه فيهما.")
    article = make_article(body="خبر عن توقيف مشتبه فيه بفاس أمس.")
    engine()

    assert found(asked) == ({article.pk} if expected else set())


def test_near_words_stand_in_one_part_of_the_text(engine: IndexAll) -> None:
    make_article(headline="توقيف مشتبه فيه", body="فاس، أمس.")
    engine()

    assert found('headline:"فاس توقيف"~9') == set()
    assert found('headline:"مشتبه توقيف"~9') != set()


@pytest.mark.parametrize(("asked", "count"), [("جري*", 2), ("جريد*", 1), ("إلك*", 1), ("كرك*", 0)])
def test_a_star_finds_every_word_with_that_beginning(
    engine: IndexAll, asked: str, count: int
) -> None:
    make_article(body="الجريمة الإلكترونية.")
    make_article(body="جريدة رسمية.")
    make_article(body="تجري الأبحاث.")
    engine()

    assert len(found(asked)) == count


def test_a_star_keeps_to_the_spelling_at_that_level(engine: IndexAll) -> None:
    bare = make_article(body="جريمة")
    make_article(body="الجريمة")
    engine()

    assert found("جري*", level=Level.SPELLING) == {bare.pk}


@pytest.mark.parametrize(
    "asked",
    ["headline:فاس", "عنوان:فاس", 'headline:"أمن فاس"', "headline:فاس*", "headline:(فاس أمن)"],
)
def test_a_headline_is_searched_alone(engine: IndexAll, asked: str) -> None:
    article = make_article(headline="ولاية أمن فاس", body="بلاغ.")
    make_article(headline="بلاغ", body="ولاية أمن فاس.")
    make_article(headline="بلاغ", standfirst="ولاية أمن فاس", body="خبر.")
    engine()

    assert found(asked) == {article.pk}


@pytest.mark.parametrize("asked", ["Hammouchi", "hamouchi", "El Hammouchi", "الحموشي"])
def test_a_name_is_found_in_other_letters(engine: IndexAll, asked: str) -> None:
    article = make_article(body="استقبل الحموشي وفدا.")
    make_article(body="استقبل الحسني وفدا.")
    engine()

    assert article.pk in found(asked)
    assert len(found(asked)) == 1


@pytest.mark.parametrize("asked", ["DGSN", "المديرية العامة للأمن الوطني", "dgsn"])
def test_an_alias_is_found_by_its_other_names(engine: IndexAll, asked: str) -> None:
    articles = {make_article(body="بلاغ المديرية العامة للأمن الوطني.").pk}
    articles.add(make_article(headline="Communiqué", body="La DGSN annonce.").pk)
    make_article(body="المديرية الإقليمية.")
    engine()

    assert found(asked) == articles


def test_quotes_keep_to_the_name_that_was_written(engine: IndexAll) -> None:
    make_article(body="بلاغ المديرية العامة للأمن الوطني.")
    latin = make_article(body="La DGSN annonce.")
    engine()

    assert found('"DGSN"') == {latin.pk}


def test_a_repaired_word_adds_part_hits_alone(engine: IndexAll) -> None:
    article = make_article(body="أرخبيل بعيد.")
    make_article(body="خبر آخر.")
    engine()

    page = ask("أرخبيلل")

    assert (page.total, page.part_total) == (0, 1)
    assert [(hit.article_id, hit.part) for hit in page.hits] == [(article.pk, True)]


def test_a_word_of_a_withdrawn_article_is_repaired_like_an_unknown_one(engine: IndexAll) -> None:
    gone, article = make_article(body="أرخبيلل."), make_article(body="أرخبيل بعيد.")
    engine()
    apply_changes([], removed=[gone])

    page = ask("أرخبيلل")

    assert [(hit.article_id, hit.part) for hit in page.hits] == [(article.pk, True)]
