"""The aggregate query every analysis starts from: what each customer did, as of a date."""

import json
import sqlite3
from collections.abc import Callable, Collection
from datetime import date

from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts, Customers, ShopFacts
from shoptui.storage.columns import to_day
from shoptui.storage.facts_pass import everybodys_facts
from shoptui.storage.order_values import median_order
from shoptui.storage.ordinals import Ordinals
from shoptui.storage.side_by_side import Aside, Told

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
_IS_LISTED = (
    "(archived_on IS NULL OR archived_on > :as_of) "
    "AND (orders_ever > 0 OR ifnull(known_since, created_on) <= :as_of)"
)
_MEANT = "(SELECT value FROM json_each(:whom))"
_SOME = (f"customer_id IN {_MEANT}", f"id IN {_MEANT} AND {_IS_LISTED}")
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

_FIRST_SALE = f"SELECT min(ordered_on) FROM purchase WHERE {_KNOWN} AND {_IS_ORDER}"


def shop_facts(
    db: sqlite3.Connection,
    as_of: date,
    window: Window,
    day_is_one_visit: bool = False,
    median: Callable[[], int | None] | None = None,
    aside: Aside | None = None,
    told: Told | None = None,
) -> ShopFacts:
    """The facts of the whole shop; only what happened on or before `as_of` counts.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        window: the days that `orders`, `net` and `last_in_window` look back on.
        day_is_one_visit: several receipts of one day count as one order.
        median: what finds the median order later; it is read at once where there is nothing.
        aside: opens a second connection to the same file, which reads beside the first.
        told: is told how many of how many questions are answered.
    """
    customers = everybodys_facts(db, as_of, window, day_is_one_visit, aside, told)
    return around(db, as_of, window, customers, median)


def around(
    db: sqlite3.Connection,
    as_of: date,
    window: Window,
    customers: Customers,
    median: Callable[[], int | None] | None = None,
) -> ShopFacts:
    """The facts of the whole shop where those of its customers are known; see `shop_facts`."""
    (first_sale,) = db.execute(_FIRST_SALE, _span(as_of, window)).fetchone()
    return ShopFacts(
        as_of=as_of,
        start=window.start(as_of),
        first_sale=to_day(first_sale),
        median=median or median_order(db, as_of, window),
        customers=customers,
    )


def some_facts(
    db: sqlite3.Connection,
    whom: Collection[int],
    as_of: date,
    window: Window,
    day_is_one_visit: bool = False,
) -> list[CustomerFacts]:
    """The same of some customers; who was not known by the day or is put away is left out."""
    by = {**_span(as_of, window), "whom": json.dumps([*whom])}
    return _customers(db.execute(_query(_SOME, day_is_one_visit), by))


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


def _span(as_of: date, window: Window) -> dict[str, str]:
    start = window.start(as_of)
    return {"as_of": as_of.isoformat(), "start": start.isoformat() if start else ""}


def _customers(rows: sqlite3.Cursor) -> list[CustomerFacts]:
    day = Ordinals()
    return [
        CustomerFacts(
            who, code, name, day[first], day[last], ever, net_ever, day[last_in], orders, net
        )
        for who, code, name, first, last, ever, net_ever, last_in, orders, net in rows
    ]
