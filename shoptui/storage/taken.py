"""What taking an operation back comes to, row by row, in a temporary table of one connection.

Of every row the operation touched: what it was before, as the operation left it, and what it is
now; then what is to be done with it. Rows that came or went together are left to `spans`, all but
those that changed since.
"""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from shoptui.storage import blocks, spans
from shoptui.storage.row_form import RowForm, row_form
from shoptui.storage.spans import Range
from shoptui.storage.taken_acts import NOTHING, REMOVE, RESTORE

# These follow from other columns and rows, so they are worked out anew and never in the way.
DERIVED = {"purchase": {"counted_on", "wholly_refunded_on"}, "customer": {"search_key"}}

Row = dict[str, Any]


class Open(NamedTuple):
    """A row that has to be looked at more closely.

    Attributes:
        row_id: as in the journal.
        before: what it was before the operation, None where it was not there.
        after: as the operation left it, None where it was gone.
        now: what it is, None where it is not there.
    """

    row_id: int | str
    before: Row | None
    after: Row | None
    now: Row | None


_TAKEN = """CREATE TEMP TABLE taken (
    table_name TEXT, row_id, before TEXT, later INTEGER, now TEXT, after TEXT, act TEXT, sets TEXT,
    PRIMARY KEY (table_name, row_id)
) WITHOUT ROWID"""

# A row that came in with many others has no entry of its own.
_TOUCHED = """WITH touched (row_id, first) AS (
    SELECT row_id, min(id) FROM journal AS own
    WHERE operation_id = :operation AND table_name = :table AND last_row IS NULL
    GROUP BY row_id
)
INSERT INTO temp.taken (table_name, row_id, before)
SELECT :table, row_id, (SELECT before FROM journal WHERE id = first) FROM touched
WHERE NOT EXISTS (SELECT 1 FROM journal AS many INDEXED BY journal_range
    WHERE operation_id = :operation AND table_name = :table AND last_row IS NOT NULL
    AND touched.row_id BETWEEN many.row_id AND many.last_row)"""
_MANY = """INSERT INTO temp.taken (table_name, row_id)
SELECT :table, id FROM {table} WHERE id BETWEEN :first AND :last
UNION SELECT :table, row_id FROM journal
WHERE table_name = :table AND row_id BETWEEN :first AND :last AND id > :end"""
_LATER = """UPDATE temp.taken SET later = (
    SELECT min(id) FROM (
        SELECT id FROM journal WHERE table_name = :table AND row_id = taken.row_id AND id > :end
        UNION ALL SELECT id FROM journal AS many INDEXED BY journal_range
        WHERE table_name = :table AND last_row IS NOT NULL AND id > :end
        AND taken.row_id BETWEEN many.row_id AND many.last_row))
WHERE table_name = :table"""
_STATES = """UPDATE temp.taken SET now = (SELECT {json} FROM {table} AS t WHERE {match})
WHERE table_name = :table"""
_AFTER = """UPDATE temp.taken SET after =
    CASE WHEN later IS NULL THEN now ELSE (SELECT before FROM journal WHERE id = later) END
WHERE table_name = :table"""
_ACTS = f"""UPDATE temp.taken SET act = CASE
    WHEN before IS NULL AND after IS NULL THEN '{NOTHING}'
    WHEN before IS NULL AND now = after THEN '{REMOVE}'
    WHEN before IS NOT NULL AND now IS NULL AND after IS NULL THEN '{RESTORE}' END,
    sets = before
WHERE table_name = :table"""


def begin(db: sqlite3.Connection) -> None:
    """Makes the tables, empty."""
    db.execute("DROP TABLE IF EXISTS temp.taken")
    db.execute(_TAKEN)
    spans.begin(db)


def end(db: sqlite3.Connection) -> None:
    """Lets go of the tables."""
    db.execute("DROP TABLE temp.taken")
    spans.end(db)


def last_entry(db: sqlite3.Connection, operation_id: int) -> int:
    """The last entry of the journal that is an operation's own, 0 where it changed nothing.

    So it is where a step that led back to where it began was undone.
    """
    query = "SELECT coalesce(max(id), 0) FROM journal WHERE operation_id = ?"
    return int(db.execute(query, (operation_id,)).fetchone()[0])


