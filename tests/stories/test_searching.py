"""Stories 1 to 8 and 10 to 14: a journalist searches the five articles."""

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
    offered = [(one.kind, one.text, one.count) for one in response.context["page"].suggestions]
    assert ("level", "الكلمة نفسها", 3) in offered


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
    response = client.get("/", {"q": "جريمة"})

    (place,) = [
        hit.position for hit in response.context["results"].articles if hit.article == article
    ]
    address = (
        f"{article.get_absolute_url()}?q=%D8%AC%D8%B1%D9%8A%D9%85%D8%A9&amp;hit={place}#mark-1"
    )
    assertContains(response, f'href="{address}"')
    opened = client.get(article.get_absolute_url(), {"q": "جريمة"}).content.decode()
    assert 'id="mark-1"' in opened
    assert "الجريمة" in strip_tags(opened)


def test_every_filter_counts_what_a_click_on_it_leaves(archive: Corpus, client: Client) -> None:
    page = client.get("/", {"q": "شرطة", "any_date": "on"}).context["page"]

    years = [bar.period for line in page.time.timelines for bar in line.bars if bar.period.address]
    links = [(one.address, one.total) for one in years]
    links += [(one.address, one.count) for facet in page.facets for one in facet.choices]
    links += [(one.address, one.count) for one in page.levels]
    assert len(links) > 8
    for address, count in links:
        assert client.get(f"/{address}").context["results"].total == count


def test_the_bar_of_a_year_has_no_page_header_date_unless_asked_for(
    archive: Corpus, client: Client
) -> None:
    def in_bar(**asked: str) -> set[str]:
        page = client.get("/", {"q": "شرطة", **asked}).context["page"]
        bars = [bar.period for line in page.time.timelines[:1] for bar in line.bars]
        addresses = [one.address for one in bars if one.value == "2024" and one.address]
        results = [client.get(f"/{address}").context["results"] for address in addresses]
        return {hit.article.source[:3] for found in results for hit in found.articles}

    assert "004" not in in_bar()
    assert "004" in in_bar(any_date="on")


def test_a_search_is_an_address_that_anyone_can_open(archive: Corpus) -> None:
    parameters = {"q": "فاس", "order": "oldest", "level": "word"}

    first = Client().get("/", parameters).context["results"]
    second = Client().get("/", parameters).context["results"]

    assert [hit.article.pk for hit in first.articles] == [hit.article.pk for hit in second.articles]
    assert {hit.article.source[:3] for hit in first.articles} == found("فاس")
