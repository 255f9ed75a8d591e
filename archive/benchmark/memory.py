"""How much memory the process has held."""

import resource
from contextlib import suppress
from pathlib import Path

_KILOBYTE = 1024
_STATUS = Path("/proc/self/status")
_FORGET = Path("/proc/self/clear_refs")
_PEAK_RESIDENT = "5"


def peak_bytes() -> int:
    """Return the most memory that the process ever held resident."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTE


class PeakMemory:
    """How far the resident memory rises above what it is now; None where Linux cannot tell."""

    def __init__(self) -> None:
        self._before: int | None = None
        with suppress(OSError):
            _FORGET.write_text(_PEAK_RESIDENT)
            self._before = _status("VmRSS")

    def rise(self) -> int | None:
        return None if self._before is None else max(0, _status("VmHWM") - self._before)


def _status(name: str) -> int:
    fields = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
    return int(fields[name].split()[0]) * _KILOBYTE
