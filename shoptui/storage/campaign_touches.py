"""Which campaigns were in touch with customers, and when."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

# A campaign is in touch with whom it reached, and with whoever a contact about it is noted of.
_TOUCHES = """
WITH these (id) AS (SELECT value FROM json_each(:ids))
SELECT customer_id, day, campaign_id FROM contact
WHERE customer_id IN these AND campaign_id IS NOT NULL AND day <= :as_of
UNION
SELECT customer_id, reached_on, campaign_id FROM campaign_member
WHERE customer_id IN these AND arm = 'treated' AND reached_on <= :as_of
ORDER BY 1, 2, 3
"""


def campaign_touches(
    db: sqlite3.Connection, customer_ids: Iterable[int], as_of: date
) -> list[tuple[int, str, int]]:
    """When which campaign was in touch with these customers: customer, day as text, campaign."""
    asked = {"ids": json.dumps(list(customer_ids)), "as_of": as_of.isoformat()}
    return db.execute(_TOUCHES, asked).fetchall()
