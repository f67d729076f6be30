"""All that a shop file holds on one person, table by table.

The tables are found by their references to customers and purchases, so that a later one is not
forgotten.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shoptui.storage import blocks
from shoptui.storage.references import references, references_to
from shoptui.storage.same_person import ids_of_person

Value = str | int | None

# They repeat what stands in other columns, or tell one row from another.
_INTERNAL = {
    *("phone_key", "email_key", "search_key", "identity", "counted_on"),
    *("operation_id", "import_id", "merged_into"),
}
_OF_PURCHASES = "purchase"
# What the subject of a mark on the day's list is, by its kind; else it is the customer.
_SUBJECTS = {
    "feedback": ("complaint", "incident"),
    "purchase": ("feedback",),
    "contact": ("follow-up",),
}


@dataclass(frozen=True, slots=True)
class Held:
    """What one table holds on a person.

    Attributes:
        table: its name in the file.
        columns: the names of the columns.
        rows: the values as stored; a reference is the name of what it leads to, of a customer the
            code.
    """

    table: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]


class Entry(NamedTuple):
    """A step of the history that touched a record of the person.

    Attributes:
        at: the moment, UTC, ISO text.
        what: in the owner's words.
        table: of the record.
        before: what the record was before, JSON; None where it was not there.
    """

    at: str
    what: str
    table: str
    before: str | None


def everything(db: sqlite3.Connection, customer_id: int) -> list[Held]:
    """What every table holds on a person, the records merged with theirs included."""
    ids = ids_of_person(db, customer_id)
    these = f"({', '.join(map(str, ids))})"
    found = [_rows(db, "customer", f"t.id IN {these}")]
    for table, wheres in _about(db, these).items():
        found.append(_rows(db, table, " OR ".join(wheres)))
    found.append(_rows(db, "to_do_done", _marks(these)))
    return found


def tables(db: sqlite3.Connection) -> set[str]:
    """The tables in which there can be something about a person."""
    return {"customer", "to_do_done", *_about(db, "(0)")}


def history(db: sqlite3.Connection, customer_id: int) -> list[Entry]:
    """The steps that touched the person's records, the latest first, and what these were before."""
    ids = ids_of_person(db, customer_id)
    these = f"({', '.join(map(str, ids))})"
    wheres = [f"(table_name = 'customer' AND row_id IN {these})"]
    columns = {"customer": {"id"}}
    for reference in references_to(db, "customer"):
        table, column = reference.table, reference.column
        if table == "customer":
            continue
        columns.setdefault(table, set()).add(column)
        about = f'SELECT rowid FROM {table} WHERE "{column}" IN {these}'
        if _has_id(db, table):
            wheres.append(f"(table_name = '{table}' AND row_id IN ({about}))")
        wheres.append(f"(table_name = '{table}' AND json_extract(before, '$.{column}') IN {these})")
    rows = db.execute(
        "SELECT journal.id, at, what, table_name, before FROM journal "
        "JOIN operation ON operation.id = operation_id "
        f"WHERE (last_row IS NULL OR before IS NULL) AND ({' OR '.join(wheres)})"
    ).fetchall()
    for table, names in columns.items():
        rows += _packed(db, table, names, ids)
    return [Entry._make(row[1:]) for row in sorted(rows, key=lambda row: -row[0])]


def _packed(
    db: sqlite3.Connection, table: str, columns: Collection[str], ids: Collection[int]
) -> Iterator[tuple[int, str, str, str, str]]:
    """What went together with many others: the journal's number, then an entry."""
    for block, found in blocks.naming(db, table, columns, ids):
        at, what = db.execute(
            "SELECT at, what FROM operation WHERE id = ?", (block.operation,)
        ).fetchone()
        for row in found:
            yield block.id, at, what, table, json.dumps(row)


def _about(db: sqlite3.Connection, these: str) -> dict[str, list[str]]:
    """Which rows of which tables are about the person, directly or through a sale of theirs."""
    found: dict[str, list[str]] = {}
    for reference in references_to(db, "customer"):
        if reference.table != "customer":
            found.setdefault(reference.table, []).append(f't."{reference.column}" IN {these}')
    sales = f"(SELECT id FROM purchase WHERE customer_id IN {these})"
    for reference in references_to(db, _OF_PURCHASES):
        if reference.table != _OF_PURCHASES:
            found.setdefault(reference.table, []).append(f't."{reference.column}" IN {sales}')
    return found


def _marks(these: str) -> str:
    """Which marks on the day's list are about the person; their subject is no reference."""
    kinds = [kind for others in _SUBJECTS.values() for kind in others]
    wheres = [f"t.subject IN {these} AND t.kind NOT IN ({_listed(kinds)})"]
    for table, own in _SUBJECTS.items():
        about = f"(SELECT id FROM {table} WHERE customer_id IN {these})"
        wheres.append(f"t.subject IN {about} AND t.kind IN ({_listed(own)})")
    return " OR ".join(wheres)


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _rows(db: sqlite3.Connection, table: str, where: str) -> Held:
    columns = [
        row[1]
        for row in db.execute(f"PRAGMA table_info({table})").fetchall()
        if row[1] not in _INTERNAL
    ]
    leads_to = {each.column: each.parent for each in references(db) if each.table == table}
    shown = [_shown(db, column, leads_to.get(column, "")) for column in columns]
    order = "t.id" if _has_id(db, table) else "1"
    rows = db.execute(f"SELECT {', '.join(shown)} FROM {table} AS t WHERE {where} ORDER BY {order}")
    return Held(table, tuple(columns), rows.fetchall())


def _shown(db: sqlite3.Connection, column: str, parent: str) -> str:
    """What a column is shown by: of other customers only the code, since it is not about them."""
    said = {"customer": "code", "product_group": "name"}.get(parent)
    if parent and said is None:
        names = {row[1] for row in db.execute(f"PRAGMA table_info({parent})").fetchall()}
        said = "name" if "name" in names else None
    if said is None:
        return f't."{column}"'
    return f'(SELECT {said} FROM {parent} WHERE id = t."{column}") AS "{column}"'


def _has_id(db: sqlite3.Connection, table: str) -> bool:
    return any(row[1] == "id" for row in db.execute(f"PRAGMA table_info({table})").fetchall())
