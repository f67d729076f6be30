"""A commit that reports a failure: the file is asked whether it happened."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.errors import Conflict, FileTrouble
from shoptui.services.desk import Desk
from shoptui.storage import database, doubt
from tests.builders import new_desk, sell

DAY = date(2026, 6, 1)
FAILURE = sqlite3.OperationalError("disk I/O error")


def happens(db: sqlite3.Connection) -> sqlite3.Error:
    """A commit whose very last step fails."""
    db.execute("COMMIT")
    return FAILURE


def does_not_happen(db: sqlite3.Connection) -> sqlite3.Error:
    """A commit that SQLite gave up."""
    db.execute("ROLLBACK")
    return FAILURE


def stays_open(db: sqlite3.Connection) -> sqlite3.Error:
    """A commit that a reader in another window keeps waiting for too long."""
    raise sqlite3.OperationalError("database is locked")


def sales_in(desk: Desk) -> int:
    with desk.file.read() as db:
        return int(db.execute("SELECT count(*) FROM purchase").fetchone()[0])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


@pytest.fixture
def one_commit(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., sqlite3.Error]], None]:
    """Makes the next commit end as told."""

    def end(ending: Callable[..., sqlite3.Error]) -> None:
        def once(db: sqlite3.Connection) -> sqlite3.Error:
            monkeypatch.setattr(database, "commit", doubt.commit)
            return ending(db)

        monkeypatch.setattr(database, "commit", once)

    return end


End = Callable[[Callable[..., sqlite3.Error]], None]


def test_a_commit_that_happened_all_the_same_is_saved(desk: Desk, one_commit: End) -> None:
    one_commit(happens)
    sell(desk, None, DAY, 100)
    assert sales_in(desk) == 1


@pytest.mark.parametrize("ending", [does_not_happen, stays_open])
def test_a_commit_that_did_not_happen_is_not_saved(
    desk: Desk, one_commit: End, ending: Callable[..., sqlite3.Error]
) -> None:
    one_commit(ending)
    with pytest.raises(FileTrouble):
        sell(desk, None, DAY, 100)
    assert sales_in(desk) == 0
    sell(desk, None, DAY, 100)
    assert sales_in(desk) == 1


def test_whoever_saves_again_after_a_doubt_is_told_and_records_nothing_twice(
    desk: Desk, one_commit: End, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    one_commit(happens)
    with monkeypatch.context() as patched:
        patched.setattr(doubt, "_sync_folder", fails)
        with pytest.raises(FileTrouble, match="not sure whether “Sale of 100"):
            sell(desk, None, DAY, 100)
        with pytest.raises(FileTrouble, match="not sure"):  # as long as the disk fails
            sell(desk, None, DAY, 100)
    with pytest.raises(Conflict, match="was saved after all"):
        sell(desk, None, DAY, 100)
    assert sales_in(desk) == 1
    sell(desk, None, DAY, 200)
    assert sales_in(desk) == 2
