"""The files in which gunicorn's workers count."""

from pathlib import Path

import pytest
from prometheus_client import values
from prometheus_client.mmap_dict import MmapedDict, mmap_key
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import CollectorRegistry

from config import metrics

KEY = mmap_key("hits", "hits_total", ["view"], ["search"], "Hits.")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "set by the test, and restored after it")
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    metrics.begin(tmp_path / "metrics")
    return tmp_path / "metrics"


def work(folder: Path, pid: int, *, hits: int) -> None:
    """Count as a worker does."""
    metrics.prepare_worker(folder, pid)
    counter = MmapedDict(str(folder / f"counter_{pid}.db"))
    counter.write_value(KEY, hits, 0)
    counter.close()


def total(folder: Path) -> float:
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(folder))
    return registry.get_sample_value("hits_total", {"view": "search"}) or 0.0


def test_what_workers_count_is_added_up(folder: Path) -> None:
    work(folder, 11, hits=3)
    work(folder, 12, hits=4)

    assert total(folder) == 7


def test_what_the_dead_have_counted_is_kept(folder: Path) -> None:
    work(folder, 11, hits=3)
    metrics.bury_worker(folder, 11)
    work(folder, 11, hits=4)
    metrics.bury_worker(folder, 11)

    assert total(folder) == 7


def test_a_thousand_workers_leave_no_files(folder: Path) -> None:
    for pid in range(1, 1001):
        work(folder, pid, hits=1)
        metrics.bury_worker(folder, pid)

    names = sorted(path.name for path in folder.iterdir())
    assert names == ["counter_0.db", "histogram_0.db", "lock"]
    assert (folder / "counter_0.db").stat().st_size == metrics._ROOM
    assert total(folder) == 1000


def test_a_new_start_counts_anew(folder: Path) -> None:
    work(folder, 11, hits=3)

    metrics.begin(folder)

    assert total(folder) == 0


def test_a_worker_that_has_counted_nothing_is_buried(folder: Path) -> None:
    metrics.bury_worker(folder, 4711)

    assert total(folder) == 0


def test_without_room_a_worker_counts_for_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.posix_fallocate", fail)
    metrics.prepare_worker(folder, 11)

    assert values.ValueClass is values.MutexValue
    assert list(folder.glob("*_11.db")) == []


def test_room_is_taken_before_it_is_needed(folder: Path) -> None:
    metrics.prepare_worker(folder, 11)

    for path in folder.glob("*.db"):
        assert path.stat().st_blocks * 512 >= metrics._ROOM
