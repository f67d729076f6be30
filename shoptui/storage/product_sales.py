"""What was sold by product, as of a date."""

import sqlite3
from datetime import date
from itertools import groupby

from shoptui.domain.product_sales import PlainRefund, ProductSales, SoldLine

# A refund counts on the day of its sale, yet is not known before the day it happened.
_COUNTS = "void = 0 AND counted_on BETWEEN :start AND :as_of AND ordered_on <= :as_of"

# Lines stand in the order of their receipts, so going along them reads both tables in one sweep.
_SALES = f"""
WITH sold AS (
    SELECT line.product_id,
        sum(CASE kind WHEN 'sale' THEN line.quantity ELSE -line.quantity END) AS quantity,
        sum(CASE kind WHEN 'sale' THEN line.amount ELSE -line.amount END) AS net
    FROM purchase_line AS line NOT INDEXED
    CROSS JOIN purchase ON purchase.id = line.purchase_id
    WHERE {_COUNTS} GROUP BY line.product_id
)
SELECT product.id, product.name, ifnull(product_group.name, ''), ifnull(quantity, 0), ifnull(net, 0)
FROM product
LEFT JOIN product_group ON product_group.id = product.group_id
LEFT JOIN sold ON sold.product_id = product.id
ORDER BY product.name
"""

_PLAIN_REFUNDS = f"""
WITH back AS (
    SELECT sale_id, sum(amount) AS amount FROM purchase INDEXED BY purchase_refunds
    WHERE sale_id IS NOT NULL AND {_COUNTS}
        AND NOT EXISTS (SELECT 1 FROM purchase_line WHERE purchase_id = purchase.id)
    GROUP BY sale_id
)
SELECT sale_id, back.amount, line.product_id, line.quantity, line.amount
FROM back CROSS JOIN purchase_line AS line ON line.purchase_id = sale_id
ORDER BY sale_id, line.id
"""

_NET = f"""
SELECT coalesce(sum(CASE kind WHEN 'sale' THEN amount ELSE -amount END), 0)
FROM purchase INDEXED BY purchase_facts WHERE {_COUNTS}
"""


def product_sales(db: sqlite3.Connection, as_of: date, start: date | None) -> list[ProductSales]:
    """Every product by name, with its lines on sales less those on refunds.

    Refunds without lines are not in it; see `plain_refunds`.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        start: the first day, None for the shop's whole life.
    """
    return [ProductSales(*row) for row in db.execute(_SALES, _span(as_of, start))]


def plain_refunds(db: sqlite3.Connection, as_of: date, start: date | None) -> list[PlainRefund]:
    """The refunds that name no goods, by sale and with its lines; arguments as above."""
    rows = db.execute(_PLAIN_REFUNDS, _span(as_of, start))
    found = []
    for (_id, amount), lines in groupby(rows, key=lambda row: row[:2]):
        found.append(PlainRefund(amount, tuple(SoldLine(*line[2:]) for line in lines)))
    return found


def net_sales(db: sqlite3.Connection, as_of: date, start: date | None) -> int:
    """Sales less refunds, lines or not, walk-ins included; minor units, arguments as above."""
    (net,) = db.execute(_NET, _span(as_of, start)).fetchone()
    return int(net)


def _span(as_of: date, start: date | None) -> dict[str, str]:
    return {"as_of": as_of.isoformat(), "start": start.isoformat() if start else ""}
