"""Whom the operations since an earlier one were about, as the journal tells."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

MOST = 2_000  # entries of the journal; of more, all customers are read anew sooner

# By table the columns that name customers.
OF_CUSTOMERS = {
    "customer": ("id",),
    "purchase": ("customer_id",),
    "referral": ("referrer_id",),
    "feedback": ("customer_id",),
    "contact": ("customer_id",),
    "campaign_member": ("customer_id",),
    "reward_grant": ("customer_id",),
}
TICKS = "rule_result"  # these are about the customers of their sales
# What is recorded of everybody changes its meaning with these.
OF_EVERYBODY = frozenset({"campaign", "house_rule", "holiday"})
# Neither what customers did nor how it is counted follows from these.
OF_NOBODY = frozenset(
    {
        "setting",
        "product",
        "product_group",
        "purchase_line",
        "import_batch",
        "reward",
        "reward_rule",
        "to_do_done",
        "not_same",
        "marketing_cost",
    }
)


class Seen(NamedTuple):
    """An operation, so that the same one is found again; another file has others."""

    id: int
    at: str
    what: str


class Changed(NamedTuple):
    """What changed.

    Attributes:
        customers: whose records did.
        everybody: whether a record changed that all customers are judged by.
    """

    customers: frozenset[int]
    everybody: bool


_Entry = tuple[str, int | str, int | None, str | None]

_UNTOLD = """SELECT EXISTS (SELECT 1 FROM operation WHERE id > :since AND (
    NOT EXISTS (SELECT 1 FROM journal WHERE operation_id = operation.id)
    OR EXISTS (SELECT 1 FROM journal WHERE operation_id = operation.id AND blanked)))"""
_ENTRIES = f"""SELECT table_name, row_id, last_row, before FROM journal
WHERE operation_id > :since ORDER BY id LIMIT {MOST + 1}"""
_REFERRERS = """SELECT referrer_id FROM referral
WHERE friend_id IN (SELECT value FROM json_each(:whom))"""


def last_seen(db: sqlite3.Connection) -> Seen:
    """The newest operation."""
    row = db.execute("SELECT id, at, what FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return Seen(*row) if row else Seen(0, "", "")


def is_known(db: sqlite3.Connection, seen: Seen) -> bool:
    """Whether an operation seen earlier stands in the file."""
    found = db.execute("SELECT id, at, what FROM operation WHERE id = ?", (seen.id,)).fetchone()
    return found == tuple(seen) if found else not seen.id


def changed_since(db: sqlite3.Connection, since: Seen) -> Changed | None:
    """Whom the operations after one were about; None where that is not told, or were too many."""
    by = {"since": since.id}
    if not is_known(db, since) or db.execute(_UNTOLD, by).fetchone()[0]:
        return None
    entries: list[_Entry] = db.execute(_ENTRIES, by).fetchall()
    if len(entries) > MOST:
        return None
    whom, everybody = set[int](), False
    for table in {entry[0] for entry in entries}:
        rows = [entry for entry in entries if entry[0] == table]
        everybody = everybody or table in OF_EVERYBODY
        if table in OF_CUSTOMERS or table == TICKS:
            found = _customers(db, table, rows)
            if found is None:
                return None
            whom |= found
        elif table not in OF_EVERYBODY | OF_NOBODY:
            return None
    whom |= {who for (who,) in db.execute(_REFERRERS, {"whom": json.dumps([*whom])})}
    return Changed(frozenset(whom), everybody)


def _customers(db: sqlite3.Connection, table: str, rows: Iterable[_Entry]) -> set[int] | None:
    """Whom the rows are and were about; None where they are too many to say."""
    keys, found = set[int](), set[int | None]()
    for _table, row_id, last_row, before in rows:
        if isinstance(row_id, str):  # the key of a row without a number, such as [sale, rule]
            first, second = json.loads(row_id)
            keys.add(first)
            found.add(second if table == "campaign_member" else None)
        elif (last_row or row_id) - row_id > MOST or (last_row and before):
            return None  # a great many, or packed
        else:
            keys |= set(range(row_id, (last_row or row_id) + 1))
        found |= set(_named(table, before))
    if table == TICKS:
        found |= _now(db, "purchase", keys)
    elif table != "campaign_member":
        found |= _now(db, table, keys)
    return {who for who in found if who is not None}


def _named(table: str, before: str | None) -> Iterator[int | None]:
    row = json.loads(before) if before else {}
    return (row[column] for column in OF_CUSTOMERS.get(table, ()) if column in row)


def _now(db: sqlite3.Connection, table: str, keys: Iterable[int]) -> set[int | None]:
    (column,) = OF_CUSTOMERS[table]
    query = f"SELECT {column} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
    return {who for (who,) in db.execute(query, (json.dumps([*keys]),))}
