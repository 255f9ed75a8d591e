"""Logs: one line an event, bounded, without secrets or what readers asked for."""

import gc
import io
import logging
import re
import sys
import time
import weakref
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from archive.selectors import browse
from config import logs
from config.logs import LONGEST_LINE, MOST_LINES, LineFormatter, ThrottledHandler, redact


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger of its own, and what is written by it."""
    stream = io.StringIO()
    handler = ThrottledHandler(stream)
    handler.setFormatter(LineFormatter(secrets=["the-secret-key-of-all"]))
    logger = logging.Logger("test", logging.INFO)
    logger.addHandler(handler)
    yield logger, stream
    handler.close()


Log = tuple[logging.Logger, io.StringIO]


def test_an_event_is_one_line(log: Log) -> None:
    logger, stream = log

    logger.warning("found %s", "a\nERROR root: forged\r\x1b[31m\x00\u2028\u202ex")

    assert stream.getvalue() == (
        "WARNING test: found a\\nERROR root: forged\\r\\x1b[31m\\x00\\u2028\\u202ex\n"
    )


@given(st.text())
def test_whatever_is_logged_is_one_line(text: str) -> None:
    record = logging.LogRecord("test", logging.ERROR, "", 0, "%s", (text,), None)

    line = LineFormatter().format(record)

    assert len(line.splitlines()) == 1
    assert line.encode()


def test_a_traceback_is_in_the_line(log: Log) -> None:
    logger, stream = log

    try:
        raise ValueError("a\nb")
    except ValueError:
        logger.exception("it broke")

    (line,) = stream.getvalue().splitlines()
    assert "it broke\\nTraceback (most recent call last)" in line
    assert line.endswith("ValueError: a\\nb")


def test_under_debug_a_traceback_keeps_its_lines() -> None:
    try:
        raise ValueError
    except ValueError:
        record = logging.LogRecord("test", logging.ERROR, "", 0, "broke", None, sys.exc_info())

    assert len(LineFormatter(keeps_lines=True).format(record).splitlines()) > 3


def test_a_line_is_bounded_and_keeps_its_end(log: Log) -> None:
    logger, stream = log

    logger.warning("begin %s end", "x" * 10**6)

    line = stream.getvalue()
    assert len(line) < LONGEST_LINE + 10
    assert line.startswith("WARNING test: begin x")
    assert line.endswith("x end\n")


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("postgres://user:hidden@host/name", "postgres://…@host/name"),
        ("postgres://user:hid@d/en@host/name", "postgres://…@host/name"),
        ("GET /?q=hidden&page=2 HTTP/1.1", "GET /?… HTTP/1.1"),
        ("https://example.org/tags/?q=hidden", "https://example.org/tags/?…"),
        ('Not Found: /?q=d\'hidden&tag="hidden"<hidden> at', "Not Found: /?… at"),
        ("Authorization: Bearer hidden", "Authorization: Bearer …"),
        ("token=hidden&x=1", "token=…&x=1"),
        ("METRICS_TOKEN=hidden", "METRICS_TOKEN=…"),
        ("{'password': 'hid den', 'name': 'x'}", "{'password': …, 'name': 'x'}"),
        ('{"csrfmiddlewaretoken": "hidden"}', '{"csrfmiddlewaretoken": …}'),
        ("sessionid=hidden; x", "sessionid=…; x"),
        ("x-api-key-token: hidden", "x-api-key-token: …"),
        ("{'password': 'hidden", "{'password': …"),
        ("https://one/a https://u:hidden@two/b", "https://one/a https://…@two/b"),
        ("is it so? yes", "is it so? yes"),
        ("/archive/2024/5/", "/archive/2024/5/"),
    ],
)
def test_secrets_are_left_out(text: str, redacted: str) -> None:
    assert redact(text) == redacted


HOSTILE = [
    "a-", "token", "token-", "token ", "token=", "token='\"", "password:'", "bearer ", "://", "://a@",
    "?", "a?", "/?=", "\n", "\u202e", "x" * 50 + " ", "x=1&",
]  # fmt: skip


@pytest.mark.parametrize("shape", HOSTILE)
def test_no_address_stops_a_worker(shape: str) -> None:
    started = time.process_time()
    redact("Not Found: /" + shape * (40_000 // len(shape)))

    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("gap", ["token{}", "token{}=", "token={}", "bearer{}", "://{}"])
def test_no_gap_stops_a_worker(gap: str) -> None:
    started = time.process_time()
    redact(gap.format(" " * 40_000))

    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("shape", HOSTILE)
def test_no_error_stops_a_worker(log: Log, shape: str) -> None:
    logger, stream = log
    request = RequestFactory().get("/", {"q": " ".join(map(str, range(100, 1100)))})

    started = time.process_time()
    try:
        raise ValueError(shape * (2_000_000 // len(shape)))
    except ValueError:
        logger.exception("it broke", extra={"request": request})

    assert time.process_time() - started < 0.5
    assert len(stream.getvalue()) < LONGEST_LINE + 10


def test_under_debug_a_traceback_is_bounded_too() -> None:
    try:
        raise ValueError("x" * 10**6)
    except ValueError:
        record = logging.LogRecord("test", logging.ERROR, "", 0, "broke", None, sys.exc_info())

    assert len(LineFormatter(keeps_lines=True).format(record)) < LONGEST_LINE + 10


@pytest.mark.parametrize("secret", ["the-secret-key-of-all", "token=hidden", "://u:hidden@host"])
@pytest.mark.parametrize("filler", [". ", f"token={'x' * 200};"])
def test_a_secret_that_is_cut_in_half_does_not_escape(log: Log, secret: str, filler: str) -> None:
    logger, stream = log

    for cut in range(1, len(secret)):
        for length in (LONGEST_LINE // 2, LONGEST_LINE, 2 * LONGEST_LINE):
            before = (filler * length)[: length - cut] + " "
            after = " " + (filler * length)[: length - cut]
            logger.info("%s", before + secret + filler * 10_000)
            logger.info("%s", filler * 10_000 + secret + after)

    assert not re.search("hid|idd|den|secret|key", stream.getvalue())


def test_our_own_secrets_are_left_out_wherever_they_are(log: Log) -> None:
    logger, stream = log

    logger.warning("it was the-secret-key-of-all!")

    assert stream.getvalue() == "WARNING test: it was …!\n"


def test_the_words_of_a_request_are_left_out(log: Log) -> None:
    logger, stream = log
    request = RequestFactory().get("/", {"q": "الرباط فاس"})

    logger.error("broke at الرباط: فاس", extra={"request": request})

    assert stream.getvalue() == "ERROR test: broke at …: …\n"


def test_ten_thousand_equal_errors_are_a_few_lines(log: Log) -> None:
    logger, stream = log

    started = time.process_time()
    for number in range(10_000):
        logger.error("broke at %d", number)
    logger.handlers[0].close()

    lines = stream.getvalue().splitlines()
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "ERROR test: broke at %d: 9990 more lines like this were left out"
    assert time.process_time() - started < 2


def test_what_was_left_out_is_told_though_nothing_follows(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "WINDOW", 1.0)
    logger, stream = log

    for _ in range(MOST_LINES + 5):
        logger.error("broke")
    end = time.monotonic() + 10
    while "left out" not in stream.getvalue() and time.monotonic() < end:
        time.sleep(0.01)

    assert stream.getvalue().endswith("broke: 5 more lines like this were left out\n")


class Held:
    """What a function has in hand when it breaks."""


def test_what_an_error_had_in_hand_is_let_go(log: Log) -> None:
    logger, _ = log
    kept: list[weakref.ref[Held]] = []

    def fail() -> None:
        held = Held()
        kept.append(weakref.ref(held))
        raise ValueError(held)

    try:
        fail()
    except ValueError as error:
        logger.exception("it broke: %s", error)
    gc.collect()

    assert kept[0]() is None


def test_what_is_told_of_lines_that_were_left_out_has_no_secrets(log: Log) -> None:
    logger, stream = log
    request = RequestFactory().get("/", {"q": "الرباط"})

    for _ in range(MOST_LINES + 1):
        logger.error("the-secret-key-of-all token=hidden\nالرباط", extra={"request": request})
    logger.handlers[0].close()

    told = stream.getvalue().splitlines()[-1]
    assert told == "ERROR test: … token=…\\n…: 1 more lines like this were left out"


def test_another_error_is_not_hidden_by_many(log: Log) -> None:
    logger, stream = log

    for fault in (ValueError, KeyError):
        for _ in range(100):
            try:
                raise fault("x")
            except (ValueError, KeyError):
                logger.exception("%s: %s", "Internal Server Error", "/")

    assert stream.getvalue().count("ValueError") == MOST_LINES
    assert stream.getvalue().count("KeyError") == MOST_LINES


def test_ten_thousand_different_errors_are_bounded(log: Log) -> None:
    logger, stream = log

    for number in range(10_000):
        logger.error(f"broke at {number}")

    assert len(stream.getvalue().splitlines()) < 1_000


def test_what_is_no_warning_is_not_counted(log: Log) -> None:
    logger, stream = log

    for _ in range(50):
        logger.info("the index follows")

    assert len(stream.getvalue().splitlines()) == 50


class Full(io.StringIO):
    """A file on a disk that may be full."""

    is_full = True

    def write(self, text: str) -> int:
        if self.is_full:
            raise OSError(28, "No space left on device")
        return super().write(text)


def test_a_full_disk_ends_nothing_and_what_is_lost_is_told() -> None:
    stream = Full()
    handler = ThrottledHandler(stream)
    handler.setFormatter(LineFormatter())
    logger = logging.Logger("test")
    logger.addHandler(handler)

    logger.error("one")
    logger.error("two")
    stream.is_full = False
    logger.error("three")

    assert stream.getvalue().splitlines() == [
        "ERROR test: three",
        "WARNING config.logs: 2 lines could not be written to the log",
    ]


def test_a_message_that_cannot_be_filled_in_is_still_told(log: Log) -> None:
    logger, stream = log

    logger.error("%d articles", "many")

    assert stream.getvalue() == "ERROR test: '%d articles' cannot be filled in\n"


@pytest.fixture
def site_log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the site's own handler writes while pages are asked for."""
    (handler,) = [each for each in logging.root.handlers if isinstance(each, ThrottledHandler)]
    stream = io.StringIO()
    monkeypatch.setattr(handler, "_stream", stream)
    monkeypatch.setattr(handler, "_kinds", {})
    return stream


WORD = "كلمةسرية"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page", ["/nowhere/", "/articles/999/", "/", "/?year=x&", "//evil.example"]
)
def test_what_readers_ask_for_is_not_logged(
    client: Client, site_log: io.StringIO, page: str
) -> None:
    client.get(page, {"q": f"{WORD} secretword"})

    assert not {WORD, quote(WORD), "secretword"} & set(site_log.getvalue().split())
    assert "secretword" not in site_log.getvalue()
    assert "?q" not in site_log.getvalue()


def test_a_fault_is_one_line_without_what_was_asked(
    site_log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError(f"cannot read {WORD}")

    monkeypatch.setattr(browse, "outlets_with_counts", fail)
    Client(raise_request_exception=False).get("/outlets/", {"q": WORD})

    (line,) = site_log.getvalue().splitlines()
    assert line.startswith("ERROR django.request: Internal Server Error: /outlets/\\nTraceback")
    assert line.endswith("RuntimeError: cannot read …")
