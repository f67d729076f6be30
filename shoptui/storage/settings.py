"""Settings: the shop's rules, as words under a key."""

import sqlite3


def read_all(db: sqlite3.Connection) -> dict[str, str]:
    """Everything that was ever set."""
    return dict(db.execute("SELECT key, value FROM setting"))


def put(db: sqlite3.Connection, key: str, value: str) -> None:
    """Sets one, replacing what stood there."""
    db.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def drop(db: sqlite3.Connection, key: str) -> None:
    """Forgets one, so that its default holds again."""
    db.execute("DELETE FROM setting WHERE key = ?", (key,))
