"""All sales of customers, one customer after the other, straight from the covering index."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from shoptui.domain.customer_sales import CustomerSale

# In the order of the index: nothing is sorted, and nothing but the current row is held in memory.
# Grouping by month in SQL takes longer, since it sorts them all.
_SALES = """
SELECT customer_id, counted_on,
    kind = 'sale' AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of),
    CASE kind WHEN 'sale' THEN amount ELSE -amount END
FROM purchase INDEXED BY purchase_facts
WHERE customer_id IS NOT NULL AND void = 0 AND counted_on <= :as_of AND ordered_on <= :as_of
ORDER BY customer_id, counted_on
"""


def customer_sales(db: sqlite3.Connection, as_of: date) -> Iterator[CustomerSale]:
    """Every sale and refund of every customer as it is known on a day, walk-ins left out.

    Read it while the session is open.
    """
    return db.execute(_SALES, {"as_of": as_of.isoformat()})
