"""Typed readers of the environment; a bad value stops the start with one clear line."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from environ import Env

Value = TypeVar("Value")

SHORTEST_SECRET = 50


def read(reader: Callable[..., Value], name: str, default: Any, expected: str) -> Value:
    """Read one variable with one of django-environ's readers."""
    try:
        return reader(name, default=default)
    except (ValueError, TypeError, KeyError, ImproperlyConfigured) as error:
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
    number = read(env.int, name, default, "a number from 1 to 65535")
    if not 1 <= number <= 65535:
        raise SystemExit(f"yaqaza: {name} must be a number from 1 to 65535, not {number}")
    return number


def folder(env: Env, name: str, *, default: Path) -> Path:
    """Read a folder's path, and make the folder when it is not there yet."""
    path = Path(env.str(name, default=str(default))).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
        (path / ".writable").touch()
        (path / ".writable").unlink()
    except OSError as error:
        raise SystemExit(
            f"yaqaza: {name} must be a folder that can be written: {error}"
        ) from error
    return path


def secret_key(env: Env, name: str, *, kept_in: Path) -> str:
    """Read the secret key, or the one kept in a file, which is made on the first start."""
    secret = env.str(name, default="")
    if not secret:
        return _kept_secret(kept_in)
    if len(secret) < SHORTEST_SECRET:
        raise SystemExit(f"yaqaza: {name} must have {SHORTEST_SECRET} characters or more")
    return secret


def _kept_secret(path: Path) -> str:
    try:
        with open(path, "x", opener=_private) as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    secret = path.read_text()
    if len(secret) < SHORTEST_SECRET:
        raise SystemExit(f"yaqaza: {path} holds no secret key; remove it and start again")
    return secret


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
