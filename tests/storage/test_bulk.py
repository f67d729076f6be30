"""Many rows at once: indexes come back, and what was given a number keeps it."""

import sqlite3
from pathlib import Path

import pytest

from shoptui.domain.errors import Conflict
from shoptui.services.desk import Desk
from shoptui.storage import bulk, journal
from shoptui.storage.bulk import HolidayRow, LineRow, PurchaseRow
from tests.builders import TODAY, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def indexes(db: sqlite3.Connection) -> list[tuple[str, str]]:
    return db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL ORDER BY name"
    ).fetchall()


def test_indexes_are_out_meanwhile_and_whole_afterwards(desk: Desk) -> None:
    with desk.file.write("Import") as db:
        before = indexes(db)
        with bulk.indexes_set_aside(db, "purchase", "purchase_line"):
            left = dict(indexes(db))
            assert "purchase_facts" not in left
            assert {"purchase_identity", "customer_name"} <= set(left)
            number = bulk.next_id(db, "purchase")
            operation = bulk.this_operation(db)
            days = [f"2026-06-{day:02}" for day in range(1, 31)]
            bulk.insert(
                db,
                PurchaseRow,
                (
                    PurchaseRow(number + n, None, "sale", day, 1000 + n, operation, day)
                    for n, day in enumerate(days)
                ),
            )
        assert indexes(db) == before
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with desk.file.read() as db:
        found = "SELECT amount FROM purchase INDEXED BY purchase_day WHERE ordered_on = ?"
        assert db.execute(found, ("2026-06-30",)).fetchall() == [(1029,)]


def test_a_failure_leaves_the_file_as_it_was(desk: Desk) -> None:
    with desk.file.read() as db:
        before = indexes(db)
    with (
        pytest.raises(RuntimeError),
        desk.file.write("Import") as db,
        bulk.indexes_set_aside(db, "purchase"),
    ):
        raise RuntimeError
    with desk.file.read() as db:
        assert indexes(db) == before


def test_the_next_id_follows_rows_of_either_way(desk: Desk) -> None:
    sale = sell(desk, add(desk, "Lan"), TODAY, 5000)
    with desk.file.write("Import") as db:
        assert bulk.next_id(db, "purchase") == sale + 1
        assert bulk.next_id(db, "purchase_line") == 1
        operation = bulk.this_operation(db)
        row = PurchaseRow(sale + 7, None, "sale", "2026-06-01", 1, operation, "2026-06-01")
        bulk.insert(db, PurchaseRow, [row])
        assert bulk.next_id(db, "purchase") == sale + 8


def test_what_the_tables_refuse_one_by_one_they_refuse_at_once(desk: Desk) -> None:
    with pytest.raises(Conflict), desk.file.write("Import") as db:
        bulk.insert(db, HolidayRow, [HolidayRow("2026-02-30", "")])
    with pytest.raises(Conflict), desk.file.write("Import") as db:
        bulk.insert(db, LineRow, [LineRow(99, 99, 1000, 1, 1)])


def test_a_file_made_compact_keeps_its_rows_and_gets_no_larger(desk: Desk) -> None:
    with desk.file.write("Import") as db, journal.set_aside(db):
        bulk.insert(db, HolidayRow, (HolidayRow(f"{year}-01-01", "") for year in range(1000, 9000)))
    with desk.file.write("Forget") as db, journal.set_aside(db):
        db.execute("DELETE FROM holiday WHERE day > '1001'")
    before = desk.file.path.stat().st_size
    bulk.compact(desk.file)
    assert desk.file.path.stat().st_size < before * 2 / 3
    with desk.file.read() as db:
        assert db.execute("SELECT day FROM holiday").fetchall() == [("1000-01-01",)]
