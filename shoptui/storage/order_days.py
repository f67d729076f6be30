"""The days on which customers ordered: how long they usually stay away follows from these."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import date

OrderDays = Mapping[int, Sequence[int]]

# Void sales and those wholly refunded by the day are no orders; a sale counts on the day it was.
_DAYS = """
SELECT customer_id, group_concat(counted_on)
FROM purchase INDEXED BY purchase_facts
WHERE customer_id IS NOT NULL AND kind = 'sale' AND void = 0 AND counted_on <= :as_of
    AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of)
    {whom}
GROUP BY customer_id HAVING count(*) > 1 AND max(counted_on) < :before
"""

_WHOM = "AND customer_id IN (SELECT value FROM json_each(:whom))"


def order_days(
    db: sqlite3.Connection,
    as_of: date,
    before: date | None = None,
    whom: Collection[int] | None = None,
) -> OrderDays:
    """The days of all orders by customer id, as ordinals and in order; of two orders or more.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        before: leave out who ordered on this day or later, None for nobody.
        whom: look at these customers alone.
    """
    ordinals = _Ordinals()
    by = {
        "as_of": as_of.isoformat(),
        "before": before.isoformat() if before else "9999",
        "whom": json.dumps([*(whom or ())]),
    }
    query = _DAYS.format(whom="" if whom is None else _WHOM)
    return {
        customer_id: sorted(map(ordinals.__getitem__, days.split(",")))
        for customer_id, days in db.execute(query, by)
    }


class _Ordinals(dict[str, int]):
    """Day text to ordinal; a shop has few days and many orders, so each day is read once."""

    def __missing__(self, text: str) -> int:
        ordinal = self[text] = date.fromisoformat(text).toordinal()
        return ordinal
