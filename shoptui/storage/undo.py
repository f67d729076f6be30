"""Taking an operation back: every row it touched becomes what it was before, or nothing does.

It is done inside an operation of its own, whose changes the journal notes like any other, so that
a redo is the undo of an undo.
"""

import sqlite3
from collections.abc import Sequence

from shoptui.storage import (
    customers,
    obstacles,
    operations,
    purchases,
    references,
    search,
    shops,
    span_acts,
    taken,
)
from shoptui.storage.journal import put_back
from shoptui.storage.references import Reference
from shoptui.storage.row_form import RowForm
from shoptui.storage.taken import DERIVED, Open, Row, meant
from shoptui.storage.taken_acts import REMOVE, RESTORE, UPDATE

_SEARCHED = {"name", "code", "phone", "phone_key", "email"}  # what `customers.search_key` is of


def take_back(db: sqlite3.Connection, operation_id: int) -> None:
    """Takes an operation back, inside a write.

    Raises:
        Conflict: a later operation stands in the way; the sentence names it.
    """
    if operations.is_blanked(db, operation_id):
        raise obstacles.erased(db, operation_id)
    taken.begin(db)
    forms = taken.gather(db, operation_id)
    if taken.is_erased(db, operation_id):
        raise obstacles.erased(db, operation_id)
    for form in forms:
        _decide_open_rows(db, operation_id, form.table)
    known = references.references(db)
    references.spare_by_products(db, forms, known)
    references.check(db, operation_id, forms, known)
    _settle(db, operation_id, _carried_out(db, operation_id, forms, known))
    if _sets_currency(db) and shops.holds_amounts(db):
        raise obstacles.amounts_recorded(db, operation_id)
    taken.end(db)


def _carried_out(
    db: sqlite3.Connection,
    operation_id: int,
    forms: Sequence[RowForm],
    known: Sequence[Reference],
) -> set[int]:
    """Does what was decided, and returns the sales whose refunds or selves that touched."""
    sales = _sales_touched(db) | span_acts.refunded_sales(db)
    db.execute("PRAGMA defer_foreign_keys = ON")
    try:
        span_acts.remove(db, known)
        _apply(db, forms)
        tables = span_acts.restore(db, operation_id, known)
    except sqlite3.IntegrityError as error:
        raise obstacles.place_taken(db, operation_id) from error
    references.check_restored(db, operation_id, known, tables)
    return sales | span_acts.refunded_sales(db)


def _decide_open_rows(db: sqlite3.Connection, operation_id: int, table: str) -> None:
    derived = DERIVED.get(table, set())
    for row in taken.open_rows(db, table):
        if row.before is not None and row.now is not None and row.after is not None:
            sets = _sets(row.before, row.after, derived)
            if any(row.now[column] != row.after[column] for column in sets):
                raise obstacles.changed_later(
                    db, operation_id, table, row.row_id, row.now, set(sets)
                )
            taken.decide(db, table, row.row_id, UPDATE, sets)
        elif row.before is None and _is_as_left(row, derived):
            taken.decide(db, table, row.row_id, REMOVE)
        else:
            raise obstacles.changed_later(db, operation_id, table, row.row_id, row.now)


def _sets(before: Row, after: Row, derived: set[str]) -> Row:
    """What an update has to set back: the columns the operation changed."""
    return {
        column: value
        for column, value in before.items()
        if column not in derived and after.get(column) != value
    }


def _is_as_left(row: Open, derived: set[str]) -> bool:
    if row.after is None or row.now is None:
        return False
    return not _sets(row.after, row.now, derived)


def _apply(db: sqlite3.Connection, forms: Sequence[RowForm]) -> None:
    for form in forms:
        if form.table == "customer":
            search.remove(db, meant("customer", REMOVE))
        _remove(db, form)
    for form in forms:
        _set_back(db, form)
    for form in forms:
        put_back(db, form, meant(form.table, RESTORE, "row_id, sets"))
        if form.table == "customer":
            search.add(db, meant("customer", RESTORE))
            _make_findable(db)


def _remove(db: sqlite3.Connection, form: RowForm) -> None:
    keys = [f"json_extract(row_id, '$[{place}]')" for place in range(len(form.key))]
    rows = meant(form.table, REMOVE, "row_id" if form.has_id else ", ".join(keys))
    names = ", ".join(f'"{name}"' for name in form.key)
    db.execute(f"DELETE FROM {form.table} WHERE ({names}) IN ({rows})")


def _set_back(db: sqlite3.Connection, form: RowForm) -> None:
    for row_id, text in db.execute(meant(form.table, UPDATE, "row_id, sets")).fetchall():
        sets = taken.read(text)
        if sets:
            assignments = ", ".join(f'"{column}" = ?' for column in sets)
            db.execute(
                f"UPDATE {form.table} AS t SET {assignments} WHERE {form.is_row('t', '?')}",
                (*sets.values(), *[row_id] * len(form.key)),
            )


def _make_findable(db: sqlite3.Connection) -> None:
    """Follows changed names and numbers in what a search looks through."""
    for customer_id, text in db.execute(meant("customer", UPDATE, "row_id, sets")).fetchall():
        if _SEARCHED & set(taken.read(text)):
            customers.renew_search_key(db, customer_id)


def _sales_touched(db: sqlite3.Connection) -> set[int]:
    """The sales of all refunds that are touched, and the sales that change."""
    acts = f"act IN ('{REMOVE}', '{RESTORE}', '{UPDATE}')"
    rows = db.execute(
        f"SELECT row_id FROM temp.taken WHERE table_name = 'purchase' AND act = '{UPDATE}' "
        + "".join(
            f"UNION SELECT json_extract({state}, '$.sale_id') FROM temp.taken "
            f"WHERE table_name = 'purchase' AND {acts} "
            for state in ("before", "now")
        )
    )
    return {sale_id for (sale_id,) in rows if sale_id is not None}


def _sets_currency(db: sqlite3.Connection) -> bool:
    changed = {row_id for (row_id,) in db.execute(meant("setting", UPDATE))}
    return bool(changed & {'["shop.currency"]', '["shop.currency_digits"]'})


def _settle(db: sqlite3.Connection, operation_id: int, sales: set[int]) -> None:
    for sale_id in sorted(sales):
        purchases.resettle(db, sale_id)
        if not purchases.covers_refunds(db, sale_id):
            raise obstacles.too_much_back(db, operation_id, sale_id)
