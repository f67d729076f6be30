"""The value of the median order: one pass over the sales of the window."""

import sqlite3
from datetime import date

from shoptui.domain.dates import Window

_IS_ORDER = "kind = 'sale' AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of)"
_KNOWN = "void = 0 AND counted_on <= :as_of AND ordered_on <= :as_of"

_AMOUNTS = f"""
SELECT amount FROM purchase INDEXED BY purchase_facts
WHERE {_KNOWN} AND {_IS_ORDER} AND counted_on >= :start
"""

# What was taken back of an order that still is one. Refunds of a sale are few, so they come first.
_PARTS = """
SELECT sale.amount, sum(back.amount)
FROM purchase AS back INDEXED BY purchase_refunds
    CROSS JOIN purchase AS sale ON sale.id = back.sale_id
WHERE back.sale_id IS NOT NULL AND back.void = 0 AND back.ordered_on <= :as_of
    AND sale.kind = 'sale' AND sale.void = 0 AND sale.ordered_on <= :as_of
    AND sale.counted_on BETWEEN :start AND :as_of
    AND (sale.wholly_refunded_on IS NULL OR sale.wholly_refunded_on > :as_of)
GROUP BY sale.id
"""


def median_order(db: sqlite3.Connection, as_of: date, window: Window) -> int | None:
    """The median, refunds taken off; of an even number the mean of the middle two, a half up."""
    start = window.start(as_of)
    by = {"as_of": as_of.isoformat(), "start": start.isoformat() if start else ""}
    values: list[int] = [amount for (amount,) in db.execute(_AMOUNTS, by)]
    values.sort()
    parts = db.execute(_PARTS, by).fetchall()
    if parts:
        values = _with_parts(values, parts)
    if not values:
        return None
    low, high = values[(len(values) - 1) // 2], values[len(values) // 2]
    return (low + high + 1) // 2


def _with_parts(values: list[int], parts: list[tuple[int, int]]) -> list[int]:
    """The values once the parts taken back are off."""
    whole = sorted(amount for amount, _back in parts)
    kept: list[int] = []
    at = 0
    for value in values:  # both are in order: each order's amount gives way once
        if at < len(whole) and whole[at] == value:
            at += 1
        else:
            kept.append(value)
    kept += [amount - back for amount, back in parts]
    kept.sort()
    return kept
