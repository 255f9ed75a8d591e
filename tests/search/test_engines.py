"""What every engine does: the conformance suite."""

import pytest

from archive.selectors.understanding import search_backend
from tests.factories import make_article
from tests.search.asking import ask, found
from tests.search.conftest import IndexAll, apply_changes


@pytest.mark.parametrize("asked", ["جريمة", "الجريمة", "والجريمة", "بالجَريمةِ", "جـريمة"])
def test_finds_a_word_in_every_form(engine: IndexAll, asked: str) -> None:
    article = make_article(body="مكافحة الجريمة في المدن.")
    make_article(body="خبر آخر.")
    engine()

    assert found(asked) == {article.pk}


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


def test_drafts_are_not_indexed(engine: IndexAll) -> None:
    make_article(status="draft")
    engine()

    assert ask("البحر").total == 0


@pytest.mark.parametrize(
    ("asked", "whole", "part"),
    [
        ("(فاس OR وجدة) أكادير", [0, 1], [2, 3, 4]),
        ("(فاس وجدة) OR أكادير", [0, 1, 4], [2, 3]),
        ("فاس OR وجدة", [0, 1, 2, 3], []),
        ("(فاس OR وجدة) -أكادير", [2, 3], []),
        ("«في أكادير» فاس", [], [0, 2, 4]),
    ],
)
def test_part_hits_have_some_of_the_words_of_groups(
    engine: IndexAll, asked: str, whole: list[int], part: list[int]
) -> None:
    bodies = ["فاس ثم أكادير", "وجدة ثم أكادير", "في فاس", "في وجدة", "في أكادير", "في طنجة"]
    articles = [make_article(body=body) for body in bodies]
    engine()

    hits = ask(asked).hits

    assert {hit.article_id for hit in hits if not hit.part} == {articles[i].pk for i in whole}
    assert {hit.article_id for hit in hits if hit.part} == {articles[i].pk for i in part}


def test_changed_and_removed_articles_are_found_as_they_are_now(engine: IndexAll) -> None:
    changed, removed = make_article(body="في فاس."), make_article(body="في فاس.")
    engine()
    changed.body = "في وجدة."

    apply_changes([changed], removed=[removed])

    assert (found("فاس"), found("وجدة")) == (set(), {changed.pk})


def test_a_stop_word_counts_inside_a_phrase(engine: IndexAll) -> None:
    article = make_article(body="رجال من ذهب.")
    make_article(body="رجال ذهب.")
    engine()

    assert found("«رجال من ذهب»") == {article.pk}


def test_more_like_this_shares_words_and_is_not_the_article_itself(engine: IndexAll) -> None:
    article = make_article(headline="حجز", body="طائرة مسيرة محملة بالشيرا.")
    alike = make_article(headline="خبر", body="طائرة مسيرة فيها كمية من الشيرا.")
    make_article(headline="آخر", body="لا شيء هنا.")
    engine()

    page = search_backend().similar_page(article.pk, 5)

    assert [hit.article_id for hit in page.hits] == [alike.pk]
