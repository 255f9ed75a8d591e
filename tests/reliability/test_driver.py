"""The driver's own honesty: what it counts, and from when."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from itertools import repeat

import pytest

from tests.browser.server import free_port
from tests.reliability.driver import Outcome, Request, drive_closed, drive_open, percentile

_PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfound"
_REQUEST = Request("search", "/", b"found")
_STALL = 0.5

Answer = Callable[[int], Awaitable[bytes]]
Drive = Callable[[int], Awaitable[Outcome]]


def _drive(answer: Answer, drive: Drive) -> Outcome:
    """Drive a server that answers its first, second, third request as told."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        while await reader.readline():
            while (await reader.readline()).strip():
                pass
            numbers.append(len(numbers))
            writer.write(await answer(numbers[-1]))

    async def run() -> Outcome:
        async with await asyncio.start_server(serve, "127.0.0.1", port):
            outcome = await drive(port)
            for writer in writers:
                writer.close()
            await asyncio.gather(*(writer.wait_closed() for writer in writers))
            return outcome

    writers: list[asyncio.StreamWriter] = []
    numbers: list[int] = []
    port = free_port()
    return asyncio.run(run())


def _closed(port: int) -> Awaitable[Outcome]:
    return drive_closed(port, repeat(_REQUEST), connections=1, seconds=0.3)


def _open(port: int) -> Awaitable[Outcome]:
    return drive_open(port, repeat(_REQUEST), rate=40, seconds=1)


@pytest.mark.parametrize(
    "page",
    [
        _PAGE.replace(b"200 OK", b"503 Service Unavailable"),
        _PAGE.replace(b"found", b"empty"),
        _PAGE.replace(b"HTTP/1.1", b"SSH-2.0"),
    ],
    ids=["an error page", "a page without its content", "no page"],
)
def test_what_is_no_right_answer_is_a_fault(page: bytes) -> None:
    async def answer(number: int) -> bytes:
        await asyncio.sleep(0.01)
        return page

    outcome = _drive(answer, _closed)

    assert outcome.answered == 0
    assert outcome.faults.total() > 0


def test_right_answers_are_counted() -> None:
    async def answer(number: int) -> bytes:
        await asyncio.sleep(0.01)
        return _PAGE

    outcome = _drive(answer, _closed)

    assert not outcome.faults
    assert outcome.answered > 0


def test_chunks_are_read_to_the_last() -> None:
    async def answer(number: int) -> bytes:
        await asyncio.sleep(0.01)
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        return head + b"3\r\nfou\r\n2\r\nnd\r\n0\r\n\r\n"

    outcome = _drive(answer, _closed)

    assert not outcome.faults
    assert outcome.answered > 0


def test_an_open_loop_counts_the_wait_of_those_who_could_not_ask_yet() -> None:
    """One stall delays all who are due meanwhile, though each is answered at once afterwards."""
    gate = asyncio.Event()

    async def answer(number: int) -> bytes:
        if number == 0:
            await asyncio.sleep(_STALL)
            gate.set()
        await gate.wait()
        return _PAGE

    outcome = _drive(answer, _open)

    waited = [latency for latency in outcome.all_latencies if latency > _STALL / 2]
    assert outcome.answered == 40
    assert len(waited) >= 8


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([3.0, 1.0, 2.0, 4.0], 0.5) == 2.0
    assert percentile([3.0, 1.0, 2.0, 4.0], 0.99) == 4.0
    assert math.isnan(percentile([], 0.5))
