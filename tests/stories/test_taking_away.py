"""Stories 10, 14 and 23: a journalist takes a search away, and finds the same everywhere."""

import json
from collections.abc import Callable

from django.test import Client

from archive.models import Article
from tests.stories.conftest import Corpus
from tests.views.answers import NAMES, body_of, read_csv, read_json, read_xml
from tests.views.pages import read_page


def test_the_total_is_the_same_on_every_page_in_json_and_in_csv(
    archive: Corpus, run_indexer: Callable[[], None], client: Client
) -> None:
    for number in range(40):
        Article.objects.create(source=f"{number}", body="شرطة", status="public")
    run_indexer()
    asked = {"q": "شرطة"}

    pages = [client.get("/", {**asked, "page": page}).context["results"] for page in (1, 2, 3)]

    assert {page.total for page in pages} == {45}
    assert {found.article.pk for page in pages for found in page.articles} == {
        int(row["id"]) for row in read_csv(client, asked)
    }
    assert (read_json(client, asked)["total"], len(read_csv(client, asked))) == (45, 45)


def test_links_to_the_feed_and_to_json_are_on_the_page(archive: Corpus, client: Client) -> None:
    asked = {"q": "جريمة", "order": "oldest", "level": "word"}
    page = read_page(client.get("/", asked))
    found = {hit.article.pk for hit in client.get("/", asked).context["results"].articles}

    links = {link.attrs["href"].partition("?")[0]: link.attrs["href"] for link in page.all("a")}

    answer = json.loads(body_of(Client().get(links["/search.json"])))
    feed = read_xml(Client().get(links["/search.atom"]))
    assert {hit["id"] for hit in answer["hits"] if hit["match"] == "whole"} == found
    assert len(feed.findall("a:entry", NAMES)) == len(found) == answer["total"]
    assert links["/search.csv"]


def test_excel_opens_what_was_found_with_its_arabic_and_calculates_nothing(
    archive: Corpus, client: Client
) -> None:
    article = archive.article("003")
    article.headline = '=HYPERLINK("https://evil.example";"الجريمة")'
    article.save()

    response = client.get("/search.csv", {"q": "جريمة"})

    sent = body_of(response)
    assert sent.startswith(b"\xef\xbb\xbf")
    assert response.headers["Content-Disposition"].startswith(
        "attachment; filename*=utf-8''yaqaza-"
    )
    rows = {row["source"]: row for row in read_csv(client, {"q": "جريمة"})}
    assert rows[article.source]["headline"] == f"'{article.headline}"
    assert rows[archive.article("001").source]["headline"] == archive.article("001").headline
