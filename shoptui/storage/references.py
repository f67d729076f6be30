"""Whether rows that are to go are still needed, and rows that are to come back can stand."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from shoptui.storage import obstacles
from shoptui.storage.journal import watched_tables
from shoptui.storage.row_form import RowForm, row_form
from shoptui.storage.spans import within
from shoptui.storage.taken_acts import BY_PRODUCTS, NOTHING, REMOVE, RESTORE, UPDATE


class Reference(NamedTuple):
    """A column of one table that names rows of another by their id."""

    table: str
    column: str
    parent: str


def references(db: sqlite3.Connection) -> list[Reference]:
    """All references between tables of records."""
    known = set(watched_tables(db))
    rows = db.execute(
        'SELECT t.name, f."from", f."table" FROM pragma_table_list AS t '
        "JOIN pragma_foreign_key_list(t.name) AS f "
        "WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, f.id, f.seq"
    ).fetchall()
    return [
        Reference(table, column, parent)
        for table, column, parent in rows
        if table in known and parent != "operation"
    ]


def references_to(db: sqlite3.Connection, parent: str) -> list[Reference]:
    """The references to one table, its own to itself included."""
    return [each for each in references(db) if each.parent == parent]


def spare_by_products(
    db: sqlite3.Connection, forms: Sequence[RowForm], known: Sequence[Reference]
) -> None:
    """Leaves products and groups that others came to use, where an operation did more than that."""
    touched = {form.table for form in forms}
    if touched <= set(BY_PRODUCTS):
        return
    for parent in sorted(touched & set(BY_PRODUCTS)):
        for reference, row_id, _user in _needed(db, _to(parent, known)):
            db.execute(
                f"UPDATE temp.taken SET act = '{NOTHING}' WHERE table_name = ? AND row_id = ?",
                (reference.parent, row_id),
            )


def check(
    db: sqlite3.Connection,
    operation_id: int,
    forms: Sequence[RowForm],
    known: Sequence[Reference],
) -> None:
    """Refuses to part what belongs together.

    Raises:
        Conflict: it names the operation in the way.
    """
    for form in forms:
        to_it = _to(form.table, known)
        for reference, _row_id, user in chain(_needed(db, to_it), _spans_needed(db, to_it)):
            raise obstacles.needed(db, operation_id, reference.table, user)
        for reference, row_id in _missing(db, form.table, known):
            raise obstacles.missing(db, operation_id, reference.parent, row_id)


def check_restored(
    db: sqlite3.Connection, operation_id: int, known: Sequence[Reference], tables: Iterable[str]
) -> None:
    """Refuses spans of rows, which are back already, where something they refer to is not there.

    Raises:
        Conflict: it names the operation in the way.
    """
    for table, column, parent in known:
        if table not in tables:
            continue
        row = db.execute(
            f'SELECT back."{column}" FROM temp.span CROSS JOIN {table} AS back '
            "ON back.id BETWEEN first AND last "
            f"WHERE table_name = '{table}' AND act = '{RESTORE}' AND back.\"{column}\" IS NOT NULL "
            f'AND NOT EXISTS (SELECT 1 FROM {parent} WHERE id = back."{column}") LIMIT 1'
        ).fetchone()
        if row:
            raise obstacles.missing(db, operation_id, parent, row[0])


_Needed = tuple[Reference, int | str, int | str]


def _to(parent: str, known: Sequence[Reference]) -> list[Reference]:
    return [each for each in known if each.parent == parent]


def _needed(db: sqlite3.Connection, known: Sequence[Reference]) -> Iterator[_Needed]:
    """Rows that are to go, and for each one that needs it and stays."""
    for reference in known:
        form, column = row_form(db, reference.table), reference.column
        rows = db.execute(
            f"SELECT gone.row_id, {form.key_of('user')} FROM temp.taken AS gone "
            f'CROSS JOIN {reference.table} AS user ON user."{column}" = gone.row_id '
            f"WHERE gone.table_name = ? AND gone.act = '{REMOVE}' AND {_stays(form, column)}",
            (reference.parent,),
        ).fetchall()
        yield from ((reference, row_id, user) for row_id, user in rows)


def _spans_needed(db: sqlite3.Connection, known: Sequence[Reference]) -> Iterator[_Needed]:
    """The same of rows that are to go together; the first one for each kind of need."""
    for reference in known:
        form, column = row_form(db, reference.table), reference.column
        row = db.execute(
            f'SELECT user."{column}", {form.key_of("user")} FROM temp.span AS gone '
            f'CROSS JOIN {reference.table} AS user ON user."{column}" BETWEEN first AND last '
            f"WHERE gone.table_name = ? AND gone.act = '{REMOVE}' AND {_stays(form, column)} "
            "LIMIT 1",
            (reference.parent,),
        ).fetchone()
        if row:
            yield reference, *row


def _stays(form: RowForm, column: str) -> str:
    """That a row, user, does not go as well, and goes on naming in a column what it names."""
    key = form.key_of("user")
    # The plus keeps SQLite from converting, which would cost it the index.
    alone = (
        "NOT EXISTS (SELECT 1 FROM temp.taken AS own "
        f"WHERE own.table_name = '{form.table}' AND own.row_id = +{key} AND (own.act = '{REMOVE}' "
        f"OR own.act = '{UPDATE}' AND json_type(own.sets, '$.{column}') IS NOT NULL))"
    )
    return f"NOT {within(form.table, REMOVE, key)} AND {alone}" if form.has_id else alone


def _missing(
    db: sqlite3.Connection, table: str, known: Sequence[Reference]
) -> Iterator[tuple[Reference, int | str]]:
    """What rows that are to come back refer to and will not find."""
    for reference in known:
        if reference.table != table:
            continue
        wanted, parent = f"json_extract(back.sets, '$.{reference.column}')", reference.parent
        rows = db.execute(
            f"SELECT {wanted} FROM temp.taken AS back WHERE table_name = ? "
            f"AND act IN ('{RESTORE}', '{UPDATE}') AND {wanted} IS NOT NULL "
            f"AND NOT {within(parent, RESTORE, wanted)} "
            "AND NOT EXISTS (SELECT 1 FROM temp.taken WHERE table_name = ? "
            f"AND act = '{RESTORE}' AND row_id = {wanted}) "
            f"AND (NOT EXISTS (SELECT 1 FROM {parent} WHERE id = {wanted}) "
            f"OR {within(parent, REMOVE, wanted)} "
            "OR EXISTS (SELECT 1 FROM temp.taken WHERE table_name = ? "
            f"AND act = '{REMOVE}' AND row_id = {wanted})) LIMIT 1",
            (table, parent, parent),
        ).fetchall()
        yield from ((reference, row_id) for (row_id,) in rows)
