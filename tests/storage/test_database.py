"""Opening, making and writing a shop file; what cannot be opened stays as it was."""

import multiprocessing
import os
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.errors import FileTrouble, NewerShop, NotAShop, ShopError
from shoptui.services.desk import open_desk
from shoptui.storage.database import ShopFile
from shoptui.storage.header import USER_VERSION
from tests.builders import Clock, add, found, new_desk, sell

clock = Clock()


def reopened(path: Path) -> ShopFile:
    return open_desk(path, clock.today, clock.now).file


def test_every_session_runs_with_the_measured_settings(tmp_path: Path) -> None:
    with new_desk(tmp_path).file.read() as db:
        settings = {
            name: db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "trusted_schema",
                "secure_delete",
                "application_id",
                "user_version",
            )
        }
    assert settings == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "application_id": 0x53485450,
        "user_version": USER_VERSION,
    }


def test_every_table_of_records_is_strict(tmp_path: Path) -> None:
    with new_desk(tmp_path).file.read() as db:
        loose = [
            row[1]
            for row in db.execute("PRAGMA table_list")
            if row[2] == "table" and not row[5] and not row[1].startswith(("sqlite_", "_sqlite"))
        ]
    assert loose == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.db", b""),
        ("sheet.db", b"date,amount\n2026-01-01,5\n"),
        ("header.db", b"SQLite format 3\0" + bytes(84)),
        ("zip.db", b"PK\x03\x04" + bytes(200)),
    ],
)
def test_a_file_that_is_no_shop_is_refused_and_unchanged(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotAShop):
        reopened(path)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        reopened(tmp_path / "mistyped.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_shop(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        reopened(tmp_path)


@pytest.mark.parametrize("missing", [1000, 4096, 20_000])
def test_a_shop_cut_short_is_refused_and_unchanged(tmp_path: Path, missing: int) -> None:
    """SQLite's own integrity check passes some of these, so the size is held to the header."""
    path = new_desk(tmp_path).file.path
    cut = path.read_bytes()[:-missing]
    path.write_bytes(cut)
    with pytest.raises(NotAShop):
        reopened(path)
    assert path.read_bytes() == cut


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (x)")
        db.commit()
    before = path.read_bytes()
    with pytest.raises(NotAShop):
        reopened(path)
    assert path.read_bytes() == before


def test_a_shop_of_a_newer_version_is_refused_and_unchanged(tmp_path: Path) -> None:
    path = new_desk(tmp_path).file.path
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
        db.commit()
    before = path.read_bytes()
    with pytest.raises(NewerShop):
        reopened(path)
    assert path.read_bytes() == before


def test_a_new_shop_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_text("a letter", encoding="utf-8")
    with pytest.raises(FileTrouble):
        found(tmp_path / "shop.db")
    assert (tmp_path / "shop.db").read_text(encoding="utf-8") == "a letter"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_a_shop_is_private(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        path = found(tmp_path / "shop.db").file.path
        add(found(tmp_path / "other.db"), "An")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_operation_that_fails_leaves_nothing(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    before = desk.revision()
    with pytest.raises(ZeroDivisionError), desk.file.write("half a change") as db:
        db.execute("INSERT INTO product (name) VALUES ('tea')")
        raise ZeroDivisionError
    with desk.file.read() as db:
        assert db.execute("SELECT count(*) FROM product").fetchone() == (0,)
    assert desk.revision() == before


def test_a_broken_reference_is_refused(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    with pytest.raises(ShopError):
        sell(desk, 12345, date(2026, 1, 1), 100)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-2-3", "20260203", "03/02/2026", "2026-02-03 "])
def test_a_day_that_is_none_cannot_be_stored(tmp_path: Path, day: str) -> None:
    desk = new_desk(tmp_path)
    with pytest.raises(ShopError), desk.file.write("odd day") as db:
        db.execute("INSERT INTO holiday (day) VALUES (?)", (day,))


def _record(path: Path, count: int) -> None:
    desk = open_desk(path, clock.today, clock.now)
    for amount in range(count):
        sell(desk, None, date(2026, 1, 1), amount)


def test_windows_on_one_file_lose_nothing(tmp_path: Path) -> None:
    """Read-then-write without BEGIN IMMEDIATE reports success and loses records."""
    path = new_desk(tmp_path).file.path
    context = multiprocessing.get_context("spawn")
    windows = [context.Process(target=_record, args=(path, 25)) for _ in range(3)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    with reopened(path).read() as db:
        assert db.execute("SELECT count(*) FROM purchase").fetchone() == (75,)
