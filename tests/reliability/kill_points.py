"""Moments at which a process kills or stops itself, as though a signal had come just then."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from itertools import count
from types import CodeType, FrameType
from typing import Any


@dataclass(frozen=True, slots=True)
class KillPoint:
    """Before or after a call of a function, or inside it after so many lines.

    The function stands where it is looked up: in the module that calls it. An end inside a call
    that has fewer lines comes after it. A process that is stopped goes on when it is told to.
    """

    module: str
    function: str
    when: str
    call: int = 1
    signal: str = "KILL"

    @classmethod
    def parse(cls, text: str) -> "KillPoint":
        module, function, when, call, name = text.split(":")
        return cls(module, function, when, int(call), name)

    def __str__(self) -> str:
        return f"{self.module}:{self.function}:{self.when}:{self.call}:{self.signal}"

    def strike(self) -> None:
        os.kill(os.getpid(), signal.Signals[f"SIG{self.signal}"])


def arm(point: KillPoint) -> None:
    """Put something in the place of the function that ends the process at the moment."""
    owner: Any = import_module(point.module)
    *classes, name = point.function.split(".")
    for own in classes:
        owner = getattr(owner, own)
    whole: Callable[..., Any] = getattr(owner, name)
    calls = count(1)

    @wraps(whole)
    def struck(*args: Any, **kwargs: Any) -> Any:
        if next(calls) != point.call:
            return whole(*args, **kwargs)
        return _strike_at(point, whole, *args, **kwargs)

    setattr(owner, name, struck)


def _strike_at(point: KillPoint, whole: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    if point.when == "before":
        point.strike()
    if point.when.isdigit():
        code = getattr(whole, "__wrapped__", whole).__code__
        sys.settrace(_strike_after(int(point.when), code, point))
    result = whole(*args, **kwargs)
    if point.when != "before":
        point.strike()
    return result


def _strike_after(lines: int, code: CodeType, point: KillPoint) -> Callable[..., Any]:
    """Return a tracer that counts the lines run in one function and strikes at a number of them."""
    left = count(lines, -1)

    def count_lines(frame: FrameType, event: str, value: Any) -> Any:
        if event == "line" and next(left) == 1:
            point.strike()
        return count_lines

    def watch(frame: FrameType, event: str, value: Any) -> Any:
        return count_lines if frame.f_code is code else None

    return watch
