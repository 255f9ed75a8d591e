"""The figures for Prometheus, and who may see them."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from archive.selectors.watch import FIGURES, Watch
from archive.views import metrics
from tests.factories import make_article
from tests.views.pages import Response

pytestmark = pytest.mark.django_db(transaction=True)

TOKEN = "a-token-of-an-operator"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no finding."""
    monkeypatch.setattr(metrics, "_watch", Watch(FIGURES))
    monkeypatch.setattr(Watch.look, "__defaults__", (20.0,))


def samples(response: Response) -> dict[str, float]:
    """Give the figures by name and labels, as they are written."""
    assert response.status_code == 200
    families = text_string_to_metric_families(response.content.decode())
    return {
        " ".join([each.name, *(f"{name}={value}" for name, value in sorted(each.labels.items()))]):
        each.value
        for family in families
        for each in family.samples
    }  # fmt: skip


def test_the_archive_in_figures(client: Client, build_index: Callable[[], None]) -> None:
    make_article()
    make_article(status="draft")
    build_index()

    found = samples(client.get("/metrics"))

    assert found["yaqaza_articles status=public"] == 1
    assert found["yaqaza_articles status=draft"] == 1
    assert found["yaqaza_articles status=withdrawn"] == 0
    assert found["yaqaza_index_documents"] == 1
    assert found["yaqaza_index_segments"] == 1
    assert found["yaqaza_database_up"] == found["yaqaza_index_up"] == 1
    assert found["yaqaza_outbox_set_aside"] == 0
    assert {"yaqaza_outbox_pending", "yaqaza_outbox_oldest_seconds"} <= set(found)
    assert found["yaqaza_disk_free_bytes"] > 0
    assert found["yaqaza_resident_bytes"] > 10**6


def test_requests_are_counted_by_the_name_of_the_page(client: Client) -> None:
    name = "yaqaza_requests_total method=GET status=200 view=outlets"
    before = samples(client.get("/metrics")).get(name, 0)

    client.get("/outlets/?q=كلمة")

    after = samples(client.get("/metrics"))
    assert after[name] == before + 1
    assert after["yaqaza_request_seconds_count view=outlets"] >= 1


def test_searches_are_timed(client: Client, build_index: Callable[[], None]) -> None:
    build_index()
    before = samples(client.get("/metrics"))["yaqaza_search_seconds_count"]

    client.get("/", {"q": "فاس"})

    assert samples(client.get("/metrics"))["yaqaza_search_seconds_count"] == before + 1


def test_what_readers_ask_for_is_in_no_label(client: Client) -> None:
    client.get("/", {"q": "secretword"})
    client.get("/secretpath/")
    client.generic("SECRETMETHOD", "/tags/")

    response = client.get("/metrics")

    assert not re.search("secret", response.content.decode(), re.IGNORECASE)
    assert "yaqaza_requests_total method=GET status=404 view=none" in samples(response)
    assert "yaqaza_requests_total method=other status=405 view=tags" in samples(response)


def test_without_index_the_rest_is_told(client: Client) -> None:
    found = samples(client.get("/metrics"))

    assert found["yaqaza_index_up"] == 0
    assert "yaqaza_index_documents" not in found
    assert found["yaqaza_database_up"] == 1


@pytest.mark.parametrize("address", ["192.0.2.1", "10.0.0.1", "", "::ffff:192.0.2.1"])
def test_to_others_there_is_no_such_page(address: str) -> None:
    assert Client(REMOTE_ADDR=address).get("/metrics").status_code == 404


@pytest.mark.parametrize("address", ["127.0.0.1", "127.1.2.3", "::1"])
def test_this_machine_may_ask(address: str) -> None:
    assert Client(REMOTE_ADDR=address).get("/metrics").status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "Via",
    ],
)  # fmt: skip
def test_behind_a_proxy_on_this_machine_nobody_is_a_neighbour(client: Client, header: str) -> None:
    assert client.get("/metrics", headers={header: "127.0.0.1"}).status_code == 404


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        (f"Bearer {TOKEN}x", 404),
        (f"Bearer {TOKEN[:-1]}", 404),
        (f"Basic {TOKEN}", 404),
        (TOKEN, 404),
        ("Bearer ", 404),
        ("Bearer كلمة", 404),
        ("", 404),
    ],
)
def test_the_token_opens_it_from_anywhere(settings: Settings, sent: str, status: int) -> None:
    settings.METRICS_TOKEN = TOKEN
    client = Client(REMOTE_ADDR="192.0.2.1")

    assert client.get("/metrics", headers={"Authorization": sent}).status_code == status


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
@pytest.mark.parametrize(("sent", "status"), [("", 404), (f"Bearer {TOKEN}", 200)])
def test_where_a_token_is_set_this_machine_needs_it_too(
    settings: Settings, address: str, sent: str, status: int
) -> None:
    """A proxy on this machine may add no header to what its visitors send."""
    settings.METRICS_TOKEN = TOKEN
    client = Client(REMOTE_ADDR=address)

    assert client.get("/metrics", headers={"Authorization": sent}).status_code == status


@pytest.mark.parametrize("sent", ["Bearer ", "Bearer", ""])
def test_without_a_token_set_no_token_opens_it(sent: str) -> None:
    client = Client(REMOTE_ADDR="192.0.2.1")

    assert client.get("/metrics", headers={"Authorization": sent}).status_code == 404
