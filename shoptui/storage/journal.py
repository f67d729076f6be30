"""The journal: what every row was before each change, from which changes can be taken back.

`recording` writes it. The journal and the list of operations are only added to, which triggers
in the file see to.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from shoptui.storage.recording import NOT_WATCHED, Recording, Watch
from shoptui.storage.row_form import RowForm

__all__ = [
    "NOT_WATCHED",
    "Watch",
    "by_range",
    "note_insertions",
    "put_back",
    "set_aside",
    "unguarded",
    "unwritten",
    "watched_tables",
]

_RANGE = """INSERT INTO journal (operation_id, table_name, row_id, last_row)
SELECT (SELECT max(id) FROM operation), ?, min(id), max(id) FROM {} WHERE id >= ?
HAVING count(*) > 0"""
_ONE_ENTRY = """INSERT INTO journal (operation_id, table_name, row_id, last_row)
VALUES ((SELECT max(id) FROM operation), ?, ?, ?)"""
_FEW = 500  # rows; so many are written down one by one


def watched_tables(db: sqlite3.Connection) -> list[str]:
    """The tables whose changes are written down, by name."""
    rows = db.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
    )
    return [name for (name,) in rows if name not in NOT_WATCHED]


@contextmanager
def set_aside(db: sqlite3.Connection) -> Iterator[None]:
    """Writes nothing down meanwhile, and lets the history be changed.

    For making a sample shop, where nothing is to be undone.
    """
    recording = _recording(db)
    recording.pause()
    with unguarded(db):
        yield
    recording.resume()


@contextmanager
def unguarded(db: sqlite3.Connection) -> Iterator[None]:
    """Lets the history be changed meanwhile, within one transaction."""
    guards = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' "
        "AND tbl_name IN ('operation', 'journal') ORDER BY rowid"
    ).fetchall()
    for name, _sql in guards:
        db.execute(f"DROP TRIGGER main.{name}")
    yield
    for _name, sql in guards:
        db.execute(sql)


@contextmanager
def by_range(db: sqlite3.Connection, *tables: str) -> Iterator[None]:
    """Writes one entry a table for all rows put in meanwhile, for a great many of them.

    Changes and deletions are written down one by one as ever.

    Args:
        db: a connection within a write.
        tables: tables whose rows have an id; new rows must come after all there ever were.
    """
    first = {table: _last_given(db, table) + 1 for table in tables}
    with unwritten(db, *(Watch(table, "insert") for table in tables)):
        yield
    for table in tables:
        db.execute(_RANGE.format(table), (table, first[table]))


@contextmanager
def unwritten(db: sqlite3.Connection, *watches: Watch) -> Iterator[None]:
    """Does not write some kinds of changes down meanwhile, which is left to the caller."""
    recording = _recording(db)
    for watch in watches:
        recording.leave_out(watch)
    yield
    for watch in watches:
        recording.take_in(watch)


def note_insertions(db: sqlite3.Connection, table: str, first: int, last: int) -> None:
    """Writes one entry for rows that were put in at once, with all ids between these two."""
    db.execute(_ONE_ENTRY, (table, first, last))


def put_back(db: sqlite3.Connection, form: RowForm, rows: str) -> None:
    """Puts rows that were there once back into a table.

    Args:
        db: a connection within a write.
        form: of the table.
        rows: the query for them: their keys as the journal has them, then all of a row as JSON.
    """
    many, first, last, sample = db.execute(
        f"WITH these (key, row) AS ({rows}) "
        "SELECT count(*), min(key), max(key), max(row) FROM these"
    ).fetchone()
    if not many:
        return
    in_one = form.has_id and many > _FEW and last - first + 1 == many
    insertions = [Watch(form.table, "insert")] if in_one else []
    columns = [name for name in form.columns if name in json.loads(sample)]
    values = ", ".join(f"json_extract(row, '$.{name}')" for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    with unwritten(db, *insertions):
        db.execute(
            f"WITH these (key, row) AS ({rows}) INSERT INTO {form.table} ({names}) "
            f"SELECT {values} FROM these ORDER BY key"
        )
    if in_one:
        note_insertions(db, form.table, first, last)


def _recording(db: sqlite3.Connection) -> Recording:
    if not isinstance(db, Recording):
        raise TypeError("only within a write is anything recorded")
    return db


def _last_given(db: sqlite3.Connection, table: str) -> int:
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row else 0
