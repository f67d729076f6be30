"""Shop files in every state that a crash, a bad disk or a bad person may leave them in."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from shoptui.storage.leftover import journal_of
from tests.builders import add, new_desk, sell


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
