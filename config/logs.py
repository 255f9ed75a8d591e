"""Logs: one line an event, of bounded length, without secrets or what readers searched for."""

import logging
import re
import sys
import threading
import time
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from typing import Any, TextIO
from urllib.parse import parse_qsl

LONGEST_LINE = 8_000

# How many lines of one kind are written within so many seconds, and how many kinds are known.
MOST_LINES = 10
WINDOW = 10.0
_MOST_KINDS = 500

# A long line is searched part by part from both ends, and what lies beside the gap, which may be
# half of a secret, is left out: this is more than a secret or a query is long.
_LONGEST_SECRET = LONGEST_LINE
_LONGEST_END = 2 * LONGEST_LINE

# Each takes time in proportion to the text, whatever the text is: it comes from visitors.
_ADDRESS = re.compile(r"(?<=://)([^\s\"']*@)?([^\s\"']*)")
_QUERY = re.compile(r"(?<=[\w/%])\?\S+")
_SECRET = re.compile(
    r"(?i)(?<![\w-])((?:[\w-]*(?:token|password|passwd|secret|sessionid|api_?key))[\"']?\s*[=:]\s*|bearer\s+)"
    r"(?:\"[^\"]*\"|'[^']*'|[\"']?[^\s,;&\"']+)"
)
# Ends of lines, other control characters, and marks that turn the direction of what follows.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LEFT_OUT = "…"


class LineFormatter(logging.Formatter):
    """One line a record, its traceback among it; secrets and the words of a request are left out.

    Under DEBUG a traceback keeps its lines.
    """

    def __init__(self, *, secrets: Collection[str] = (), keeps_lines: bool = False) -> None:
        super().__init__("{levelname} {name}: {message}", style="{")
        self._secrets = [secret for secret in secrets if len(secret) > 5]
        self._keeps_lines = keeps_lines

    def format(self, record: logging.LogRecord) -> str:
        text = _hide(super().format(record), [*self._secrets, *_words_of(record)])
        return _shorten(text) if self._keeps_lines and record.exc_info else on_one_line(text)


def _hide(text: str, secrets: Collection[str] = ()) -> str:
    """Leave out these secrets, all that looks like one, and the middle of what is very long."""
    if len(text) > 2 * _LONGEST_END:
        head, tail = _hide(text[:_LONGEST_END], secrets), _hide(text[-_LONGEST_END:], secrets)
        return f"{head[:-_LONGEST_SECRET]} {_LEFT_OUT} {tail[_LONGEST_SECRET:]}"
    for secret in secrets:
        text = text.replace(secret, _LEFT_OUT)
    return redact(text)


def redact(text: str) -> str:
    """Leave out passwords and tokens, and the queries of addresses."""
    text = _ADDRESS.sub(lambda found: f"{_LEFT_OUT}@{found[2]}" if found[1] else found[0], text)
    text = _QUERY.sub(f"?{_LEFT_OUT}", text)
    return _SECRET.sub(rf"\g<1>{_LEFT_OUT}", text)


def on_one_line(text: str) -> str:
    """Write control characters as escapes, and leave out the middle of what is too long."""
    return _shorten(_CONTROL.sub(lambda found: repr(found.group())[1:-1], text))


def _shorten(text: str) -> str:
    if len(text) <= LONGEST_LINE:
        return text
    half = LONGEST_LINE // 2
    return f"{text[:half]} {_LEFT_OUT} {text[-half:]}"


def _words_of(record: logging.LogRecord) -> list[str]:
    """What the reader asked for in the request that a record is about, the longest first."""
    meta = getattr(getattr(record, "request", None), "META", {})
    query = meta.get("QUERY_STRING", "").encode("latin-1", "replace").decode("utf-8", "replace")
    values = [value for _, value in parse_qsl(query)]
    words = {word for value in values for word in [value, *value.split()] if len(word) > 2}
    return sorted(words, key=len, reverse=True)


@dataclass(slots=True)
class _Kind:
    """Records that are alike, within one window of time.

    The example is a line: a record would keep all that its error had in hand, as open files.
    """

    since: float
    example: str
    count: int = 0

    @property
    def left_out(self) -> int:
        return max(0, self.count - MOST_LINES)


