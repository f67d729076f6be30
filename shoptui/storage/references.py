"""Whether rows that are to go are still needed, and rows that are to come back can stand."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shoptui.storage import obstacles
from shoptui.storage.journal import watched_tables
from shoptui.storage.row_form import RowForm, row_form
from shoptui.storage.taken import NOTHING, REMOVE, RESTORE, UPDATE

# Made on the way by sales and contacts; once others use them too they stay.
BY_PRODUCTS = ("product", "product_group")


class Reference(NamedTuple):
    """A column of one table that names rows of another by their id."""

    table: str
    column: str
    parent: str


def references(db: sqlite3.Connection) -> list[Reference]:
    """All references between tables of records."""
    return [
        Reference(table, row[3], row[2])
        for table in watched_tables(db)
        for row in db.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        if row[2] != "operation"
    ]


def references_to(db: sqlite3.Connection, parent: str) -> list[Reference]:
    """The references to one table, its own to itself included."""
    return [each for each in references(db) if each.parent == parent]


def spare_by_products(db: sqlite3.Connection, forms: Sequence[RowForm]) -> None:
    """Leaves products and groups that others came to use, where an operation did more than that."""
    if all(form.table in BY_PRODUCTS for form in forms):
        return
    for parent in BY_PRODUCTS:
        for reference, row_id, _user in _needed(db, parent):
            db.execute(
                f"UPDATE temp.taken SET act = '{NOTHING}' WHERE table_name = ? AND row_id = ?",
                (reference.parent, row_id),
            )


def check(db: sqlite3.Connection, operation_id: int, forms: Sequence[RowForm]) -> None:
    """Refuses to part what belongs together.

    Raises:
        Conflict: it names the operation in the way.
    """
    for form in forms:
        for reference, _row_id, user in _needed(db, form.table):
            raise obstacles.needed(db, operation_id, reference.table, user)
        for reference, row_id in _missing(db, form.table):
            raise obstacles.missing(db, operation_id, reference.parent, row_id)


def _needed(
    db: sqlite3.Connection, parent: str
) -> Iterator[tuple[Reference, int | str, int | str]]:
    """Rows that are to go, and for each one that needs it and stays."""
    for reference in references_to(db, parent):
        # The plus keeps SQLite from converting, which would cost it the index.
        key, column = row_form(db, reference.table).key_of("user"), reference.column
        rows = db.execute(
            f"SELECT gone.row_id, {key} FROM temp.taken AS gone "
            f'CROSS JOIN {reference.table} AS user ON user."{column}" = gone.row_id '
            f"WHERE gone.table_name = ? AND gone.act = '{REMOVE}' "
            "AND NOT EXISTS (SELECT 1 FROM temp.taken AS own WHERE own.table_name = ? "
            f"AND own.row_id = +{key} AND (own.act = '{REMOVE}' OR own.act = '{UPDATE}' "
            f"AND json_type(own.sets, '$.{column}') IS NOT NULL))",
            (parent, reference.table),
        ).fetchall()
        yield from ((reference, row_id, user) for row_id, user in rows)


def _missing(db: sqlite3.Connection, table: str) -> Iterator[tuple[Reference, int | str]]:
    """What rows that are to come back refer to and will not find."""
    for reference in references(db):
        if reference.table != table:
            continue
        wanted, parent = f"json_extract(back.sets, '$.{reference.column}')", reference.parent
        rows = db.execute(
            f"SELECT {wanted} FROM temp.taken AS back WHERE table_name = ? "
            f"AND act IN ('{RESTORE}', '{UPDATE}') AND {wanted} IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM temp.taken WHERE table_name = ? "
            f"AND act = '{RESTORE}' AND row_id = {wanted}) "
            f"AND (NOT EXISTS (SELECT 1 FROM {parent} WHERE id = {wanted}) "
            "OR EXISTS (SELECT 1 FROM temp.taken WHERE table_name = ? "
            f"AND act = '{REMOVE}' AND row_id = {wanted})) LIMIT 1",
            (table, parent, parent),
        ).fetchall()
        yield from ((reference, row_id) for (row_id,) in rows)
