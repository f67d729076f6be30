"""Many rows to a statement: none is lost, doubled or out of order, however many there are."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from shoptui.storage.many_rows import insert_rows, marks


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute(
            "CREATE TABLE tick (id INTEGER PRIMARY KEY AUTOINCREMENT, who TEXT, day TEXT UNIQUE, "
            "again TEXT, batch INTEGER)"
        )
        yield made


@pytest.mark.parametrize("count", [0, 1, 498, 499, 500, 998, 1500])
def test_all_rows_come_in_order(db: sqlite3.Connection, count: int) -> None:
    insert_rows(db, "tick (who, day)", marks(2), ((f"An {n}", f"day {n}") for n in range(count)))
    found = db.execute("SELECT id, who, day, batch FROM tick ORDER BY id").fetchall()
    assert found == [(n + 1, f"An {n}", f"day {n}", None) for n in range(count)]


def test_values_of_all_rows_are_said_once_and_a_value_may_be_used_twice(
    db: sqlite3.Connection,
) -> None:
    rows = [(f"An {n}", f"day {n}") for n in range(1200)]
    insert_rows(db, "tick (who, day, again, batch)", "{0}, {1}, {1}, ?1", rows, shared=(7,))
    found = db.execute("SELECT who, day, again, batch FROM tick ORDER BY id").fetchall()
    assert found == [(who, day, day, 7) for who, day in rows]


@pytest.mark.parametrize("wrong", [0, 250, 499, 1199])
def test_a_row_that_is_refused_ends_it(db: sqlite3.Connection, wrong: int) -> None:
    rows = [("An", f"day {n}") for n in range(1200)]
    rows[wrong] = ("An", "day 600")
    with pytest.raises(sqlite3.IntegrityError):
        insert_rows(db, "tick (who, day)", marks(2), rows)
