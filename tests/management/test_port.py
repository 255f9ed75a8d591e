"""The port that `make run` opens."""

import socket

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from archive.models import Article


@pytest.mark.django_db
def test_a_taken_port_is_said_before_anything_is_started(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings.PORT = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"PORT {settings.PORT} cannot be opened"):
            call_command("prepare")

    assert not Article.objects.exists()
