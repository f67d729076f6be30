"""A file of an older version is copied, proved and brought up to date, or left as it was."""

import sqlite3
import stat
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from shoptui.domain.errors import FileTrouble, ShopError
from shoptui.domain.shop import Shop
from shoptui.services import history, people
from shoptui.services.desk import open_desk
from shoptui.storage import migrations, shops, verified_copy
from shoptui.storage.backup_places import places_of
from shoptui.storage.header import APPLICATION_ID, USER_VERSION
from tests.builders import VND, Clock, add, new_desk, sell

clock = Clock()


# What the version after it added.
NEXT_STEP = {
    1: "loyalty_tables",
    2: "journal_tables",
    3: "erasure_table",
    4: "marketing_tables",
}


def first_version(folder: Path, number: int = 1) -> Path:
    """A shop as an early version made it, with a customer and what was said."""
    path = folder / "shop.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN")
        migrations.migrations.apply(Database(db), stop_before=NEXT_STEP[number])
        shops.write(db, Shop(name="Tiệm Mây", currency=VND))
        db.execute(
            "INSERT INTO customer (code, name, gender, party, consent, created_on, search_key) "
            "VALUES ('C1', 'Ánh', '', 'person', 'yes', '2026-01-01', 'anh')"
        )
        db.execute(
            "INSERT INTO contact (customer_id, day, starter, way, about, answer) "
            "VALUES (1, '2026-02-01', 'customer', 'visit', 'question', 'none')"
        )
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
    path.chmod(0o600)
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def names(path: Path, kind: str) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT name FROM sqlite_schema WHERE type = ?", (kind,))
        return {row[0] for row in rows}


@pytest.mark.parametrize("number", NEXT_STEP)
def test_an_older_file_gains_the_new_tables_and_keeps_its_records(
    tmp_path: Path, number: int
) -> None:
    path = first_version(tmp_path, number)
    desk = open_desk(path, clock.today, clock.now)
    assert version(path) == USER_VERSION
    with desk.file.read() as db:
        assert db.execute("SELECT name FROM customer").fetchall() == [("Ánh",)]
        assert db.execute("SELECT day, campaign_id FROM contact").fetchall() == [
            ("2026-02-01", None)
        ]
    sell(desk, add(desk, "Bình"), date(2026, 3, 1), 100)


@pytest.mark.parametrize("number", NEXT_STEP)
def test_what_is_done_after_it_can_be_undone(tmp_path: Path, number: int) -> None:
    desk = open_desk(first_version(tmp_path, number), clock.today, clock.now)
    assert history.undo_last(desk) is None
    people.set_archived(desk, 1, True)
    sell(desk, 1, date(2026, 3, 1), 100)
    assert history.undo_last(desk) and history.undo_last(desk)
    assert history.undo_last(desk) is None
    assert people.customer(desk, 1).archived_on is None


@pytest.mark.parametrize("number", NEXT_STEP)
def test_an_old_and_a_new_file_have_the_same_tables(tmp_path: Path, number: int) -> None:
    old = first_version(tmp_path, number)
    open_desk(old, clock.today, clock.now)
    new = new_desk(tmp_path, file="new.db").file.path
    for kind in ("table", "index", "trigger"):
        assert names(old, kind) == names(new, kind)


def kept(path: Path) -> list[Path]:
    """The backups of a shop, the oldest first."""
    return [backup.path for backup in reversed(places_of(path).all())]


def test_a_sound_private_backup_of_the_old_file_stays(tmp_path: Path) -> None:
    path = first_version(tmp_path)
    open_desk(path, clock.today, clock.now)
    (copy,) = kept(path)
    assert copy.name.endswith("-before-update.db")
    assert version(copy) == 1
    assert "campaign" not in names(copy, "table")
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT name FROM customer").fetchall() == [("Ánh",)]
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_file_of_this_version_is_not_copied(tmp_path: Path) -> None:
    path = first_version(tmp_path)
    for _time in range(2):
        open_desk(path, clock.today, clock.now)
    assert len(kept(path)) == 1


def test_a_migration_that_fails_leaves_the_old_file_and_no_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = first_version(tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(migrations, "LOYALTY_INDEXES", ("CREATE INDEX broken ON nothing (x)",))
    with pytest.raises(ShopError):
        open_desk(path, clock.today, clock.now)
    assert path.read_bytes() == before
    assert kept(path) == []


def test_a_copy_that_is_not_sound_stops_the_migration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = first_version(tmp_path)
    before = path.read_bytes()

    def spoil(copy: Path) -> None:
        with copy.open("rb+") as file:
            file.seek(4096)
            file.write(b"\xff" * 4096)

    monkeypatch.setattr(verified_copy, "sync_file", spoil)
    with pytest.raises(FileTrouble):
        open_desk(path, clock.today, clock.now)
    assert path.read_bytes() == before
    assert kept(path) == []
