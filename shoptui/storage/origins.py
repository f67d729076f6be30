"""Where customers come from: how they heard of the shop, their area, what they first bought."""

import sqlite3
from datetime import date

from shoptui.domain.origins import Origin
from shoptui.storage.columns import to_day, to_text

_ORIGINS = """
SELECT id, channel, area, known_since FROM customer
WHERE archived_on IS NULL OR :as_of IS NULL OR archived_on > :as_of
"""

# The line recorded first among those of the day of the first order that have a group.
_FIRST_GROUPS = """
WITH first AS MATERIALIZED (
    SELECT customer_id, min(counted_on) AS day FROM purchase INDEXED BY purchase_facts
    WHERE customer_id IS NOT NULL AND kind = 'sale' AND void = 0 AND counted_on <= :as_of
        AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of)
    GROUP BY customer_id
)
SELECT first.customer_id, product.group_id, min(purchase_line.id)
FROM first
CROSS JOIN purchase INDEXED BY purchase_facts
    ON purchase.customer_id = first.customer_id AND counted_on = day AND kind = 'sale'
    AND void = 0 AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of)
CROSS JOIN purchase_line ON purchase_line.purchase_id = purchase.id
CROSS JOIN product ON product.id = purchase_line.product_id
WHERE product.group_id IS NOT NULL
GROUP BY first.customer_id
"""


def origins(db: sqlite3.Connection, as_of: date | None = None) -> dict[int, Origin]:
    """By customer id what is recorded of everybody's origin.

    Args:
        db: an open connection.
        as_of: leave out who was put away by this day; None for nobody.
    """
    return {
        who: Origin(channel, area, day.toordinal() if (day := to_day(known)) else 0)
        for who, channel, area, known in db.execute(_ORIGINS, {"as_of": to_text(as_of)})
    }


def first_groups(db: sqlite3.Connection, as_of: date) -> dict[int, str]:
    """By customer id the product group first bought; who bought of none is left out."""
    names: dict[int, str] = dict(db.execute("SELECT id, name FROM product_group"))
    by = {"as_of": as_of.isoformat()}
    return {who: names[group] for who, group, _line in db.execute(_FIRST_GROUPS, by)}
