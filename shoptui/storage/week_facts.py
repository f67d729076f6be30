"""The last days in the shop: what was sold, who was new, and how things went."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from shoptui.domain.loyalty_facts import Portion
from shoptui.domain.week import Sold
from shoptui.storage.columns import to_day

AT_ONCE = 500  # SQLite takes a limited number of marks in one query

# A refund counts on the day of its sale, one of no known sale on its own day.
_SALES = """
SELECT ordered_on, customer_id,
    kind = 'sale' AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of),
    CASE kind WHEN 'refund' THEN -amount ELSE amount - ifnull((
        SELECT sum(back.amount) FROM purchase AS back
        WHERE back.sale_id = purchase.id AND back.void = 0 AND back.ordered_on <= :as_of), 0) END
FROM purchase
WHERE ordered_on BETWEEN :start AND :as_of AND void = 0 AND (kind = 'sale' OR sale_id IS NULL)
"""

# What the two figures to steer by are made of; months are asked for the same elsewhere.
ENQUIRY = (
    "starter = 'customer' AND about IN ('question', 'request') AND day BETWEEN :start AND :as_of"
)
BECAME_ORDER = "purchase_id IS NOT NULL OR answer = 'bought'"
ANY_SALE = "kind = 'sale' AND void = 0 AND counted_on BETWEEN :start AND :as_of"
TROUBLED = """(
    SELECT purchase_id AS sale FROM feedback
    WHERE kind = 'complaint' AND purchase_id IS NOT NULL AND day <= :as_of
    UNION
    SELECT sale_id FROM purchase
    WHERE sale_id IS NOT NULL AND kind = 'refund' AND void = 0 AND ordered_on <= :as_of)
JOIN purchase ON purchase.id = sale
WHERE kind = 'sale' AND void = 0 AND ordered_on BETWEEN :start AND :as_of"""

_ENQUIRIES = f"SELECT count(*), coalesce(sum({BECAME_ORDER}), 0) FROM contact WHERE {ENQUIRY}"
_ALL_SALES = f"SELECT count(*) FROM purchase INDEXED BY purchase_facts WHERE {ANY_SALE}"
_TROUBLE = f"SELECT count(*) FROM {TROUBLED}"


def sold_since(db: sqlite3.Connection, start: date, as_of: date) -> list[Sold]:
    """What was sold from one day to another, as it is known on the last."""
    rows = db.execute(_SALES, _span(start, as_of))
    return [
        Sold(date.fromisoformat(day).toordinal(), who, bool(is_order), net)
        for day, who, is_order, net in rows
    ]


def known_since(db: sqlite3.Connection, customer_ids: Sequence[int]) -> dict[int, int]:
    """The ordinal of the day since which customers are known, where that is recorded."""
    found: dict[int, int] = {}
    for at in range(0, len(customer_ids), AT_ONCE):
        some = customer_ids[at : at + AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = db.execute(f"SELECT id, known_since FROM customer WHERE id IN ({marks})", some)
        found |= {who: day.toordinal() for who, text in rows if (day := to_day(text))}
    return found


def enquiries(db: sqlite3.Connection, start: date, as_of: date) -> Portion:
    """The questions and requests that became orders, of all there were."""
    whole, part = db.execute(_ENQUIRIES, _span(start, as_of)).fetchone()
    return Portion(part, whole)


def troubled(db: sqlite3.Connection, start: date, as_of: date) -> Portion:
    """The sales with a complaint or a refund, of all that are not void."""
    span = _span(start, as_of)
    (whole,) = db.execute(_ALL_SALES, span).fetchone()
    (part,) = db.execute(_TROUBLE, span).fetchone()
    return Portion(part, whole)


def _span(start: date, as_of: date) -> dict[str, str]:
    return {"start": start.isoformat(), "as_of": as_of.isoformat()}
