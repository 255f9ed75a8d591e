"""What scripts that work until they are told to stop have in common: the signal and the result."""

import json
import signal
import sys
from pathlib import Path
from threading import Event
from typing import Any

READY = "ready"


def stop_signal() -> Event:
    """Return an event that SIGTERM sets; says that from now on it does."""
    stopped = Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    sys.stdout.write(f"{READY}\n")
    sys.stdout.flush()
    return stopped


def write_result(path: Path, **result: Any) -> None:
    path.write_text(json.dumps(result, ensure_ascii=False))


def read_result(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found
