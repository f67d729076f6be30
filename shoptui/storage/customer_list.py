"""What the list of customers shows beside the facts."""

import sqlite3
from collections.abc import Iterator

Listed = tuple[int, str, str, str]  # id, phone, area, and the folded name, code, mail and phone


def listed(db: sqlite3.Connection, *, archived: bool) -> Iterator[Listed]:
    """The customers in use, or those put away, by folded name; one at a time."""
    return db.execute(
        "SELECT id, phone, area, search_key FROM customer "
        f"WHERE archived_on IS {'NOT NULL' if archived else 'NULL'} ORDER BY search_key, id"
    )
