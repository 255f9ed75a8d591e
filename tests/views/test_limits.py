"""Who takes too much of the site's time is asked to wait; all others are answered."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from archive.views import limits
from archive.views.turns import Limiter, Turn
from tests.factories import make_article
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db

READER, OTHER, HERE = "198.51.100.7", "198.51.100.8", "127.0.0.1"
EASY, HARD = 0.2, 0.5

Cost = Callable[[float], None]


@pytest.fixture(autouse=True)
def cost(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Cost:
    """Say how many seconds of computing a search shall take."""
    settings.SEARCH_SHARE = 25

    def set_cost(seconds: float) -> None:
        def tick() -> Iterator[float]:
            now = 0.0
            while True:
                yield (now := now + seconds)

        monkeypatch.setattr(limits, "time", SimpleNamespace(thread_time=tick().__next__))

    return set_cost


@pytest.fixture
def client(build_index: Callable[[], None]) -> Client:
    make_article(pk=1, headline="الأمن")
    build_index()
    return Client()


def ask(client: Client, words: str, *, at: str = READER, page: str = "/") -> int:
    return client.get(page, {"q": words}, REMOTE_ADDR=at).status_code


def use_up(client: Client) -> None:
    """Ask for as much as may be asked for at once."""
    statuses = [ask(client, f"الأمن {number}") for number in range(4)]
    assert statuses == [200] * 4


def ask_often(client: Client, words: str = "الأمن {}", *, at: str = READER) -> set[int]:
    """Ask for twenty things, or twenty times for one."""
    return {ask(client, words.format(number), at=at) for number in range(20)}


def test_easy_searches_are_answered(client: Client, cost: Cost) -> None:
    cost(EASY)

    assert ask_often(client) == {200}


def test_who_takes_much_time_is_asked_to_wait(client: Client, cost: Cost) -> None:
    cost(HARD)

    assert ask_often(client) == {200, 429}


def test_others_are_answered_meanwhile(client: Client, cost: Cost) -> None:
    cost(HARD)
    ask_often(client)

    assert ask(client, "فاس", at=OTHER) == 200


def test_a_hard_search_that_everybody_asks_for_is_limited(client: Client, cost: Cost) -> None:
    cost(HARD)

    statuses = {ask(client, "الأمن", at=f"198.51.100.{number}") for number in range(20)}

    assert statuses == {200, 429}
    assert ask(client, "فاس", at=OTHER) == 200


def test_an_easy_search_that_everybody_asks_for_is_not(client: Client, cost: Cost) -> None:
    cost(EASY)

    assert {ask(client, "الأمن", at=f"198.51.100.{number}") for number in range(60)} == {200}


def test_its_pages_and_levels_are_one_search(client: Client, cost: Cost) -> None:
    cost(HARD)
    ask_often(client, "الأمن")

    response = client.get("/", {"q": " الأمن", "page": "3", "level": "family"}, REMOTE_ADDR=OTHER)

    assert response.status_code == 429


def test_its_files_do_not_close_its_pages(client: Client, cost: Cost) -> None:
    cost(HARD)
    statuses = {ask(client, "الأمن", page="/search.json") for _ in range(20)}

    assert 429 in statuses
    assert ask(client, "الأمن", at=OTHER, page="/search.json") == 429
    assert ask(client, "الأمن", at=OTHER) == 200


def test_reading_a_long_article_does_not_close_the_search_it_was_found_by(
    client: Client, cost: Cost
) -> None:
    cost(HARD)
    statuses = {ask(client, "الأمن", page="/articles/1/") for _ in range(20)}

    assert statuses == {200, 302}
    assert ask(client, "الأمن", at=OTHER) == 200


def test_a_proxy_that_says_nobody_is_not_exempt(
    client: Client, cost: Cost, settings: Settings
) -> None:
    cost(HARD)
    settings.TRUSTED_PROXIES = 1

    assert ask_often(client, at=HERE) == {200, 429}


def test_where_no_proxy_was_told_of_nobody_pays_for_all(client: Client, cost: Cost) -> None:
    cost(HARD)

    assert ask_often(client, at=HERE) == {200}


def test_who_looks_after_the_archive_is_not_limited(
    client: Client, cost: Cost, admin_user: User
) -> None:
    cost(HARD)
    client.force_login(admin_user)

    assert ask_often(client) == {200}


def test_an_account_of_no_curator_is(client: Client, cost: Cost) -> None:
    cost(HARD)
    client.force_login(User.objects.create_user("reader"))

    assert ask_often(client) == {200, 429}


def test_no_limit_can_be_chosen(client: Client, cost: Cost, settings: Settings) -> None:
    cost(HARD)
    settings.SEARCH_SHARE = 100

    assert ask_often(client) == {200}


def test_who_goes_on_asking_gets_one_line(client: Client, cost: Cost) -> None:
    cost(HARD)
    ask_often(client)

    response = client.get("/", {"q": "الأمن"}, REMOTE_ADDR=READER)

    assert response.status_code == 429
    assert len(response.content.splitlines()) == 1
    assert int(response.headers["Retry-After"]) >= 1


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_page_says_what_to_do(client: Client, cost: Cost, language: str) -> None:
    cost(HARD)
    use_up(client)
    client.cookies["django_language"] = language

    response = client.get("/", {"q": "<الأمن>"}, REMOTE_ADDR=READER)
    page = read_page(response)

    assert response.status_code == 429
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert response.headers["Cache-Control"] == "private, no-store"
    assert page.one("html").attrs["lang"] == language
    assert response.headers["Retry-After"] in " ".join(page.texts("main"))
    assert page.one("input", type="search").attrs["value"] == "<الأمن>"
    assert {"/", "/archive/", "/tags/"} <= {link.attrs["href"] for link in page.all("a")}


@pytest.mark.parametrize(
    ("page", "kind"), [("/search.csv", "text/plain"), ("/search.json", "application/json"),
                       ("/search.atom", "text/plain")],
)  # fmt: skip
def test_programs_are_told_too(client: Client, cost: Cost, page: str, kind: str) -> None:
    cost(HARD)
    statuses = {ask(client, f"الأمن {number}", page=page) for number in range(20)}

    response = client.get(page, {"q": "فاس"}, REMOTE_ADDR=READER)

    assert statuses == {200, 429}

    assert response.status_code == 429
    assert response.headers["Content-Type"].startswith(kind)
    assert int(response.headers["Retry-After"]) >= 1


def test_an_article_is_read_without_its_marks(client: Client, cost: Cost) -> None:
    cost(HARD)
    ask_often(client)

    response = client.get("/articles/1/", {"q": "الأمن"}, REMOTE_ADDR=READER)

    assert (response.status_code, response.headers["Location"]) == (302, "/articles/1/")
    assert client.get("/articles/1/", REMOTE_ADDR=READER).status_code == 200


@pytest.mark.parametrize("page", ["/", "/tags/", "/archive/", "/help/", "/outlets/"])
def test_reading_goes_on(client: Client, cost: Cost, page: str) -> None:
    cost(HARD)
    ask_often(client)

    assert client.get(page, REMOTE_ADDR=READER).status_code == 200


def test_a_fault_gives_the_turn_back(
    client: Client, cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    cost(EASY)
    client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("archive.views.search.SearchForm", None)
        assert ask_often(client, "فاس") == {500}

    assert ask(client, "الأمن") == 200


def take_away(client: Client, words: str, *, at: str = READER) -> int:
    """Take a file with all hits, to its end."""
    response = client.get("/search.csv", {"q": words}, REMOTE_ADDR=at)
    response.getvalue()  # at whose end the client closes it
    return response.status_code


def test_an_export_costs_what_it_takes_to_write(client: Client, cost: Cost) -> None:
    cost(HARD)

    statuses = [take_away(client, f"الأمن {number}") for number in range(12)]

    assert statuses == [200] * 11 + [429]


def test_who_takes_files_away_goes_on_searching(client: Client, cost: Cost) -> None:
    cost(20.0)

    assert [take_away(client, "الأمن"), take_away(client, "فاس")] == [200, 429]
    cost(EASY)
    assert ask(client, "الأمن") == 200


def test_what_compresses_an_export_is_counted(client: Client, cost: Cost) -> None:
    cost(EASY)
    response = client.get("/search.csv", {"q": "الأمن"}, REMOTE_ADDR=READER)

    cost(30.0)  # between the pieces
    response.close()

    assert take_away(client, "فاس") == 429


@pytest.mark.parametrize("page", ["card.png", "cite.json", "text/"])
def test_what_is_not_searched_is_not_limited(client: Client, cost: Cost, page: str) -> None:
    cost(HARD)
    ask_often(client)

    assert ask(client, "الأمن", page=f"/articles/1/{page}") == 200


def test_nothing_that_is_remembered_names_anybody() -> None:
    limiter = Limiter(share=0.25, hard=0.25)

    turn = limiter.begin(address=READER, query="الأمن")

    assert isinstance(turn, Turn)
    assert not any(
        word in repr(limiter) + repr(limiter.addresses.__dict__) for word in (READER, "الأمن")
    )
    assert turn.address != Limiter(share=0.25, hard=0.25)._key(READER)
