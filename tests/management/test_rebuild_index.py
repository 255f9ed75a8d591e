"""Writing the index anew as a command."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.services.documents import index_backend
from tests.factories import make_article
from tests.search.indexes import total

pytestmark = pytest.mark.django_db


def test_it_says_how_many_articles_were_indexed(capsys: pytest.CaptureFixture[str]) -> None:
    make_article()

    call_command("rebuild_index", interactive=False)

    assert capsys.readouterr().out.startswith("1 articles indexed in ")
    assert total() == 1


def test_a_second_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.search.engines.store._REBUILD_WAIT", 0.05)

    with index_backend().store.building(), pytest.raises(CommandError, match="already"):
        call_command("rebuild_index")


def test_no_process_is_no_way_to_rebuild() -> None:
    with pytest.raises(CommandError, match="1 or more"):
        call_command("rebuild_index", processes=0)
