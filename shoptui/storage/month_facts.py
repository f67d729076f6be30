"""The two figures to steer by for each month of the calendar; see `week_facts`."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from shoptui.domain.loyalty_facts import Portion
from shoptui.storage.week_facts import ANY_SALE, BECAME_ORDER, ENQUIRY, TROUBLED

_ENQUIRIES = f"""
SELECT substr(day, 1, 7), sum({BECAME_ORDER}), count(*) FROM contact
WHERE {ENQUIRY} GROUP BY substr(day, 1, 7)
"""

_ALL_SALES = f"""
SELECT substr(counted_on, 1, 7), count(*) FROM purchase INDEXED BY purchase_facts
WHERE {ANY_SALE} GROUP BY substr(counted_on, 1, 7)
"""

_TROUBLE = f"SELECT substr(ordered_on, 1, 7), count(*) FROM {TROUBLED} GROUP BY 1"

ByMonth = Mapping[str, Portion]


def enquiries_by_month(db: sqlite3.Connection, start: date, as_of: date) -> ByMonth:
    """The questions and requests that became orders, of all there were, by "2026-06"."""
    rows = db.execute(_ENQUIRIES, _span(start, as_of))
    return {month: Portion(part, whole) for month, part, whole in rows}


def troubled_by_month(db: sqlite3.Connection, start: date, as_of: date) -> ByMonth:
    """The sales of each month with a complaint or refund by the as-of date, of all not void."""
    span = _span(start, as_of)
    parts = dict(db.execute(_TROUBLE, span))
    return {
        month: Portion(parts.get(month, 0), whole) for month, whole in db.execute(_ALL_SALES, span)
    }


def _span(start: date, as_of: date) -> dict[str, str]:
    return {"start": start.isoformat(), "as_of": as_of.isoformat()}
