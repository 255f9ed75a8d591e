"""Word lists that are shipped as data: one word a line, comments after #."""

from functools import cache
from importlib.resources import files


@cache
def read_words(package: str, name: str) -> tuple[str, ...]:
    """Read the lines of a data file that are neither empty nor a comment."""
    text = files(package).joinpath("data", name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
