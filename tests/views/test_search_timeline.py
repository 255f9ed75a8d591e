"""The years and months of a search's hits as bars and as a table."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from archive.selectors.timeline import Timeline
from tests.factories import make_article
from tests.views.pages import Response, read_page

pytestmark = pytest.mark.django_db


def timelines(response: Response) -> dict[str, Timeline]:
    return {one.name: one for one in response.context["page"].time.timelines}


def counts(response: Response, name: str = "years") -> dict[str, tuple[int, int]]:
    """Give the published and the other dates of each period that has any."""
    filled = timelines(response)[name].filled
    return {period.value: (period.published, period.uncertain) for period in filled}


def note_in_english(client: Client, **asked: str) -> str:
    """What stands beside the tick under the bars."""
    client.cookies["django_language"] = "en"
    return read_page(client.get("/", asked)).texts("p", class_="timelines-note")[0]


@pytest.fixture
def dated(build_index: Callable[[], None]) -> None:
    for day in (date(2021, 3, 1), date(2024, 5, 1), date(2024, 5, 9), date(2024, 8, 2)):
        make_article(published_on=day)
    for kind in ("page_header", "inferred"):
        make_article(published_on=date(2024, 4, 19), date_kind=kind)
    make_article()
    build_index()


def test_other_dates_are_in_no_bar_unless_asked_for(client: Client, dated: None) -> None:
    response = client.get("/", {"q": "البحر"})

    assert counts(response) == {"2021": (1, 0), "2024": (3, 0)}
    assert response.context["page"].time.outside == 3
    assert "of publication" in note_in_english(client, q="البحر")
    assert read_page(response).all("pattern") == []


def test_other_dates_that_were_asked_for_are_hatched(client: Client, dated: None) -> None:
    response = client.get("/", {"q": "البحر", "any_date": "on"})

    page = read_page(response)
    assert counts(response) == {"2021": (1, 0), "2024": (3, 2)}
    assert response.context["page"].time.outside == 1
    assert "of publication" not in note_in_english(client, q="البحر", any_date="on")
    assert page.one("rect", class_="bar-uncertain").attrs["fill"] == "url(#years-hatch)"


def test_years_without_hits_are_gaps(client: Client, dated: None) -> None:
    drawn = timelines(client.get("/", {"q": "البحر"}))["years"].bars

    assert [bar.period.value for bar in drawn] == ["2021", "2022", "2023", "2024"]
    assert [bool(bar.period.address) for bar in drawn] == [True, False, False, True]


def test_a_chosen_year_has_its_months_and_the_other_years_stay(client: Client, dated: None) -> None:
    response = client.get("/", {"q": "البحر", "year": "2024"})

    assert counts(response) == {"2021": (1, 0), "2024": (3, 0)}
    assert counts(response, "months") == {"2024-05": (2, 0), "2024-08": (1, 0)}
    assert len(timelines(response)["months"].bars) == 12
    assert response.context["results"].total == 3


def test_a_chosen_month_can_be_taken_back(client: Client, dated: None) -> None:
    response = client.get("/", {"q": "البحر", "year": "2024", "month": "2024-05"})

    chosen = [bar.period for bar in timelines(response)["months"].bars if bar.period.chosen]
    assert [period.value for period in chosen] == ["2024-05"]
    assert chosen[0].address.endswith("&year=2024")


def test_few_years_have_all_their_months(client: Client, build_index: Callable[[], None]) -> None:
    for day in (date(2023, 12, 1), date(2024, 1, 1)):
        make_article(published_on=day)
    build_index()

    drawn = timelines(client.get("/", {"q": "البحر"}))["months"]

    assert (len(drawn.bars), [one.value for one in drawn.filled]) == (24, ["2023-12", "2024-01"])


def test_a_year_that_no_hit_is_of_draws_no_thousand_bars(client: Client, dated: None) -> None:
    response = client.get("/", {"q": "البحر", "year": "9999", "any_date": "on"})

    assert len(timelines(response)["years"].bars) == 4
    assert response.context["results"].total == 0


def test_the_table_has_the_figures_and_links_of_the_bars(client: Client, dated: None) -> None:
    page = read_page(client.get("/", {"q": "البحر", "any_date": "on"}))

    links = [one.attrs["href"] for one in page.all("a") if "&year=" in one.attrs["href"]]
    assert page.texts("td") == ["1", "0", "5", "2"]
    assert [links.count(link) for link in links] == [2, 2, 2, 2]


def test_every_plot_is_an_image_with_a_text(client: Client, dated: None) -> None:
    page = read_page(client.get("/", {"q": "البحر", "year": "2024"}))

    titles = {one.attrs["id"]: one.text for one in page.all("title") if one.attrs.get("id")}
    images = page.all("svg", role="img")
    assert len(images) == 2
    assert all(titles[image.attrs["aria-labelledby"]] for image in images)
