"""What all customers did up to a day after which nothing is recorded: the fast way to the facts.

Then no row has to be held against the day, and the last order of the window is the last of all.
What sales make is added up in one pass; the few that were refunded, and the refunds, come after.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts
from shoptui.storage.ordinals import Ordinals

_LATER = "SELECT EXISTS (SELECT 1 FROM purchase WHERE ordered_on > :as_of)"

_SALES = """
SELECT customer_id, min(counted_on), max(counted_on), count(*), sum(amount),
    count(*) FILTER (WHERE counted_on >= :start),
    ifnull(sum(amount) FILTER (WHERE counted_on >= :start), 0)
FROM purchase INDEXED BY purchase_facts
WHERE customer_id IS NOT NULL AND kind = 'sale' AND void = 0 AND wholly_refunded_on IS NULL
GROUP BY customer_id
"""

# A sale wholly refunded is no order, yet its money came in before it went back.
_REFUNDED = """
SELECT customer_id, sum(signed), sum(iif(counted_on >= :start, signed, 0)) FROM (
    SELECT customer_id, counted_on, iif(kind = 'sale', amount, -amount) AS signed
    FROM purchase INDEXED BY purchase_facts
    WHERE customer_id IS NOT NULL AND void = 0
        AND (kind = 'refund' OR wholly_refunded_on IS NOT NULL))
GROUP BY customer_id
"""

_CUSTOMERS = """
SELECT id, code, name, ifnull(known_since, created_on) <= :as_of FROM customer
WHERE archived_on IS NULL OR archived_on > :as_of ORDER BY id
"""

# Customer, first and last day, orders and sum ever, orders and sum in the window.
_Sold = tuple[int, str | None, str | None, int, int, int, int]
_NOTHING: _Sold = (0, None, None, 0, 0, 0, 0)


def is_latest(db: sqlite3.Connection, as_of: date) -> bool:
    """Whether nothing was bought or brought back after a day."""
    (later,) = db.execute(_LATER, {"as_of": as_of.isoformat()}).fetchone()
    return not later


def plain_facts(db: sqlite3.Connection, as_of: date, window: Window) -> list[CustomerFacts]:
    """The facts of everybody as of a day that `is_latest`; receipts count one by one."""
    start = window.start(as_of)
    by = {"as_of": as_of.isoformat(), "start": start.isoformat() if start else ""}
    sold: dict[int, _Sold] = {row[0]: row for row in db.execute(_SALES, by)}
    back = {who: (ever, lately) for who, ever, lately in db.execute(_REFUNDED, by)}
    first_day = start.toordinal() if start else 1
    return _joined(db.execute(_CUSTOMERS, by), sold, back, first_day)


def _joined(
    people: Iterable[tuple[int, str, str, int]],
    sold: Mapping[int, _Sold],
    back: Mapping[int, tuple[int, int]],
    first_day: int,
) -> list[CustomerFacts]:
    day, facts = Ordinals(), list[CustomerFacts]()
    made = partial(tuple.__new__, CustomerFacts)  # without a call of Python for each
    for who, code, name, is_known in people:
        _who, first, last, ever, net_ever, orders, net = sold.get(who, _NOTHING)
        if who in back:
            more_ever, more = back[who]
            net_ever, net = net_ever + more_ever, net + more
        if ever or is_known:
            latest = day[last]
            last_in = latest if latest >= first_day else 0
            facts.append(
                made((who, code, name, day[first], latest, ever, net_ever, last_in, orders, net))
            )
    return facts
