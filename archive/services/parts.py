"""Work cut into parts that processes do side by side, told as it goes."""

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Generic, TypeVar

from django.db import connections

from archive.search.engines.files import let_go_of_inherited_locks
from archive.services.errors import ServiceError

logger = logging.getLogger(__name__)

# Seconds between two looks at whether the parent lives.
_LOOK = 0.5

Part = TypeVar("Part")
Result = TypeVar("Result")

Report = Callable[[int], None]
Work = Callable[[Part, Report], Result]


class PartError(ServiceError):
    """A process could not do its part."""


class _Done(Generic[Result]):
    def __init__(self, result: Result) -> None:
        self.result = result


def do_parts(
    work: "Work[Part, Result]", parts: Sequence[Part], *, processes: int, report: Report
) -> Iterator[Result]:
    """Do every part, and give its result as it is done; `report` hears of every step.

    A process takes every n-th part. It ends with the one that started it, however that one ends.
    """
    if processes == 1 or len(parts) == 1:
        yield from (work(part, report) for part in parts)
        return
    shares = [parts[start::processes] for start in range(min(processes, len(parts)))]
    with _started(work, shares) as pipes:
        while pipes:
            ready = wait(pipes)
            for pipe in [pipe for pipe in pipes if pipe in ready]:
                yield from _hear(pipe, pipes, report)


def _hear(pipe: Connection, pipes: list[Connection], report: Report) -> Iterator[Result]:
    """Take in one message: a step, a result, why it failed, or that all is done."""
    try:
        message = pipe.recv()
    except EOFError as error:
        raise PartError("a process ended before its part was done") from error
    if isinstance(message, _Done):
        yield message.result
    elif isinstance(message, int):
        report(message)
    elif message is None:
        pipes.remove(pipe)
    else:
        raise PartError(message)


@contextmanager
def _started(
    work: "Work[Part, Result]", shares: Sequence[Sequence[Part]]
) -> Iterator[list[Connection]]:
    """Start a process for each share; they are children by fork, and open their own database
    connections."""
    connections.close_all()
    context = multiprocessing.get_context("fork")
    pipes: list[Connection] = []
    running: list[BaseProcess] = []
    try:
        for share in shares:
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(
                target=_do_share, args=(work, share, sender, os.getpid()), daemon=True
            )
            with _terminated_later():
                process.start()
            sender.close()
            pipes.append(receiver)
            running.append(process)
        yield list(pipes)
    finally:
        for started in running:
            started.terminate()
            started.join()
        for pipe in pipes:
            pipe.close()


@contextmanager
def _terminated_later() -> Iterator[None]:
    """Hold SIGTERM back while a child begins: it would meet its parent's handler there."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


def _do_share(
    work: "Work[Part, Result]", share: Sequence[Part], pipe: Connection, parent: int
) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    let_go_of_inherited_locks()
    Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        for part in share:
            pipe.send(_Done(work(part, pipe.send)))
        pipe.send(None)
    except Exception as error:
        logger.exception("a part of the work failed")
        pipe.send(f"{type(error).__name__}: {error}")


def _end_with(parent: int) -> None:
    """End this process when the one that started it has ended, be it killed."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
