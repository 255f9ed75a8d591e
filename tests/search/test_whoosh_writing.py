"""The index on disk, as it is written."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from whoosh.filedb.filestore import FileStorage

from archive.models import Article
from archive.search.engines import files
from archive.search.engines.whoosh_contents import newest_commit
from archive.search.engines.whoosh_writer import ArraysWriter
from archive.search.executor.layout import LayoutError
from archive.search.hits import IndexReadOnlyError, IndexUnavailableError
from archive.search.parser import parse
from archive.search.query import Search
from archive.selectors.search import find_hits
from archive.services.rebuilding import build_if_missing
from tests.factories import make_article
from tests.search.conftest import apply_changes
from tests.search.indexes import arrays, article_index, backend, folder, total

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "write",
    [
        lambda article: backend().update(article_index(), [article]),
        lambda article: backend().remove(article),
        lambda article: backend().clear(),
        lambda article: article_index().update_object(article),
        lambda article: article_index().clear(),
    ],
)
def test_haystacks_own_ways_of_writing_are_closed(
    build_index: Callable[[], None], write: Callable[[Article], object]
) -> None:
    article = make_article()
    build_index()

    with pytest.raises(IndexReadOnlyError, match="run_indexer"):
        write(article)

    assert total() == 1


def test_articles_added_one_by_one_leave_few_segments(tmp_path: Path) -> None:
    articles = [make_article(body=f"رقمه {number}.") for number in range(300)]

    for article in articles:
        apply_changes([article])

    assert len(backend()._reader.newest().segments) <= 8
    assert total() == 300
    assert find_hits(Search(parse("177")), start=0, stop=9).hits[0].article_id == articles[177].pk


def test_an_article_written_again_is_there_once(build_index: Callable[[], None]) -> None:
    article = make_article(headline="البحر الأبيض")
    build_index()
    article.headline = "البحر الأسود"

    apply_changes([article])

    assert total() == 1
    assert find_hits(Search(parse("الأبيض")), start=0, stop=9).total == 0


def test_an_article_twice_in_one_batch_is_there_once() -> None:
    article = make_article(headline="البحر الأبيض")
    newer = Article.objects.get(pk=article.pk)
    newer.headline = "البحر الأسود"

    apply_changes([article, make_article(), newer])
    apply_changes([make_article()])

    assert total() == 3
    assert find_hits(Search(parse("الأبيض")), start=0, stop=9).total == 0
    assert find_hits(Search(parse("الأسود")), start=0, stop=9).total == 1


def test_deletions_are_merged_away_in_the_end() -> None:
    articles = [make_article() for _ in range(20)]
    apply_changes(articles)

    for article in articles[:15]:
        apply_changes([], [article])
    apply_changes([make_article()])

    assert total() == 6
    assert backend()._reader.newest().size == 6


def test_an_index_without_articles_is_empty_and_takes_some(
    build_index: Callable[[], None],
) -> None:
    build_index()

    empty = total()
    apply_changes([make_article()])

    assert (empty, total()) == (0, 1)


def test_nothing_to_write_is_no_commit(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    before = newest_commit(folder())

    backend().write((), [404])

    assert newest_commit(folder()) == before


def test_a_writer_killed_before_its_contents_are_written_leaves_the_old_index(
    build_index: Callable[[], None],
) -> None:
    make_article()
    build_index()
    articles = list(article_index().index_queryset())
    make_article()

    child = os.fork()
    if child == 0:
        ArraysWriter._commit_toc = lambda writer, segments: os._exit(9)
        apply_changes(articles)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9

    assert (total(), len(arrays())) == (1, 2)
    apply_changes([make_article()])
    assert (total(), len(arrays())) == (2, 1)


# A commit that is given up leaves its files to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_commit_that_fails_leaves_what_was_there(
    build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    build_index()
    with monkeypatch.context() as patched:
        patched.setattr(ArraysWriter, "_commit_toc", lambda writer, segments: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            apply_changes([make_article()])
    before = (total(), len(list(folder().iterdir())))

    apply_changes([make_article()])

    assert before == (1, 3)
    assert (total(), len(arrays())) == (2, 1)


# Whoosh leaves a file open that it cannot read to its end.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_index_whose_contents_are_cut_is_built_anew(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    (contents,) = folder().glob("_MAIN_*.toc")
    contents.write_bytes(contents.read_bytes()[:20])

    with pytest.raises(IndexUnavailableError):
        total()
    assert build_if_missing() == 1
    assert total() == 1


def test_files_of_a_commit_that_was_cut_short_go_with_the_next(
    build_index: Callable[[], None],
) -> None:
    make_article()
    build_index()
    (folder() / "_MAIN_9.toc.1700000000.5").write_bytes(b"half")

    apply_changes([make_article()])

    assert not list(folder().glob("*.toc.*"))


# Whoosh leaves a file open that it cannot read to its end.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kept_share", [0, 0.3, 0.9])
def test_a_cut_file_of_whooshs_own_is_damage(
    build_index: Callable[[], None], kept_share: float
) -> None:
    make_article()
    build_index()
    (path,) = folder().glob("*.seg")
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept_share)])

    with pytest.raises(LayoutError):
        backend().store.current().verify()
    with pytest.raises(LayoutError):
        apply_changes([make_article()])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_damaged_array_is_not_merged_on(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    (path,) = arrays()
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    connections.reload(DEFAULT_ALIAS)

    with pytest.raises(LayoutError, match="damaged"):
        apply_changes([make_article()])


def test_what_a_table_names_is_on_disk_before_the_table(
    build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index()
    synced: list[str] = []
    before: list[str] = []
    rename = FileStorage.rename_file

    def note_and_rename(self: FileStorage, old: str, new: str, safe: bool = False) -> None:
        before.extend(synced)
        rename(self, old, new, safe)

    monkeypatch.setattr(files, "sync", lambda path: synced.append(path.name))
    monkeypatch.setattr(FileStorage, "rename_file", note_and_rename)
    apply_changes([make_article()])

    assert ".seg" in {Path(name).suffix for name in before}
    assert any(".toc." in name for name in before)
    assert synced[-1] == folder().name
