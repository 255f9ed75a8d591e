"""A small client of HTTP/1.1 on asyncio, which reads whole answers and keeps its connection."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus

_LONGEST = 64 * 1024


class ProtocolError(Exception):
    """The answer is not one of HTTP/1.1, or ends too early."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; `kept` tells that it takes the next request on the same connection."""

    status: int
    body: bytes
    kept: bool


class Connection:
    """One reader's connection; opened when it is first needed, and again when it was closed."""

    def __init__(self, port: int, *, keep: bool = True) -> None:
        self._port = port
        self._keep = keep
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, target: str) -> Answer:
        """Ask once. A kept connection that was closed before it answered anything is opened again,
        as browsers do: the server may close it at any moment between two requests."""
        was_kept = self._streams is not None
        try:
            return await self._ask(target)
        except _UnansweredError:
            if not was_kept:
                raise
        return await self._ask(target)

    async def close(self) -> None:
        if self._streams is not None:
            writer, self._streams = self._streams[1], None
            writer.close()
            with suppress(OSError):  # the other side was faster
                await writer.wait_closed()

    async def _ask(self, target: str) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, limit=_LONGEST)
        reader, writer = self._streams
        kept = False
        try:
            writer.write(self._request(target))
            await writer.drain()
            answer = await _read_answer(reader)
            kept = answer.kept and self._keep
            return answer
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError) as error:
            raise ProtocolError(f"expected a whole answer: {error}") from error
        finally:
            if not kept:
                await self.close()

    def _request(self, target: str) -> bytes:
        wish = "keep-alive" if self._keep else "close"
        return f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: {wish}\r\n\r\n".encode()


class _UnansweredError(ConnectionError):
    """The connection was closed before the first byte of an answer."""


async def _read_answer(reader: asyncio.StreamReader) -> Answer:
    status = await _read_status(reader)
    headers: dict[str, str] = {}
    while line := (await reader.readuntil(b"\r\n")).strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip().lower()
    kept = headers.get("connection", "keep-alive") != "close"
    if status in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}:
        return Answer(status, b"", kept)
    if "content-length" in headers:
        return Answer(status, await reader.readexactly(int(headers["content-length"])), kept)
    if headers.get("transfer-encoding") == "chunked":
        return Answer(status, await _read_chunks(reader), kept)
    return Answer(status, await reader.read(-1), kept=False)


async def _read_status(reader: asyncio.StreamReader) -> int:
    try:
        line = await reader.readuntil(b"\r\n")
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        raise _UnansweredError("closed before it answered") from error
    except ConnectionError as error:
        raise _UnansweredError("closed before it answered") from error
    version, status, *_ = line.split()
    if version != b"HTTP/1.1":
        raise ProtocolError(f"expected HTTP/1.1, came {version!r}")
    return int(status)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    chunks: list[bytes] = []
    while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
        chunks.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(chunks)
