"""Why a text could not be read."""

from enum import StrEnum


class Unreadable(StrEnum):
    """What is the matter with a file."""

    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    TOO_LARGE = "too_large"
    DENIED = "denied"


class ReadError(Exception):
    """A file that holds no text that can be taken in."""

    def __init__(self, reason: Unreadable, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
