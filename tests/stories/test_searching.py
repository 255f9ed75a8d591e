"""Stories 1 to 8, 10, 11, 13, 14 and 20: a journalist searches the five articles."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import strip_tags
from pytest_django.asserts import assertContains

from tests.stories.conftest import Corpus

ALL = {"000", "001", "002", "003", "004"}


def ask(query: str, *options: str) -> dict[str, Any]:
    """Search with the command; return its JSON."""
    printed = StringIO()
    call_command("search", query, "--json", *options, stdout=printed)
    answer: dict[str, Any] = json.loads(printed.getvalue())
    return answer


def found(query: str, *options: str) -> set[str]:
    """Search with the command; return the numbers of the files that match wholly."""
    return {hit["source"][:3] for hit in ask(query, *options)["hits"] if "part" not in hit}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("جريمة", {"001", "003", "004"}),
        ("شرطة", ALL),
        ("مواطن", ALL),
        ("الاشاعات", {"004"}),
        ("تعلن", {"000"}),
        ("تُعلن", {"000"}),
        ("68", {"003"}),
        ("7682", {"004"}),
        ("7.682", {"004"}),
        ("2144", {"004"}),
        ("2873", {"003"}),
        ("فاس أكادير", {"003"}),
    ],
)
def test_finds_every_article_that_says_a_thing(
    archive: Corpus, asked: str, expected: set[str]
) -> None:
    assert found(asked) == expected


def test_finds_a_name_without_its_hamza(archive: Corpus) -> None:
    assert found(archive.name) == {"001"}


def test_finds_a_year_in_either_kind_of_digits(archive: Corpus) -> None:
    assert found("٢٠٢٢") == found("2022") == {"004"}


def test_offers_the_same_word_where_the_same_spelling_finds_nothing(
    archive: Corpus, client: Client
) -> None:
    response = client.get("/", {"q": "جريمة", "level": "spelling"})

    assert found("جريمة", "--level", "spelling") == set()
    assert response.context["results"].total == 0
    assertContains(response, "الكلمة نفسها: <bdi>3</bdi>", html=False)


def test_reads_quotation_marks_of_any_kind(archive: Corpus) -> None:
    phrases = ['"{}"', "«{}»", "“{}”", "„{}“"]

    answers = {frozenset(found(marks.format("المدير العام للأمن الوطني"))) for marks in phrases}

    assert answers == {frozenset({"001", "002"})}


def test_or_and_minus_mean_what_they_say(archive: Corpus) -> None:
    either = found("فاس OR أكادير")

    assert either == ALL
    assert found("فاس -أكادير") == either - {"003"}


def test_the_forms_any_means_or(archive: Corpus, client: Client) -> None:
    response = client.get("/", {"q": "فاس أكادير", "words": "any"})

    assert response.context["results"].total == 5


@pytest.mark.parametrize("corpus", ["seeds"], indirect=True)
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Hammouchi", {"001", "002"}),
        ("el hamouchi", {"001", "002"}),
        ("Fès Agadir", {"003"}),
    ],
)
def test_finds_a_name_in_latin_letters(archive: Corpus, asked: str, expected: set[str]) -> None:
    assert found(asked) == expected


@pytest.mark.parametrize("corpus", ["seeds"], indirect=True)
def test_finds_what_an_abbreviation_stands_for(archive: Corpus) -> None:
    assert found("DGSN") >= {"003", "004"}


@pytest.mark.parametrize("clumsy", ['"فاس', "AND", "(", "*", ":"])
def test_a_clumsy_query_is_answered_with_a_notice(
    archive: Corpus, client: Client, clumsy: str
) -> None:
    response = client.get("/", {"q": clumsy})

    assertContains(response, '<ul class="notices"')


def test_a_query_past_the_limit_is_refused_with_the_limit(client: Client, db: None) -> None:
    response = client.get("/", {"q": "ا" * 1001})

    assertContains(response, "1000", status_code=400)


def test_the_total_is_the_same_on_every_page_and_in_json(archive: Corpus, client: Client) -> None:
    totals = {
        client.get("/", {"q": "فاس", "page": page}).context["results"].total
        for page in ("1", "2", "99", "x", "-1", "0")
    }

    assert totals == {ask("فاس")["total"]} == {ask("فاس", "--limit", "2")["total"]} == {5}


def test_some_of_the_words_come_after_the_total(archive: Corpus) -> None:
    answer = ask("فاس أكادير")

    assert [hit.get("part", False) for hit in answer["hits"]] == [False, True, True, True, True]
    assert set(answer["hits"][0]) == {"id", "headline", "source"}


def test_marks_the_original_word_in_every_hit(archive: Corpus, client: Client) -> None:
    page = client.get("/", {"q": "جريمة"}).content.decode()

    assert page.count('class="hit-passage"') == 3
    for hit in page.split('<li class="hit')[1:]:
        assert "<mark>" in hit
    assert "<mark>الجريمة</mark>" in page


def test_the_hit_leads_to_its_first_mark(archive: Corpus, client: Client) -> None:
    article = archive.article("003")
    page = client.get("/", {"q": "جريمة"}).content.decode()
    address = f"{article.get_absolute_url()}?q=%D8%AC%D8%B1%D9%8A%D9%85%D8%A9#mark-1"

    assert f'href="{address}"' in page
    opened = client.get(article.get_absolute_url(), {"q": "جريمة"}).content.decode()
    assert 'id="mark-1" href="#mark-' in opened
    assert "الجريمة" in strip_tags(opened)


def test_a_search_is_an_address_that_anyone_can_open(archive: Corpus) -> None:
    parameters = {"q": "فاس", "order": "oldest", "level": "word"}

    first = Client().get("/", parameters).context["results"]
    second = Client().get("/", parameters).context["results"]

    assert [hit.article.pk for hit in first.articles] == [hit.article.pk for hit in second.articles]
    assert {hit.article.source[:3] for hit in first.articles} == found("فاس")
