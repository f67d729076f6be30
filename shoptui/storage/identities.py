"""By what the customers in use are told from one another."""

import sqlite3
from collections.abc import Iterator

from shoptui.domain.duplicates import Identity


def identities(db: sqlite3.Connection) -> Iterator[Identity]:
    """Everybody who is not put away, by id."""
    rows = db.execute(
        "SELECT id, name, phone_key, email_key, birthday, address, area FROM customer "
        "WHERE archived_on IS NULL ORDER BY id"
    )
    return map(Identity._make, rows)
