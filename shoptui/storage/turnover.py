"""What the whole shop took, walk-ins and customers put away included."""

import json
import sqlite3
from datetime import date
from typing import Any

from shoptui.domain.turnover import Turnover

_KNOWN = "void = 0 AND counted_on <= :as_of AND ordered_on <= :as_of"
_IS_ORDER = "kind = 'sale' AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of)"

_TURNOVER = f"""
SELECT coalesce(sum(CASE kind WHEN 'sale' THEN amount ELSE -amount END), 0),
    count(CASE WHEN {_IS_ORDER} THEN 1 END)
FROM purchase INDEXED BY purchase_facts WHERE {_KNOWN}
"""

# Who a walk-in was is not known, so each of their receipts is a visit of its own.
_VISITS = f"""
SELECT coalesce(sum(CASE WHEN customer_id IS NULL THEN receipts ELSE 1 END), 0) FROM (
    SELECT customer_id, count(*) AS receipts FROM purchase INDEXED BY purchase_facts
    WHERE {_KNOWN} AND {_IS_ORDER} GROUP BY customer_id, counted_on)
"""


_ENTRIES = """SELECT row_id, last_row, before FROM journal
WHERE operation_id > :since AND table_name = 'purchase' ORDER BY id"""
_NOW = """SELECT id, kind, amount, void, counted_on, ordered_on, wholly_refunded_on FROM purchase
WHERE id IN (SELECT value FROM json_each(?))"""


def turnover_since(db: sqlite3.Connection, operation_id: int, as_of: date) -> Turnover | None:
    """What the sales recorded and changed since an operation add to the turnover up to a day.

    None where a great many came at once, which have no entry each. Receipts count one by one.
    """
    before: dict[int, Turnover] = {}
    for row_id, last_row, row in db.execute(_ENTRIES, {"since": operation_id}):
        if last_row is not None:
            return None
        before.setdefault(row_id, _brought(json.loads(row), as_of) if row else Turnover(0, 0))
    columns = ("id", "kind", "amount", "void", "counted_on", "ordered_on", "wholly_refunded_on")
    rows = db.execute(_NOW, (json.dumps([*before]),))
    now = [_brought(dict(zip(columns, row, strict=True)), as_of) for row in rows]
    was = before.values()
    return Turnover(
        sum(each.net for each in now) - sum(each.net for each in was),
        sum(each.orders for each in now) - sum(each.orders for each in was),
    )


def _brought(row: dict[str, Any], as_of: date) -> Turnover:
    """What one sale or refund makes of the turnover."""
    day = as_of.isoformat()
    if row["void"] or row["counted_on"] > day or row["ordered_on"] > day:
        return Turnover(0, 0)
    if row["kind"] != "sale":
        return Turnover(-row["amount"], 0)
    refunded = row["wholly_refunded_on"]
    return Turnover(row["amount"], int(refunded is None or refunded > day))


def turnover(db: sqlite3.Connection, as_of: date, day_is_one_visit: bool = False) -> Turnover:
    """What the shop took in its whole life up to a day.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        day_is_one_visit: several receipts of a customer on one day count as one order.
    """
    by = {"as_of": as_of.isoformat()}
    net, orders = db.execute(_TURNOVER, by).fetchone()
    if day_is_one_visit:
        (orders,) = db.execute(_VISITS, by).fetchone()
    return Turnover(net, orders)
