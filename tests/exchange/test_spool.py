"""Rows that are put aside come back as they were, leave nothing behind, and need no memory."""

import errno
import tempfile
import tracemalloc
from pathlib import Path

import pytest

from shoptui.domain.errors import FileTrouble
from shoptui.exchange.spool import PAGE, Row, Spool


def _row(at: int) -> Row:
    return at, f"Nguyễn \ud800 {at}", None, (str(at), ("Tea", None))


@pytest.mark.parametrize("count", [0, 1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE])
def test_rows_come_back_in_order_as_often_as_asked(count: int) -> None:
    spool = Spool()
    for at in range(count):
        spool.add(_row(at))
    assert len(spool) == count
    assert list(spool) == list(spool) == [_row(at) for at in range(count)]
    assert list(zip(spool, spool, strict=True)) == [(_row(at), _row(at)) for at in range(count)]


@pytest.mark.parametrize("sizes", [(0,), (1, PAGE), (PAGE, PAGE), (3 * PAGE + 5, 1, PAGE - 1)])
def test_many_rows_at_once_come_back_as_if_they_were_put_aside_one_by_one(
    sizes: tuple[int, ...],
) -> None:
    spool, rows = Spool(), [_row(at) for at in range(sum(sizes))]
    start = 0
    for size in sizes:
        spool.extend(rows[start : start + size])
        start += size
    assert len(spool) == len(rows)
    assert list(spool) == rows
    pages = [len(page) for page in spool.pages()]
    assert all(pages) and set(pages[:-1]) <= {PAGE}


def test_few_rows_never_touch_the_disk_and_many_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    few = Spool()
    few.add(_row(1))
    assert list(few) == [_row(1)]
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    many = Spool()
    for at in range(PAGE + 1):
        many.add(_row(at))
    del many
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shoptui.exchange.spool.TemporaryFile", full)
    spool = Spool()
    with pytest.raises(FileTrouble, match="no room for so many rows"):
        for at in range(PAGE):
            spool.add(_row(at))


def test_memory_does_not_grow_with_the_rows() -> None:
    spool = Spool()
    tracemalloc.start()
    for at in range(20 * PAGE):
        spool.add((at, "x" * 50 + str(at)))
    held, _most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 500_000  # the rows themselves are more than five million bytes
