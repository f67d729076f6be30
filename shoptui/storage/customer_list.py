"""What the list of customers shows beside the facts."""

import sqlite3

Listed = tuple[int, str, str, str]  # id, phone, area, and the folded name, code, mail and phone


def listed(db: sqlite3.Connection, *, archived: bool) -> list[Listed]:
    """The customers in use, or those put away, by folded name."""
    return db.execute(
        "SELECT id, phone, area, search_key FROM customer "
        f"WHERE archived_on IS {'NOT NULL' if archived else 'NULL'} ORDER BY search_key, id"
    ).fetchall()
