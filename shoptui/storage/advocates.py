"""Who speaks well of the shop."""

import sqlite3
from datetime import date

_ADVOCATES = """
SELECT referrer_id FROM referral WHERE day <= :as_of
UNION
SELECT customer_id FROM feedback WHERE kind = 'praise' AND publishable = 1 AND day <= :as_of
"""


def advocates(db: sqlite3.Connection, as_of: date) -> set[int]:
    """The ids of customers who named a friend, or gave praise that may be published."""
    return {who for (who,) in db.execute(_ADVOCATES, {"as_of": as_of.isoformat()})}
