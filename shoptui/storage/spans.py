"""Very many rows that are taken back together: by the range of their ids, and never one by one.

An import is taken back by a few statements, not by one a row. Rows of a range that were changed one
by one since are looked at one by one, as `taken` does; the others make the spans between them.
"""

import sqlite3
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from shoptui.storage.row_form import RowForm
from shoptui.storage.taken_acts import BY_PRODUCTS, REMOVE, RESTORE

LEAST = 500  # rows of a range; fewer are looked at one by one
_MOST_APART = 100  # rows of a range that are looked at one by one before all of them are

_MADE = """CREATE TEMP TABLE span (
    table_name TEXT, act TEXT, first INTEGER, last INTEGER, PRIMARY KEY (table_name, act, first)
) WITHOUT ROWID"""
_OWN = """SELECT row_id, last_row, before IS NOT NULL FROM journal
WHERE operation_id = :operation AND table_name = :table AND last_row IS NOT NULL ORDER BY row_id"""
_CHANGED_SINCE = """SELECT DISTINCT row_id FROM journal WHERE table_name = :table
AND row_id BETWEEN :first AND :last AND id > :end AND last_row IS NULL LIMIT :most"""
_ERASED_SINCE = """SELECT 1 FROM journal INDEXED BY journal_range
JOIN temp.span USING (table_name) WHERE last_row IS NOT NULL AND blanked AND id > ?
AND row_id <= last AND last_row >= first LIMIT 1"""


class Range(NamedTuple):
    """Rows that came, or went, at once by one operation.

    Attributes:
        went: whether the operation took them away.
    """

    first: int
    last: int
    went: bool

    @property
    def act(self) -> str:
        """What taking the operation back does with them."""
        return RESTORE if self.went else REMOVE


class Span(NamedTuple):
    """Rows with which all the same is to be done."""

    table: str
    act: str
    first: int
    last: int


def begin(db: sqlite3.Connection) -> None:
    """Makes the table of them, empty."""
    db.execute("DROP TABLE IF EXISTS temp.span")
    db.execute(_MADE)


def end(db: sqlite3.Connection) -> None:
    """Lets go of the table."""
    db.execute("DROP TABLE temp.span")


def ranges(db: sqlite3.Connection, operation_id: int, table: str) -> list[Range]:
    """The ranges of rows an operation put in or took away at once; neighbours are one."""
    found = list[Range]()
    asked = {"operation": operation_id, "table": table}
    for first, last, went in db.execute(_OWN, asked).fetchall():
        if found and found[-1].last + 1 == first and found[-1].went == went:
            first = found.pop().first
        found.append(Range(first, last, bool(went)))
    return found


def note(db: sqlite3.Connection, form: RowForm, each: Range, end: int) -> list[Range]:
    """Notes spans for a range, and returns the rest, which is to be looked at row by row.

    Args:
        db: a connection within a write.
        form: of the table.
        each: the range.
        end: the last entry of the journal that is the operation's own.
    """
    apart = _apart(db, form, each, end)
    if apart is None:
        return [each]
    spans = _between(each, apart)
    db.executemany(
        "INSERT INTO temp.span VALUES (?, ?, ?, ?)",
        [(form.table, each.act, first, last) for first, last in spans],
    )
    return [Range(row_id, row_id, each.went) for row_id in apart]


def all_of(db: sqlite3.Connection, act: str) -> list[Span]:
    """The spans of rows with which this is to be done."""
    query = "SELECT * FROM temp.span WHERE act = ? ORDER BY table_name, first"
    return [Span._make(row) for row in db.execute(query, (act,))]


def is_erased(db: sqlite3.Connection, end: int) -> bool:
    """Whether what stood in one of them was erased after an entry of the journal."""
    return db.execute(_ERASED_SINCE, (end,)).fetchone() is not None


def within(table: str, act: str, row_id: str) -> str:
    """The condition that a row is within a span, for a query."""
    return (
        f"ifnull({row_id} <= (SELECT last FROM temp.span WHERE table_name = '{table}' "
        f"AND act = '{act}' AND first <= {row_id} ORDER BY first DESC LIMIT 1), 0)"
    )


def _apart(db: sqlite3.Connection, form: RowForm, each: Range, end: int) -> Sequence[int] | None:
    """The rows of a range that changed since, by id; None where it has to be taken row by row."""
    if each.last - each.first < LEAST or not form.has_id or form.table in BY_PRODUCTS:
        return None
    asked = {"table": form.table, "first": each.first, "last": each.last, "end": end}
    rows = db.execute(_CHANGED_SINCE, {**asked, "most": _MOST_APART + 1}).fetchall()
    apart = sorted(row_id for (row_id,) in rows)
    is_as_left = len(apart) <= _MOST_APART and _others_there(db, form.table, each, apart) == (
        0 if each.went else each.last - each.first + 1 - len(apart)
    )
    return apart if is_as_left else None


def _others_there(db: sqlite3.Connection, table: str, each: Range, apart: Sequence[int]) -> int:
    (count,) = db.execute(
        f"SELECT count(*) FROM {table} WHERE id BETWEEN ? AND ?", (each.first, each.last)
    ).fetchone()
    these = ", ".join(map(str, apart))
    (known,) = db.execute(f"SELECT count(*) FROM {table} WHERE id IN ({these})").fetchone()
    return int(count) - int(known)


def _between(each: Range, apart: Sequence[int]) -> list[tuple[int, int]]:
    edges = [each.first - 1, *apart, each.last + 1]
    return [(one + 1, other - 1) for one, other in pairwise(edges) if one + 1 < other]
