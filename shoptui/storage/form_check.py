"""What is in a shop file that a new one has not, or the other way round."""

import sqlite3
from contextlib import closing
from typing import NamedTuple

# Written by SQLite and sqlite_utils themselves, each version in words of its own.
_WORDED_BY_OTHERS = ("_sqlite_migrations", "customer_search_", "customer_start_")


class Part(NamedTuple):
    """A table, index, view or trigger.

    Attributes:
        kind: one of these four words.
        name: its name.
        trouble: "foreign" where a new shop has none, "missing" where this one has none, "changed".
    """

    kind: str
    name: str
    trouble: str


def odd_parts(db: sqlite3.Connection) -> list[Part]:
    """What tells the file from a new one, by kind and name.

    Args:
        db: a connection to a file of this version.
    """
    here, new = _parts(db), _parts_of_a_new_shop()
    return [
        Part(kind, name, _trouble(here.get((kind, name)), new.get((kind, name))))
        for kind, name in sorted(here.keys() | new.keys())
        if here.get((kind, name)) != new.get((kind, name))
    ]


def _trouble(here: str | None, new: str | None) -> str:
    if new is None:
        return "foreign"
    return "missing" if here is None else "changed"


def _parts_of_a_new_shop() -> dict[tuple[str, str], str]:
    from shoptui.storage.migrations import migrate

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("BEGIN")
        migrate(db)
        return _parts(db)


def _parts(db: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = db.execute("SELECT type, name, ifnull(sql, '') FROM sqlite_schema")
    return {(kind, name): _wording(name, sql) for kind, name, sql in rows}


def _wording(name: str, sql: str) -> str:
    return "" if any(other in name for other in _WORDED_BY_OTHERS) else sql
