"""The help page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from archive.forms.search import SearchForm
from archive.selectors.examples import EXAMPLES
from tests.views.pages import Page, read_page

pytestmark = pytest.mark.django_db


def open_help(client: Client) -> Page:
    response = client.get("/help/")
    assert response.status_code == 200
    return read_page(response)


def test_every_example_is_a_link_that_asks_it(client: Client) -> None:
    hrefs = [link.attrs["href"] for link in open_help(client).all("a")]
    asked = [parse_qs(urlsplit(href).query) for href in hrefs if "?q=" in href]

    examples = [example for group in EXAMPLES for example in group.examples]
    assert [parameters["q"] for parameters in asked] == [[example.text] for example in examples]
    assert [SearchForm(_flat(parameters)).is_valid() for parameters in asked].count(False) == 0


def test_latin_examples_are_not_marked_as_arabic(client: Client) -> None:
    links = [link for link in open_help(client).all("a") if "?q=" in link.attrs["href"]]

    languages = {link.text: link.attrs["lang"] for link in links}
    assert [languages[text] for text in ("DGSN", "hgsvrm", "عنوان:بلاغ")] == ["fr", "fr", "ar"]


def test_the_levels_are_asked_for(client: Client) -> None:
    hrefs = [link.attrs["href"] for link in open_help(client).all("a")]

    assert [href.rpartition("level=")[2] for href in hrefs if "level=" in href] == [
        "spelling",
        "family",
    ]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_it_names_the_limits_in_every_language(client: Client, language: str) -> None:
    client.cookies["django_language"] = language

    (limits,) = open_help(client).texts("section", class_="prose")

    assert [number for number in ("1000", "64", "50", "10") if number not in limits] == []


def test_the_search_form_leads_to_it(client: Client) -> None:
    links = read_page(client.get("/")).all("a", href="/help/")

    assert len(links) == 3


def _flat(parameters: dict[str, list[str]]) -> dict[str, str]:
    return {name: values[0] for name, values in parameters.items()}