class ThrottledHandler(logging.Handler):
    """Writes a few warnings of a kind, then says how many more there were.

    A log that cannot be written, as on a full disk, ends no request; how many lines were lost is
    said once it can be written again.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__()
        self._stream = stream or sys.stderr
        self._kinds: dict[Hashable, _Kind] = {}
        self._timer: threading.Timer | None = None
        self._lost = 0

    def emit(self, record: logging.LogRecord) -> None:
        now = time.monotonic()
        self._forget(before=now - WINDOW)
        if record.levelno < logging.WARNING or self._is_allowed(record, now):
            self._write(self._line(record))

    def close(self) -> None:
        self.acquire()
        try:
            self._forget(before=time.monotonic())
        finally:
            self.release()
        super().close()

    def _is_allowed(self, record: logging.LogRecord, now: float) -> bool:
        key = _key_of(record)
        if key not in self._kinds and len(self._kinds) >= _MOST_KINDS:
            key = None
        if key not in self._kinds:
            self._kinds[key] = _Kind(now, self._line(_unfilled(record)))
        kind = self._kinds[key]
        kind.count += 1
        if kind.left_out:
            self._wake()
        return not kind.left_out

    def _wake(self) -> None:
        """Have what was left out told even if nothing follows."""
        if self._timer is None or not self._timer.is_alive():
            self._timer = threading.Timer(WINDOW, self._tell)
            self._timer.daemon = True
            self._timer.start()

    def _tell(self) -> None:
        self.acquire()
        try:
            self._timer = None
            self._forget(before=time.monotonic() - WINDOW)
            if any(kind.left_out for kind in self._kinds.values()):
                self._wake()
        finally:
            self.release()

    def _forget(self, *, before: float) -> None:
        old = [key for key, kind in self._kinds.items() if kind.since <= before]
        for kind in [self._kinds.pop(key) for key in old]:
            if kind.left_out:
                self._write(f"{kind.example}: {kind.left_out} more lines like this were left out")

    def _write(self, line: str) -> None:
        if not self._is_written(line):
            self._lost += 1
        elif self._lost:
            lost, self._lost = self._lost, 0
            self._write(f"WARNING {__name__}: {lost} lines could not be written to the log")

    def _is_written(self, line: str) -> bool:
        try:
            self._stream.write(f"{line}\n")
            self._stream.flush()
        except (OSError, ValueError):  # the disk is full, the reader has gone, the file is closed
            return False
        return True

    def _line(self, record: logging.LogRecord) -> str:
        try:
            return self.format(record)
        except (TypeError, ValueError, KeyError):
            sentence = on_one_line(_hide(repr(record.msg)))
            return f"ERROR {record.name}: {sentence} cannot be filled in"


def _unfilled(record: logging.LogRecord) -> logging.LogRecord:
    """Return the sentence of a record, with nothing put into it and no traceback."""
    like = {name: getattr(record, name, None) for name in ("name", "levelname", "request")}
    return logging.makeLogRecord({**like, "msg": str(record.msg)})


def _key_of(record: logging.LogRecord) -> Hashable:
    """What makes records alike: the sentence, whatever was put into it, and where it broke."""
    where: tuple[object, ...] = ()
    if record.exc_info and (trace := record.exc_info[2]):
        while trace.tb_next:
            trace = trace.tb_next
        where = (record.exc_info[0], trace.tb_frame.f_code.co_filename, trace.tb_lineno)
    status = getattr(record, "status_code", None)
    return record.name, record.levelno, str(record.msg)[:LONGEST_LINE], status, where


def logging_config(*, secrets: Collection[str] = (), debug: bool = False) -> dict[str, Any]:
    """The one way to the log, for Django, for gunicorn and for us."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": LineFormatter, "secrets": secrets, "keeps_lines": debug}},
        "handlers": {"console": {"class": "config.logs.ThrottledHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "archive": {"level": "INFO"},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "INFO", "propagate": True},
            "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        },
    }
