"""What the whole shop took, walk-ins and customers put away included."""

import sqlite3
from datetime import date

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
