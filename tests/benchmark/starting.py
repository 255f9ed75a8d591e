"""A site that answers with an error at first, as one does that is not ready yet."""

from collections.abc import Callable, Iterator, Mapping

_answers: Iterator[str] = iter(("503 Service Unavailable", "503 Service Unavailable"))


def application(
    environ: Mapping[str, object], start: Callable[[str, list[tuple[str, str]]], object]
) -> list[bytes]:
    start(next(_answers, "200 OK"), [("Content-Length", "2")])
    return [b"ok"]
