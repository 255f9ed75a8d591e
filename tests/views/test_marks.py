"""The words that were searched for, marked in the article."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.factories import make_article
from tests.views.pages import Element, Page, read_page

pytestmark = pytest.mark.django_db

BODY = "أوقفت الشُّرطة ثلاثة أشخاص في فاس.\nقالت الشرطة إن بحث الشرطة القضائية متواصل."


def open_marked(client: Client, **asked: str) -> Page:
    article = make_article(body=BODY)
    return read_page(client.get(article.get_absolute_url(), asked))


def links(page: Page) -> list[Element]:
    return page.all("a", class_="mark-link")


def test_without_query_there_are_no_marks(client: Client) -> None:
    page = open_marked(client)

    assert page.all("mark") == []
    assert page.all("nav", class_="marks-bar") == []


def test_every_occurrence_is_marked_as_it_was_written(client: Client) -> None:
    page = open_marked(client, q="شرطة")

    assert page.texts("mark") == ["الشُّرطة", "الشرطة", "الشرطة"]


def test_marks_are_numbered_through_the_paragraphs(client: Client) -> None:
    page = open_marked(client, q="شرطة")

    assert [link.attrs["id"] for link in links(page)] == ["mark-1", "mark-2", "mark-3"]


def test_each_mark_leads_to_the_next_and_the_last_to_the_first(client: Client) -> None:
    page = open_marked(client, q="شرطة")

    assert [link.attrs["href"] for link in links(page)] == ["#mark-2", "#mark-3", "#mark-1"]


def test_an_only_mark_leads_to_itself(client: Client) -> None:
    page = open_marked(client, q="أشخاص")

    assert [link.attrs["href"] for link in links(page)] == ["#mark-1"]


def test_a_phrase_is_one_mark(client: Client) -> None:
    page = open_marked(client, q='"الشرطة القضائية"')

    assert page.texts("mark") == ["الشرطة القضائية"]


def test_the_same_spelling_marks_no_other_form(client: Client) -> None:
    page = open_marked(client, q="شرطة", level="spelling")

    assert page.all("mark") == []


def test_an_excluded_word_is_not_marked(client: Client) -> None:
    page = open_marked(client, q="فاس -الشرطة")

    assert page.texts("mark") == ["فاس"]


def test_the_bar_counts_the_marks_and_leads_back(client: Client) -> None:
    client.cookies["django_language"] = "en"

    page = open_marked(client, q="شرطة")

    assert page.texts("p", class_="marks-count") == ["3 matches: \u2068شرطة\u2069"]
    assert page.one("a", class_="marks-back").attrs["href"] == "/?q=%D8%B4%D8%B1%D8%B7%D8%A9"


def test_the_bar_leads_to_the_first_mark_and_to_the_last(client: Client) -> None:
    page = open_marked(client, q="شرطة")

    targets = {key: page.one("a", **{"data-key": key}).attrs["href"] for key in ("n", "N")}
    assert targets == {"n": "#mark-1", "N": "#mark-3"}


def test_marks_of_headline_and_standfirst_are_counted_before_the_text(client: Client) -> None:
    article = make_article(headline="شرطة <فاس>", standfirst="بيان الشرطة", body=BODY)

    page = read_page(client.get(article.get_absolute_url(), {"q": "شرطة"}))

    found = [(link.attrs["id"], link.text, link.attrs["href"]) for link in links(page)]
    assert found[:2] == [("mark-1", "شرطة", "#mark-2"), ("mark-2", "الشرطة", "#mark-3")]
    assert found[-1] == ("mark-5", "الشرطة", "#mark-1")
    assert page.texts("h1") == ["شرطة <فاس>"]


def test_first_words_in_the_place_of_a_headline_are_marked_in_the_text_alone(
    client: Client,
) -> None:
    article = make_article(headline="", body=BODY)

    page = read_page(client.get(article.get_absolute_url(), {"q": "أشخاص"}))

    assert page.texts("mark") == ["أشخاص"]
    assert page.one("h1").text.startswith("أوقفت الشُّرطة ثلاثة أشخاص")


def test_a_phrase_over_a_line_end_is_marked_in_both_lines(client: Client) -> None:
    article = make_article(body="قال مصدر\nأمني إن البحث مستمر.")

    page = client.get(article.get_absolute_url(), {"q": "«مصدر أمني»"}).content.decode()

    assert page.count("<mark>") == 2


def test_what_a_hit_was_found_for_is_marked_in_its_article(
    client: Client, build_index: Callable[[], None]
) -> None:
    article = make_article(body="قالت المديرية العامة للأمن الوطني إن البحث متواصل.")
    build_index()

    page = read_page(client.get(article.get_absolute_url(), {"q": "DGSN"}))

    assert page.texts("mark") == ["المديرية العامة للأمن الوطني"]
    assert page.texts("p", class_="marks-count")[0].endswith(": \u2068DGSN\u2069")
