"""Workers that are killed, that hang, that are told to stop or to begin anew, while readers ask."""

import os
import signal
import socket
import time
from collections.abc import Iterator

import pytest

from tests.reliability.driver import Outcome
from tests.reliability.groups import children_of
from tests.reliability.installation import Installation, Process, wait_until
from tests.reliability.made import made_articles
from tests.reliability.readers import READERS, asking
from tests.reliability.serving import ending, port_of, start_web

# Servers in processes of their own, and readers who ask for seconds, need their time.
pytestmark = pytest.mark.timeout(180)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Sixty articles, served by each test anew."""
    folder = tmp_path_factory.mktemp("workers")
    with made_articles(60, database="sqlite", folder=folder) as home:
        yield home


@pytest.fixture
def web(home: Installation) -> Iterator[Process]:
    with ending(start_web(home)) as web:
        yield web


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_killed_worker_is_replaced_and_costs_the_requests_it_had(
    home: Installation, web: Process, number: signal.Signals
) -> None:
    first, second = _both_workers(web)
    with asking(home, seconds=5) as asked:
        os.kill(first, number)
        outcome = asked.result()

    after = _both_workers(web)
    assert first not in after
    assert second in after
    _assert_lost_at_most(READERS, outcome)


def test_a_worker_that_hangs_is_replaced(home: Installation) -> None:
    with ending(start_web(home, "--timeout", "6")) as web:
        first, second = _both_workers(web)
        with asking(home, seconds=20) as asked:
            os.kill(first, signal.SIGSTOP)
            took = wait_until(lambda: first not in _workers(web))
            outcome = asked.result()

        assert took < 20
        assert second in _both_workers(web)
    _assert_lost_at_most(READERS, outcome)


def test_requests_under_way_are_answered_before_the_site_ends(
    home: Installation, web: Process
) -> None:
    with asking(home, seconds=4) as asked, _begun(home) as begun:
        time.sleep(0.5)
        web.popen.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        begun.sendall(b"\r\n")
        answer = begun.makefile("rb").read()
        code = web.wait(60)
        outcome = asked.result()

    assert answer.startswith(b"HTTP/1.1 200 ")
    assert code == 0
    # Those who come when it has ended are turned away; nobody gets half a page or an error page.
    assert not [fault for fault in outcome.faults if "status" in fault or "Protocol" in fault]


@pytest.mark.parametrize("keep", [False, True], ids=["fresh", "kept"])
def test_beginning_anew_loses_no_request(home: Installation, web: Process, keep: bool) -> None:
    before = _both_workers(web)
    with asking(home, seconds=10, keep=keep) as asked:
        web.popen.send_signal(signal.SIGHUP)
        wait_until(lambda: not set(before) & set(_workers(web)))
        outcome = asked.result()

    assert len(_both_workers(web)) == 2
    assert not outcome.faults
    assert outcome.answered > 0


def _both_workers(web: Process) -> list[int]:
    """Wait until there are two; one starts after the other, and at its time."""
    wait_until(lambda: len(_workers(web)) == 2)
    return _workers(web)


def _workers(web: Process) -> list[int]:
    return children_of(web.popen.pid)


def _begun(home: Installation) -> socket.socket:
    """Send all of a request but its end."""
    begun = socket.create_connection(("127.0.0.1", port_of(home)), timeout=20)
    begun.sendall(b"GET /about/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
    return begun


def _assert_lost_at_most(most: int, outcome: Outcome) -> None:
    assert outcome.answered > 0
    assert outcome.faults.total() <= most, outcome.faults
    assert not [fault for fault in outcome.faults if "status" in fault]
