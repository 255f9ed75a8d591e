"""The search page."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from archive.services.tags import merge_tags
from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["الامن", "أمن", "أَمْن", "والأمن"])
def test_finds_every_spelling(client: Client, build_index: Callable[[], None], asked: str) -> None:
    make_article(headline="الأمن في البحر الأحمر")
    build_index()

    response = client.get("/", {"q": asked})

    assertContains(response, "البحر الأحمر")


def test_the_years_of_other_dates_can_be_left_out_again(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(published_on=date(2024, 4, 19), date_kind="page_header")
    build_index()

    for sent in ("on", "True"):
        page = client.get("/", {"q": "البحر", "any_date": sent}).content.decode()
        links = [link for link in page.split('href="')[1:] if "any_date" in link.split('"')[0]]
        assert "احتساب تواريخ النشر وحدها" in page
        assert not any("احتساب تواريخ النشر وحدها" in link.split("</a>")[0] for link in links)


def test_a_merged_tag_narrows_to_the_tag_that_it_became(
    client: Client, build_index: Callable[[], None]
) -> None:
    old, new = make_tag("المخدرات"), make_tag("مكافحة المخدرات")
    make_article(tags=(old,))
    merge_tags(source=old, target=new)
    build_index()

    assert client.get("/", {"tags": old.slug}).context["results"].total == 1


def test_a_chosen_filter_can_be_taken_back_where_nothing_is_found(
    client: Client, build_index: Callable[[], None]
) -> None:
    tag = make_tag("القضاء")
    make_article(tags=(tag,))
    build_index()

    page = client.get("/", {"q": "كركدن", "tags": tag.slug})

    assertContains(page, '<a class="chip" href="?q=')
    assertContains(page, "<bdi>القضاء</bdi>")


def test_a_hit_in_the_first_lines_alone_is_marked_too(
    client: Client, build_index: Callable[[], None]
) -> None:
    article = make_article(headline="عنوان", body="ضياء بريس\nنص الخبر.", body_start=10)
    build_index()

    assertContains(client.get("/", {"q": "ضياء"}), "<mark>ضياء</mark>")
    assertContains(client.get(article.get_absolute_url(), {"q": "ضياء"}), 'id="mark-1"')


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
    make_article(headline="بيان", body="عناية الدولة بالبحر وبالأمن")
    build_index()

    said = read_page(client.get("/", {"q": "الأمن"})).texts("p", class_="hit-reasons")

    assert said == ["وُجدت بصورة أخرى: وبالأمن ← الأمن"]


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


@pytest.mark.parametrize(("level", "wider"), [("spelling", "الكلمة نفسها: 2"), ("family", "")])
def test_a_wider_level_is_offered_with_what_it_finds(
    client: Client, build_index: Callable[[], None], level: str, wider: str
) -> None:
    for word in ("تهريب", "التهريب"):
        make_article(headline=word, body="خبر")
    build_index()

    page = read_page(client.get("/", {"q": "تهريب", "level": level}))

    assert [text for text in page.texts("a") if text.startswith("الكلمة نفسها")] == (
        [wider] if wider else []
    )


def test_a_wider_level_does_not_count_the_hits_in_part(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(headline="طنجة")
    make_article(headline="ميناء")
    build_index()

    page = read_page(client.get("/", {"q": "طنجة ميناء"}))

    assert page.all("p", class_="wider") == []


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


def test_chosen_days_can_be_taken_back(client: Client, build_index: Callable[[], None]) -> None:
    make_article(published_on=date(2024, 5, 1))
    build_index()

    page = read_page(client.get("/", {"q": "البحر", "since": "2024-01-01", "until": "2024-12-31"}))

    hrefs = [chip.attrs["href"] for chip in page.all("a", class_="chip")]
    assert [("since" in href, "until" in href) for href in hrefs] == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ("name", "value"), [("since", "2024-02-30"), ("until", "0001-01-01"), ("until", "2023-01-01")]
)
def test_a_day_that_cannot_be_is_refused_beside_its_field(
    client: Client, name: str, value: str
) -> None:
    response = client.get("/", {"q": "x", "since": "2024-01-01", name: value})

    page = read_page(response)
    (field,) = page.all("input", name_=name)
    assert response.status_code == 400
    assert field.attrs["aria-describedby"] == f"{name}-error"
    assert page.texts("span", id=f"{name}-error")[0]


@pytest.mark.parametrize("name", ["outlet", "tags", "year", "month", "date_kind", "section"])
def test_each_facet_says_how_many_a_click_leaves(
    client: Client, build_index: Callable[[], None], name: str
) -> None:
    outlet, tag = make_outlet(), make_tag()
    for day, section in [(date(2023, 5, 1), "سياسة"), (date(2024, 6, 1), "مجتمع")] * 2:
        make_article(published_on=day, section=section, outlet=outlet, tags=(tag,))
    make_article(section="سياسة")
    build_index()

    facets = {facet.name: facet for facet in client.get("/?q=البحر").context["results"].facets}

    assert facets[name].choices
    for choice in facets[name].choices:
        narrowed = client.get("/", {"q": "البحر", name: choice.value}).context["results"]
        assert narrowed.total == choice.count


def test_the_newest_twelve_months_stand_open(
    client: Client, build_index: Callable[[], None]
) -> None:
    for month in range(1, 15):
        make_article(published_on=date(2023 + month // 13, (month - 1) % 12 + 1, 1))
    build_index()

    facets = {facet.name: facet for facet in client.get("/?q=البحر").context["results"].facets}

    assert facets["month"].first_choices[0].value == "2024-02"
    assert [choice.value for choice in facets["month"].other_choices] == ["2023-02", "2023-01"]


def test_what_an_address_says_five_hundred_times_its_links_say_once(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(tags=(make_tag(slug="roads"),), published_on=date(2024, 5, 1))
    build_index()

    page = read_page(client.get("/", {"q": ["x"] * 9 + ["البحر"], "tags": ["roads"] * 500}))

    narrowed = [link.attrs["href"] for link in page.all("a") if "year=2024" in link.attrs["href"]]
    assert [(href.count("tags="), href.count("q=")) for href in narrowed] == [(1, 1)]


def test_text_of_a_query_is_nowhere_markup(client: Client, build_index: Callable[[], None]) -> None:
    make_article()
    build_index()

    for asked in ("<script>x</script>", '"><img src=x>', "date:<b>", "outlet:<i>", "<u>*"):
        page = read_page(client.get("/", {"q": asked, "since": "", "section": asked}))
        assert [
            found.name for found in page.elements if found.name in {"b", "i", "u", "script"}
        ] == []
        assert page.all("img") == []
