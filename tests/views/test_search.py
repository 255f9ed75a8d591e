"""The search page."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from tests.factories import make_article
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["الامن", "أمن", "أَمْن", "والأمن"])
def test_finds_every_spelling(client: Client, build_index: Callable[[], None], asked: str) -> None:
    make_article(headline="الأمن في البحر الأحمر")
    build_index()

    response = client.get("/", {"q": asked})

    assertContains(response, "البحر الأحمر")


def test_a_hit_in_the_first_lines_alone_is_marked_too(
    client: Client, build_index: Callable[[], None]
) -> None:
    article = make_article(headline="عنوان", body="ضياء بريس\nنص الخبر.", body_start=10)
    build_index()

    assertContains(client.get("/", {"q": "ضياء"}), "<mark>ضياء</mark>")
    assertContains(client.get(article.get_absolute_url(), {"q": "ضياء"}), 'id="mark-1"')


def test_a_hit_in_the_standfirst_alone_is_marked_too(
    client: Client, build_index: Callable[[], None]
) -> None:
    article = make_article(headline="عنوان", standfirst="بيان ولاية الأمن", body="نص الخبر.")
    build_index()

    assertContains(client.get("/", {"q": "ولاية"}), "<mark>ولاية</mark>")
    assertContains(client.get(article.get_absolute_url(), {"q": "ولاية"}), 'id="mark-1"')


def test_other_names_are_searched_for_and_said(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="المديرية العامة للأمن الوطني")
    build_index()

    response = client.get("/", {"q": "DGSN"})

    assert response.context["results"].total == 1
    assert "المديرية العامة للأمن الوطني" in read_page(response).texts("p", class_="other-words")[0]


def test_a_hit_says_for_which_asked_word_it_was_found(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="بيان", body="عناية الدولة بالمواطنين")
    build_index()

    said = read_page(client.get("/", {"q": "مواطن"})).texts("p", class_="hit-reasons")

    assert said == ["وُجدت بصورة أخرى: بالمواطنين ← مواطن"]


def test_a_hit_in_the_same_spelling_says_nothing(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="بيان", body="الأَمْن في المدينة")
    build_index()

    page = read_page(client.get("/", {"q": "الأمن"}))

    assert (page.texts("mark"), page.all("p", class_="hit-reasons")) == (["الأَمْن"], [])


def test_a_slip_is_named_and_its_articles_follow_as_parts(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="حجز المخدرات")
    build_index()

    response = client.get("/", {"q": "المخذرات", "level": "word"})

    results, page = response.context["results"], read_page(response)
    assert (results.total, results.part_total) == (0, 1)
    assert "المخذرات" in page.texts("p", class_="meant-words")[0]
    assert page.one("p", class_="meant-words").text.strip().endswith("المخدرات")


@pytest.mark.parametrize("asked", ["في من", "ت", "َُِ", "ت*", "*ware", "?????*", "*", "?"])
def test_what_would_find_nearly_everything_is_explained_and_not_asked(
    client: Client, asked: str
) -> None:
    response = client.get("/", {"q": asked})  # there is no index: an engine would fail

    page = read_page(response)
    assert response.status_code == 200
    assert page.all("ul", class_="notices")
    assert page.all("p", class_="empty")


def test_an_outlet_that_nobody_is_called_is_said(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article()
    build_index()

    said = "ليس في الأرشيف منبر اسمه «\u2068nobody\u2069»."
    assertContains(client.get("/", {"q": "outlet:nobody"}), said)


def test_the_letters_that_words_begin_with_keep_their_direction(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article()
    build_index()

    assertContains(client.get("/", {"q": "pref* البحر"}), "«\u2068pref\u2069»")


def test_text_of_a_query_is_nowhere_markup(client: Client, build_index: Callable[[], None]) -> None:
    make_article()
    build_index()

    for asked in ("<script>x</script>", '"><img src=x>', "date:<i>", "outlet:<i>", "<u>*"):
        page = read_page(client.get("/", {"q": asked, "since": "", "section": asked}))
        assert [found for found in page.elements if found.name in {"i", "u", "img"}] == []
        assert [found for found in page.all("script") if not found.attrs.get("src")] == []
