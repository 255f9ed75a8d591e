"""A server that does nothing, to see what a driver costs: `python -m tests.reliability.nothing`."""

import asyncio
import sys

from tests.reliability.driver import Request

# As long as a page of hits.
_PAGE = b"<li class=" + b"x" * 40_000
_HEAD = f"HTTP/1.1 200 OK\r\nContent-Length: {len(_PAGE)}\r\n\r\n".encode()

REQUEST = Request("nothing", "/", b"<li class=")


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while await reader.readuntil(b"\r\n\r\n"):
            writer.write(_HEAD + _PAGE)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _serve(port: int) -> None:
    server = await asyncio.start_server(_answer, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
