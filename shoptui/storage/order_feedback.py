"""How many sales each customer gave feedback on, of how many there were.

Feedback on a sale that was refunded counts too, so it is held against all sales not void. They are
the orders but for whom a sale was wholly refunded; only who gave feedback and those few are counted
here.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping

from shoptui.storage.in_columns import figure_columns

_SALE = "kind = 'sale' AND void = 0 AND counted_on BETWEEN :start AND :as_of"

# The cross join keeps SQLite from starting with all the sales. Feedback comes in the order in which
# it was given, which is nearly that of the sales, so that few pages are read twice.
_GIVEN = """
SELECT feedback.customer_id, purchase_id
FROM feedback {by} CROSS JOIN purchase ON purchase.id = purchase_id
WHERE feedback.kind <> 'incident' AND day <= :as_of
    AND purchase.kind = 'sale' AND void = 0 AND ordered_on BETWEEN :start AND :as_of
    AND purchase.customer_id = feedback.customer_id {whose}
"""

_REFUNDED = f"""
SELECT customer_id FROM purchase
WHERE wholly_refunded_on IS NOT NULL AND customer_id IS NOT NULL AND {_SALE} {{whom}}
"""

_SALES = f"""
SELECT value, (SELECT count(*) FROM purchase INDEXED BY purchase_facts
    WHERE customer_id = value AND {_SALE})
FROM json_each(:asked)
"""

_ALL = {"by": "NOT INDEXED", "whose": "", "whom": ""}
_MEANT = "customer_id IN (SELECT value FROM json_each(:whom))"
_SOME = {
    "by": "INDEXED BY feedback_facts",
    "whose": f"AND feedback.{_MEANT}",
    "whom": f"AND {_MEANT}",
}


def sales_with_feedback(
    db: sqlite3.Connection, by: Mapping[str, str | int], whom: Collection[int] | None
) -> list[tuple[int, int, int]]:
    """Customers, their sales with feedback, and all their sales; who is missing gave none.

    Args:
        db: an open connection.
        by: the days that count, `start` and `as_of`, and `whom` as a list of JSON.
        whom: whether to look at some customers alone, None for everybody.
    """
    words = _ALL if whom is None else _SOME
    who, sales = figure_columns(db, _GIVEN.format(**words), by, 2)
    times = Counter(who for who, _sale in {*zip(who, sales, strict=True)})
    (refunded,) = figure_columns(db, _REFUNDED.format(**words), by, 1)
    asked = json.dumps([*times.keys() | {*refunded}])
    found = figure_columns(db, _SALES, {**by, "asked": asked}, 2)
    return [(who, times[who], whole) for who, whole in zip(*found, strict=True)]
