"""A pasted text becomes a draft with what its first lines propose."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from archive.models import Article, Outlet
from tests.admin.browser import save_form
from tests.factories import make_outlet
from tests.views.pages import Response

pytestmark = pytest.mark.django_db

PASTE = "/admin/archive/article/paste/"
PROPER = "عززت ولاية أمن وجدة دورياتها الراجلة في محيط المحطة الطرقية، وذلك منذ مطلع الأسبوع."
HEADLINE = "دوريات راجلة جديدة تعيد الهدوء إلى وجدة"
TEXT = f"{HEADLINE}\nضفاف بريس\nنشر في 12 غشت 2023\n{PROPER}"


def paste(client: Client, text: str, source: str = "") -> Response:
    return save_form(client, PASTE, text=text, source=source)


def messages_of(response: Response) -> list[str]:
    return [message.level_tag for message in response.context["messages"]]


def test_the_list_of_articles_leads_to_the_form(curator_client: Client) -> None:
    assertContains(curator_client.get("/admin/archive/article/"), f'href="{PASTE}"')


def test_the_first_lines_are_proposed(curator_client: Client) -> None:
    response = paste(curator_client, TEXT, "https://example.org/1")

    article = Article.objects.get()
    assert (article.headline, str(article.outlet), article.status) == (
        HEADLINE,
        "ضفاف بريس",
        "draft",
    )
    assert (article.published_on, article.date_kind) == (date(2023, 8, 12), "published")
    assert (article.text, article.source) == (PROPER, "https://example.org/1")
    assertRedirects(response, f"/admin/archive/article/{article.pk}/change/")
    assert messages_of(response) == ["success"]


def test_a_known_outlet_is_not_made_again(curator_client: Client) -> None:
    make_outlet("ضفاف", aliases=["ضفاف بريس"])

    paste(curator_client, TEXT)

    assert Outlet.objects.count() == 1


def test_the_same_text_is_kept_once(curator_client: Client) -> None:
    paste(curator_client, TEXT, "001.txt")

    response = paste(curator_client, TEXT, "002.txt")

    assert messages_of(response) == ["warning"]
    assert Article.objects.get().source == "001.txt"


def test_texts_without_source_do_not_meet(curator_client: Client) -> None:
    paste(curator_client, TEXT)

    response = paste(curator_client, PROPER)

    assert messages_of(response) == ["success"]
    assert Article.objects.count() == 2


def test_another_text_of_a_known_source_changes_nothing(curator_client: Client) -> None:
    paste(curator_client, TEXT, "001.txt")

    response = paste(curator_client, PROPER, "001.txt")

    assert Article.objects.get().body == TEXT
    assert "source" in response.context["form"].errors
    assertContains(response, PROPER)


def test_line_ends_are_line_feeds_and_blanks_are_kept(curator_client: Client) -> None:
    paste(curator_client, "\r\n  سطر أول\r\n\r\nسطر ثان \r\n")

    assert Article.objects.get().body == "\n  سطر أول\n\nسطر ثان \n"


def test_a_pasted_file_is_the_same_text(curator_client: Client, seeds: Path) -> None:
    text = next(seeds.glob("001_*.txt")).read_text()

    paste(curator_client, text)

    article = Article.objects.get()
    assert (article.body, str(article.outlet)) == (text, "حرية بريس")
    assert article.headline == text.splitlines()[0]


def test_a_seed_without_headline_gets_none(curator_client: Client, seeds: Path) -> None:
    paste(curator_client, next(seeds.glob("003_*.txt")).read_text())

    article = Article.objects.get()
    assert (article.headline, str(article.outlet)) == ("", "الألباب المغربية")


def test_a_seed_with_a_page_header_keeps_its_date_apart(
    curator_client: Client, seeds: Path
) -> None:
    paste(curator_client, next(seeds.glob("004_*.txt")).read_text())

    article = Article.objects.get()
    assert (article.published_on, article.date_kind) == (date(2024, 4, 19), "page_header")


@pytest.mark.parametrize(
    ("text", "source", "field"),
    [
        ("", "", "text"),
        (" \r\n ", "", "text"),
        ("نص\x00", "", "text"),
        ("نص", "س" * 2001, "source"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_field(
    curator_client: Client, text: str, source: str, field: str
) -> None:
    response = paste(curator_client, text, source)

    assert list(response.context["form"].errors) == [field]
    assert not Article.objects.exists()


def test_who_may_not_add_articles_may_not_paste(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)

    assert client.get(PASTE).status_code == 403
    assert client.post(PASTE, {"text": TEXT}).status_code == 403
    assert not Article.objects.exists()


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assertRedirects(client.post(PASTE, {"text": TEXT}), f"/admin/login/?next={PASTE}")
    assert not Article.objects.exists()
