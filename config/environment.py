"""Typed readers of the environment; a bad value stops the start with one clear line."""

import os
import re
import secrets
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from environ import Env

Value = TypeVar("Value")

SHORTEST_SECRET = 50
SHORTEST_TOKEN = 16
# What RFC 6750 lets a header carry
_TOKEN = re.compile(r"[\w.~+/=-]+", re.ASCII)
_SQLITE = "django.db.backends.sqlite3"
_DATABASES = {_SQLITE, "django.db.backends.postgresql"}


def read(reader: Callable[..., Value], name: str, default: Any, expected: str) -> Value:
    """Read one variable with one of django-environ's readers."""
    try:
        return reader(name, default=default)
    except (ValueError, TypeError, KeyError, Warning, ImproperlyConfigured) as error:
        raise SystemExit(f"yaqaza: {name} must be {expected}") from error


def flag(env: Env, name: str, *, default: bool) -> bool:
    """Read an on/off switch; a word that is neither is refused, not taken for off."""
    text = env.str(name, default="on" if default else "off").strip().lower()
    if text in Env.BOOLEAN_TRUE_STRINGS:
        return True
    if text in {"false", "off", "n", "no", "0"}:
        return False
    raise SystemExit(f"yaqaza: {name} must be on or off, not {text!r}")


def port(env: Env, name: str, *, default: int) -> int:
    """Read a TCP port."""
    return whole_number(env, name, default=default, most=65535)


def whole_number(env: Env, name: str, *, default: int, most: int, least: int = 1) -> int:
    """Read a number from the least to the most."""
    expected = f"a number from {least} to {most}"
    number: int = read(env.int, name, default, expected)
    if not least <= number <= most:
        raise SystemExit(f"yaqaza: {name} must be {expected}, not {number}")
    return number


def database(env: Env, name: str, *, default: Path) -> dict[str, Any]:
    """Read the address of a SQLite or PostgreSQL database, which is a SQLite file by default."""
    if not env.str(name, default=""):
        return {"ENGINE": _SQLITE, "NAME": str(default)}
    expected = "a database address: sqlite:////folder/file or postgres://user@host/name"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        config: dict[str, Any] = read(env.db_url, name, "", expected)
    # The address may hold a password: it is not repeated.
    if config.get("ENGINE") not in _DATABASES or not config.get("NAME"):
        raise SystemExit(f"yaqaza: {name} must be {expected}")
    return config


def token(env: Env, name: str) -> str:
    """Read a token that programs send in a header, or nothing."""
    text: str = env.ENVIRON.get(name, "")
    if text and not (len(text) >= SHORTEST_TOKEN and _TOKEN.fullmatch(text)):
        # It is a secret: it is not repeated.
        expected = f"{SHORTEST_TOKEN} or more of the letters A to Z, digits and -._~+/="
        raise SystemExit(f"yaqaza: {name} must have {expected}")
    return text


def folder(env: Env, name: str, *, default: Path) -> Path:
    """Read a folder's path, and make the folder when it is not there yet."""
    path = Path(env.str(name, default="") or default).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise SystemExit(f"yaqaza: {name} must be a folder that can be written: {error}") from error
    return path


def secret_key(env: Env, name: str, *, kept_in: Path) -> str:
    """Read the secret key, or the one kept in a file, which is made on the first start."""
    # Read as it stands: to django-environ a leading dollar sign names another variable.
    secret: str = env.ENVIRON.get(name, "")
    if not secret:
        return _kept_secret(kept_in)
    if len(secret) < SHORTEST_SECRET:
        raise SystemExit(f"yaqaza: {name} must have {SHORTEST_SECRET} characters or more")
    return secret


def _kept_secret(path: Path) -> str:
    try:
        secret = _make_or_read(path)
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"yaqaza: {path} must hold the secret key: {error}") from error
    if len(secret) < SHORTEST_SECRET:
        raise SystemExit(f"yaqaza: {path} holds no secret key; remove it and start again")
    return secret


def _make_or_read(path: Path) -> str:
    try:
        with open(path, "x", opener=_private) as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
