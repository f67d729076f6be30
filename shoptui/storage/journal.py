"""The journal: what every row was before each change, from which changes can be taken back.

`recording` writes it. The journal and the list of operations are only added to, which triggers
in the file see to.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from shoptui.storage.recording import NOT_WATCHED, Recording
from shoptui.storage.row_form import RowForm

__all__ = ["NOT_WATCHED", "by_range", "put_back", "set_aside", "unguarded", "watched_tables"]

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
    recording = _recording(db)
    first = {table: _last_given(db, table) + 1 for table in tables}
    for table in tables:
        recording.leave_out_insertions(table)
    yield
    for table in tables:
        recording.take_in_insertions(table)
        db.execute(_RANGE.format(table), (table, first[table]))


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
    recording = _recording(db)
    in_one = form.has_id and many > _FEW and last - first + 1 == many
    if in_one:
        recording.leave_out_insertions(form.table)
    columns = [name for name in form.columns if name in json.loads(sample)]
    values = ", ".join(f"json_extract(row, '$.{name}')" for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    db.execute(
        f"WITH these (key, row) AS ({rows}) INSERT INTO {form.table} ({names}) "
        f"SELECT {values} FROM these ORDER BY key"
    )
    if in_one:
        recording.take_in_insertions(form.table)
        db.execute(_ONE_ENTRY, (form.table, first, last))


def _recording(db: sqlite3.Connection) -> Recording:
    if not isinstance(db, Recording):
        raise TypeError("only within a write is anything recorded")
    return db


def _last_given(db: sqlite3.Connection, table: str) -> int:
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row else 0