def gather(db: sqlite3.Connection, operation_id: int) -> list[RowForm]:
    """Takes in all rows an operation touched; returns the forms of their tables."""
    end = last_entry(db, operation_id)
    tables = db.execute(
        "SELECT DISTINCT table_name FROM journal WHERE operation_id = ? ORDER BY 1", (operation_id,)
    ).fetchall()
    forms = [row_form(db, table) for (table,) in tables]
    for form in forms:
        _gather(db, form, {"operation": operation_id, "table": form.table, "end": end})
    return forms


def _gather(db: sqlite3.Connection, form: RowForm, asked: dict[str, Any]) -> None:
    db.execute(_TOUCHED, asked)
    for each in spans.ranges(db, asked["operation"], form.table):
        for rest in spans.note(db, form, each, asked["end"]):
            _take_in(db, form, rest, asked)
    db.execute(_LATER, asked)
    states = _STATES.format(
        json=form.json_of("t"), table=form.table, match=form.is_row("t", "taken.row_id")
    )
    for statement in (states, _AFTER):
        db.execute(statement, asked)
    _read_blocks(db, form.table)
    db.execute(_ACTS, asked)


def _take_in(db: sqlite3.Connection, form: RowForm, rest: Range, asked: dict[str, Any]) -> None:
    """Takes in the rows of a range one by one."""
    if not rest.went:
        db.execute(_MANY.format(table=form.table), {**asked, **rest._asdict()})
        return
    for block in blocks.of_operation(db, asked["operation"], form.table):
        db.executemany(
            "INSERT INTO temp.taken (table_name, row_id, before) VALUES (?, ?, ?)",
            [
                (form.table, row["id"], json.dumps(row))
                for row in block.read().by_name()
                if rest.first <= row["id"] <= rest.last
            ],
        )


def _read_blocks(db: sqlite3.Connection, table: str) -> None:
    """Finds what rows were left as that a later operation took away with many others."""
    later = db.execute(
        "SELECT DISTINCT later FROM temp.taken JOIN journal ON journal.id = later "
        "WHERE taken.table_name = ? AND last_row IS NOT NULL AND journal.before IS NOT NULL",
        (table,),
    ).fetchall()
    for (entry_id,) in later:
        block = blocks.of_number(db, entry_id)
        db.executemany(
            "UPDATE temp.taken SET after = ? WHERE table_name = ? AND row_id = ? AND later = ?",
            [
                (json.dumps(row), table, row["id"], entry_id)
                for row in (block.read().by_name() if block else ())
            ],
        )


def is_erased(db: sqlite3.Connection, operation_id: int) -> bool:
    """Whether what a row was left as by the operation was erased since."""
    later = "SELECT 1 FROM temp.taken JOIN journal ON journal.id = later WHERE blanked LIMIT 1"
    if db.execute(later).fetchone():
        return True
    return spans.is_erased(db, last_entry(db, operation_id))


def open_rows(db: sqlite3.Connection, table: str) -> Iterator[Open]:
    """The rows of a table of which it is not yet known what to do."""
    rows = db.execute(
        "SELECT row_id, before, after, now FROM temp.taken WHERE table_name = ? AND act IS NULL",
        (table,),
    ).fetchall()
    for row_id, *states in rows:
        before, after, now = (None if state is None else read(state) for state in states)
        yield Open(row_id, before, after, now)


def decide(
    db: sqlite3.Connection, table: str, row_id: int | str, act: str, sets: Row | None = None
) -> None:
    """Notes what is to be done with a row, and for an update the columns to set."""
    db.execute(
        "UPDATE temp.taken SET act = ?, sets = ifnull(?, sets) WHERE table_name = ? AND row_id = ?",
        (act, None if sets is None else json.dumps(sets), table, row_id),
    )


def read(text: str) -> Row:
    """A row, or columns of one, from JSON."""
    row: Row = json.loads(text)
    return row


def meant(table: str, act: str, columns: str = "row_id") -> str:
    """The query for the rows of a table with which the same is to be done."""
    return f"SELECT {columns} FROM temp.taken WHERE table_name = '{table}' AND act = '{act}'"
