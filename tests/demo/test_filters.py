"""The count beside every filter is the total behind it, over every value of the demo archive."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import Client

from archive.forms.search import SearchForm
from archive.models import Article
from archive.selectors.counts import count_hits
from tests.demo.archive import demo, records
from tests.views.pages import Element, Page, read_page

pytestmark = pytest.mark.django_db

SEARCHES = [
    "?q=الأمن",
    "?q=الأمن&level=spelling",
    "?q=مخدرات تهريب ميناء&words=any&level=family",
    "?q=DGSN OR شرطة -طنجة&order=oldest",
    "?q=شرط*",
    "?q=الأمن&since=2018-01-01&until=2024-06-30",
]

# So many of the links are opened as a reader would; of the others, the total alone is asked.
_SAMPLE = 40


@pytest.fixture
def demo_archive(build_index: Callable[[], None]) -> None:
    call_command("loaddata", "demo", verbosity=0)
    build_index()
    total_behind.cache_clear()


def counted(page: Page) -> dict[str, int]:
    """Give every address on a page that has a count in its link, but for those chosen already."""
    counts: dict[str, int] = {}
    link = Element("a", {})
    for one in page.elements:
        link = one if one.name == "a" else link
        is_count = {"count", "figure"} & set(one.attrs.get("class", "").split())
        if is_count and one.text in link.text and "aria-current" not in link.attrs:
            counts[link.attrs["href"]] = int(one.text.rpartition(":")[2])
    return counts


@cache
def total_behind(address: str) -> int:
    form = SearchForm(QueryDict(address.removeprefix("?")))
    assert form.is_valid()
    return count_hits(form.to_search())


def differences(counts: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Give the addresses whose count is not the total behind them."""
    totals = {address: total_behind(address) for address in counts}
    return {one: (counts[one], totals[one]) for one in counts if counts[one] != totals[one]}


def values(address: str) -> Iterator[tuple[str, str]]:
    for name, asked in QueryDict(address.removeprefix("?")).lists():
        yield from ((name, value) for value in asked)


def every_value() -> set[tuple[str, str]]:
    """Every value that articles of the demo can be narrowed to."""
    articles = [article.fields for article in demo().values()]
    dated = [fields for fields in articles if fields["published_on"]]
    days = [fields["published_on"] for fields in dated if fields["date_precision"] != "year"]
    return {
        *(("outlet", fields["outlet"][0]) for fields in articles if fields["outlet"]),
        *(("tags", tag) for fields in articles for (tag,) in fields["tags"]),
        *(("section", fields["section"]) for fields in articles if fields["section"]),
        *(("date_kind", kind) for kind in Article.DateKind.values),
        *(("year", fields["published_on"][:4]) for fields in dated),
        *(("month", day[:7]) for day in days),
    }


def test_every_value_counts_what_a_click_on_it_finds(client: Client, demo_archive: None) -> None:
    counts: dict[str, int] = {}
    for kind in Article.DateKind.values:
        for dates in ("", "&any_date=on"):
            counts |= counted(read_page(client.get(f"/?date_kind={kind}{dates}")))
    for address in [one for one in counts if "&year=" in one]:
        counts |= counted(read_page(client.get(f"/{address}")))

    assert differences(counts) == {}
    assert every_value() - {value for address in counts for value in values(address)} == set()


def test_a_count_is_the_total_whatever_was_searched_for(client: Client, demo_archive: None) -> None:
    counts: dict[str, int] = {}
    for search in SEARCHES:
        for dates in ("", "&any_date=on"):
            counts |= counted(read_page(client.get(f"/{search}{dates}")))

    assert len(counts) > 600
    assert differences(counts) == {}
    for address in list(counts)[:: len(counts) // _SAMPLE]:
        assert client.get(f"/{address}").context["results"].total == counts[address]


def test_the_demo_has_values_of_every_kind() -> None:
    assert {name for name, _ in every_value()} == {
        "outlet", "tags", "section", "date_kind", "year", "month",
    }  # fmt: skip
    assert len(records("tag")) >= 40
