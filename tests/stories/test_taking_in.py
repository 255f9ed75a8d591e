"""Stories 26, 27 and 29: a curator takes the five articles in."""

import re
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from archive.models import Article, Tag
from tests.factories import make_tag
from tests.stories.conftest import Corpus

pytestmark = pytest.mark.django_db


def ingest(corpus: Corpus, *options: str) -> list[str]:
    """Run the command; return the lines that it printed."""
    printed = StringIO()
    call_command("ingest", str(corpus.folder), *options, stdout=printed)
    return printed.getvalue().splitlines()


def paste(client: Client, text: str) -> Article:
    """Paste a text into the form; return the draft that it proposed."""
    client.post(reverse("admin:archive_article_paste"), {"text": text})
    return Article.objects.get()


def test_pasting_proposes_headline_and_outlet(admin_client: Client, corpus: Corpus) -> None:
    text = corpus.text("001")

    article = paste(admin_client, text)

    assert article.headline == text.splitlines()[0]
    assert article.outlet is not None
    assert article.outlet.name == corpus.outlet
    assert article.status == Article.Status.DRAFT
    assert article.body.splitlines() == text.splitlines()


def test_pasting_leaves_a_headline_empty_that_is_not_there(
    admin_client: Client, corpus: Corpus
) -> None:
    text = corpus.text("003")

    article = paste(admin_client, text)

    assert article.headline == ""
    assert article.outlet is not None
    assert article.outlet.name == text.splitlines()[0]


def test_pasting_tells_a_page_header_from_a_publication(
    admin_client: Client, corpus: Corpus
) -> None:
    article = paste(admin_client, corpus.text("004"))

    assert str(article.published_on) == corpus.header_day
    assert article.date_kind == Article.DateKind.PAGE_HEADER
    assert article.section == corpus.section
    assert article.date_reason


def test_pasting_decides_nothing_where_nothing_is_said(
    admin_client: Client, corpus: Corpus
) -> None:
    article = paste(admin_client, corpus.text("000"))

    assert (article.headline, article.outlet, article.published_on) == ("", None, None)
    assert article.body_start == 0


def test_a_dry_run_lists_and_changes_nothing(corpus: Corpus) -> None:
    lines = ingest(corpus, "--dry-run")

    assert len(lines) == 5
    assert all("would be created" in line for line in lines)
    assert not Article.objects.exists()


def test_a_second_run_creates_nothing(corpus: Corpus) -> None:
    ingest(corpus)

    lines = ingest(corpus)

    assert [line.split(": ")[1] for line in lines] == ["identical"] * 5
    assert Article.objects.count() == 5


def test_the_text_is_kept_to_the_letter(corpus: Corpus) -> None:
    ingest(corpus)

    for path in corpus.folder.iterdir():
        assert Article.objects.get(source=path.name).body.encode() == path.read_bytes()


def test_drafts_appear_nowhere(
    corpus: Corpus, client: Client, run_indexer: Callable[[], None]
) -> None:
    ingest(corpus)
    tag = make_tag("فاس")
    for article in Article.objects.all():
        article.tags.add(tag)
    run_indexer()

    for address in ("/", "/?q=فاس", "/outlets/", "/tags/", tag.get_absolute_url(), "/archive/"):
        page = client.get(address).content.decode()
        assert "hit-headline" not in page
        assert set(re.findall(r'class="count"><bdi>(\d+)', page)) <= {"0"}
    assert client.get(f"/articles/{Article.objects.all()[0].pk}/").status_code == 404


def test_a_draft_appears_when_it_is_published_and_goes_when_it_is_withdrawn(
    archive: Corpus, admin_client: Client, client: Client, run_indexer: Callable[[], None]
) -> None:
    changes = reverse("admin:archive_article_changelist")
    chosen = {"_selected_action": [archive.article("003").pk]}

    admin_client.post(changes, {"action": "withdraw", **chosen})
    run_indexer()
    withdrawn = client.get("/", {"q": "جريمة"}).context["results"].total
    admin_client.post(changes, {"action": "publish", **chosen})
    run_indexer()

    assert withdrawn == 2
    assert client.get("/", {"q": "جريمة"}).context["results"].total == 3


def test_tag_pages_count_public_articles(archive: Corpus, client: Client) -> None:
    tag: Tag = make_tag("أكادير")
    archive.article("003").tags.add(tag)

    assert client.get(tag.get_absolute_url()).context["total"] == 1
