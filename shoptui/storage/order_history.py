"""When everybody ordered: who was a customer at any day follows from one reading."""

import sqlite3
from datetime import date

from shoptui.domain.order_history import OrderHistory, Undone
from shoptui.storage.columns import to_day

_STANDS = "wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of"

_HISTORIES = f"""
WITH did AS (
    SELECT customer_id,
        min(CASE WHEN {_STANDS} THEN counted_on END) AS first_order,
        group_concat(CASE WHEN ({_STANDS}) AND counted_on >= :start THEN counted_on END) AS days,
        group_concat(CASE WHEN wholly_refunded_on <= :as_of
            THEN counted_on || ' ' || wholly_refunded_on END) AS undone
    FROM purchase INDEXED BY purchase_facts
    WHERE customer_id IS NOT NULL AND kind = 'sale' AND void = 0 AND counted_on <= :as_of
    GROUP BY customer_id
)
SELECT id, first_order, known_since, archived_on, days, undone
FROM did JOIN customer ON customer.id = did.customer_id ORDER BY id
"""

_FIRST_ORDER = f"""
SELECT ordered_on FROM purchase
WHERE kind = 'sale' AND void = 0 AND ordered_on <= :as_of AND ({_STANDS})
ORDER BY ordered_on LIMIT 1
"""


def order_histories(db: sqlite3.Connection, as_of: date, start: date) -> list[OrderHistory]:
    """The orders of everybody who ever ordered, customers put away by now included.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        start: the first day of which the days of orders are wanted.
    """
    day = _Ordinals()
    rows = db.execute(_HISTORIES, {"as_of": as_of.isoformat(), "start": start.isoformat()})
    return [
        OrderHistory(
            who,
            day[first],
            day[known],
            day[archived],
            [*map(day.__getitem__, days.split(","))] if days else (),
            _undone(undone, day) if undone else (),
        )
        for who, first, known, archived, days, undone in rows
    ]


def first_order(db: sqlite3.Connection, as_of: date) -> date | None:
    """The day of the shop's first order, those of walk-ins included; None for none."""
    row = db.execute(_FIRST_ORDER, {"as_of": as_of.isoformat()}).fetchone()
    return to_day(row[0]) if row else None


class _Ordinals(dict[str | None, int]):
    """Day text to ordinal; a shop has few days and many orders, so each day is read once."""

    def __missing__(self, text: str | None) -> int:
        ordinal = self[text] = date.fromisoformat(text).toordinal() if text else 0
        return ordinal


def _undone(text: str, day: _Ordinals) -> list[Undone]:
    pairs = (pair.split(" ") for pair in text.split(","))
    return [Undone(day[ordered], day[refunded]) for ordered, refunded in pairs]
