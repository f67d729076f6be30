"""The aggregate query every analysis starts from: what each customer did, as of a date."""

import sqlite3
from datetime import date

from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts, ShopFacts
from shoptui.storage.columns import to_day

# A sale stops being an order on the day it is wholly refunded. Money counts on `counted_on` (for a
# refund the day of its sale), yet a refund is not known before the day it happened.
_IS_ORDER = "kind = 'sale' AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of)"
_SIGNED = "CASE kind WHEN 'sale' THEN amount ELSE -amount END"
_KNOWN = "void = 0 AND counted_on <= :as_of AND ordered_on <= :as_of"
_IN_WINDOW = "counted_on >= :start"

_ORDERS = f"count(CASE WHEN {_IS_ORDER} THEN 1 END)"
_ORDERS_IN = f"count(CASE WHEN {_IS_ORDER} AND {_IN_WINDOW} THEN 1 END)"
_VISITS = f"count(DISTINCT CASE WHEN {_IS_ORDER} THEN ordered_on END)"
_VISITS_IN = f"count(DISTINCT CASE WHEN {_IS_ORDER} AND {_IN_WINDOW} THEN ordered_on END)"

# Whom a reading of the facts is about: a condition on the sales, and one on the customers.
_EVERYBODY = (
    "customer_id IS NOT NULL",
    "(archived_on IS NULL OR archived_on > :as_of) "
    "AND (orders_ever > 0 OR ifnull(known_since, created_on) <= :as_of)",
)
_ARCHIVED = ("customer_id IS NOT NULL", "archived_on <= :as_of")
_ONE = ("customer_id = :who", "id = :who")

_CUSTOMERS = f"""
WITH did AS (
    SELECT customer_id,
        min(CASE WHEN {_IS_ORDER} THEN ordered_on END) AS first_order,
        max(CASE WHEN {_IS_ORDER} THEN ordered_on END) AS last_order,
        {{orders}} AS orders_ever,
        sum({_SIGNED}) AS net_ever,
        max(CASE WHEN {_IS_ORDER} AND {_IN_WINDOW} THEN ordered_on END) AS last_in_window,
        {{orders_in}} AS orders,
        sum(CASE WHEN {_IN_WINDOW} THEN {_SIGNED} ELSE 0 END) AS net
    FROM purchase INDEXED BY purchase_facts
    WHERE {_KNOWN} AND {{buyers}}
    GROUP BY customer_id
)
SELECT id, code, name, first_order, last_order, ifnull(orders_ever, 0), ifnull(net_ever, 0),
    last_in_window, ifnull(orders, 0), ifnull(net, 0)
FROM customer LEFT JOIN did ON did.customer_id = customer.id
WHERE {{listed}}
ORDER BY id
"""

_ORDER_VALUES = f"""
SELECT amount - ifnull((
    SELECT sum(back.amount) FROM purchase AS back
    WHERE back.sale_id = sale.id AND back.void = 0 AND back.ordered_on <= :as_of), 0) AS net
FROM purchase AS sale
WHERE {_KNOWN} AND {_IS_ORDER} AND {_IN_WINDOW}
"""

_FIRST_SALE = f"SELECT min(ordered_on) FROM purchase WHERE {_KNOWN} AND {_IS_ORDER}"


def shop_facts(
    db: sqlite3.Connection, as_of: date, window: Window, day_is_one_visit: bool = False
) -> ShopFacts:
    """The facts of the whole shop; only what happened on or before `as_of` counts.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        window: the days that `orders`, `net` and `last_in_window` look back on.
        day_is_one_visit: several receipts of one day count as one order.
    """
    start = window.start(as_of)
    span = {"as_of": as_of.isoformat(), "start": start.isoformat() if start else ""}
    (first_sale,) = db.execute(_FIRST_SALE, span).fetchone()
    return ShopFacts(
        as_of=as_of,
        start=start,
        first_sale=to_day(first_sale),
        median_order=_median_order(db, span),
        customers=everybody(db, as_of, window, day_is_one_visit),
    )


def everybody(
    db: sqlite3.Connection, as_of: date, window: Window, day_is_one_visit: bool = False
) -> list[CustomerFacts]:
    """The facts of the customers alone, for what needs no figures of the whole shop."""
    start = window.start(as_of)
    span = {"as_of": as_of.isoformat(), "start": start.isoformat() if start else ""}
    return _customers(db.execute(_query(_EVERYBODY, day_is_one_visit), span))


def archived_facts(
    db: sqlite3.Connection, as_of: date, day_is_one_visit: bool = False
) -> list[CustomerFacts]:
    """The facts of the customers put away by the as-of date, over their whole life."""
    span = {"as_of": as_of.isoformat(), "start": ""}
    return _customers(db.execute(_query(_ARCHIVED, day_is_one_visit), span))


def customer_facts(
    db: sqlite3.Connection, customer_id: int, as_of: date, day_is_one_visit: bool = False
) -> CustomerFacts | None:
    """The facts of one customer over the whole life, archived or not; None where there is none."""
    span = {"as_of": as_of.isoformat(), "start": "", "who": customer_id}
    return next(iter(_customers(db.execute(_query(_ONE, day_is_one_visit), span))), None)


def _query(whom: tuple[str, str], day_is_one_visit: bool) -> str:
    buyers, listed = whom
    return _CUSTOMERS.format(
        orders=_VISITS if day_is_one_visit else _ORDERS,
        orders_in=_VISITS_IN if day_is_one_visit else _ORDERS_IN,
        buyers=buyers,
        listed=listed,
    )


def _customers(rows: sqlite3.Cursor) -> list[CustomerFacts]:
    day = _Ordinals()
    return [
        CustomerFacts(
            who, code, name, day[first], day[last], ever, net_ever, day[last_in], orders, net
        )
        for who, code, name, first, last, ever, net_ever, last_in, orders, net in rows
    ]


class _Ordinals(dict[str | None, int]):
    """Day text to ordinal; a shop has few days and many rows, so each day is read once."""

    def __missing__(self, text: str | None) -> int:
        ordinal = date.fromisoformat(text).toordinal() if text else 0
        self[text] = ordinal
        return ordinal


def _median_order(db: sqlite3.Connection, span: dict[str, str]) -> int | None:
    """The median; of an even number the mean of the middle two, rounded half up."""
    values = sorted(value for (value,) in db.execute(_ORDER_VALUES, span))
    if not values:
        return None
    low, high = values[(len(values) - 1) // 2], values[len(values) // 2]
    return int(low + high + 1) // 2
