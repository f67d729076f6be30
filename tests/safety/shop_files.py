"""Shop files in every state that a crash, a bad disk or a bad person may leave them in."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from shoptui.domain.shop import Shop
from shoptui.storage import shops
from shoptui.storage.header import APPLICATION_ID
from shoptui.storage.leftover import journal_of
from shoptui.storage.migrations import migrations
from tests.builders import VND, add, new_desk, sell


def sound(folder: Path, sales: int = 60) -> Path:
    """A shop with two customers and some sales."""
    desk = new_desk(folder)
    an, binh = add(desk, "Ánh", phone="0901 234 567"), add(desk, "Bình")
    with desk.file.write("sales") as db:
        db.executemany(
            "INSERT INTO purchase (customer_id, kind, ordered_on, amount, fulfilment, counted_on, "
            "note, operation_id) VALUES (?, 'sale', '2026-06-01', ?, '', '2026-06-01', ?, 1)",
            ((an if number % 2 else binh, number, "x" * 200) for number in range(sales)),
        )
    sell(desk, an, date(2026, 6, 2), 1000)
    return desk.file.path


def of_version(folder: Path, version: int) -> Path:
    """A shop as an earlier version of shoptui left it, with a customer and what was said."""
    path = folder / "shop.db"
    later = [step.name for step in migrations.pending(Database(memory=True))][version:]
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN")
        migrations.apply(Database(db), stop_before=later)
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
        db.execute(f"PRAGMA user_version = {version}")
        db.execute("COMMIT")
    return path


def half_done(folder: Path, path: Path | None = None) -> Path:
    """A shop as a crash leaves it in the middle of a change: half written, the journal beside it.

    Args:
        folder: where to.
        path: the shop that was being changed; a new one if left out.
    """
    place = folder / "before"
    place.mkdir()
    path = path or sound(place)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("PRAGMA synchronous = EXTRA")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE purchase SET amount = amount + 7, note = 'half'")
        copy = folder / path.name
        shutil.copy(path, copy)
        shutil.copy(journal_of(path), journal_of(copy))
        db.execute("ROLLBACK")
    assert copy.read_bytes() != path.read_bytes()
    return copy
