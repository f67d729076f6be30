"""What a file must be before it is worked with: whole, and without instructions of strangers."""

import sqlite3
from pathlib import Path

from shoptui.domain.errors import NotAShop
from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.storage.schema_journal import JOURNAL_GUARDS

# Views and triggers run by themselves. A shop has no views and only these triggers.
_OUR_TRIGGERS = frozenset(JOURNAL_GUARDS)


def refuse_incomplete(db: sqlite3.Connection, path: Path) -> None:
    """Refuses a file that is shorter or longer than it says; SQLite passes one cut by a little.

    Args:
        db: a connection within a read, so that nobody lets the file grow meanwhile.
        path: the file, of which only the size is asked: to open and close it would give up the
            locks that all connections of this program hold on it.

    Raises:
        NotAShop: a part is missing.
    """
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    (page_size,) = db.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size != pages * int(page_size):  # SQLCipher says it as text
        raise NotAShop(
            _(
                "{file} is incomplete: a part of it is missing. It was left as it is; "
                "please open a backup."
            ).format(file=path.name)
        )


def refuse_strange(db: sqlite3.Connection, path: Path) -> None:
    """Refuses a file without the tables of a shop, or in which somebody left a view or a trigger.

    Raises:
        NotAShop: it is such a file.
    """
    parts = db.execute("SELECT type, name, sql FROM sqlite_schema WHERE type <> 'index'").fetchall()
    if not {"setting", "customer", "purchase"} <= {name for _kind, name, _sql in parts}:
        raise NotAShop(
            _("{file} is not a shoptui shop. It was left as it is; choose another file.").format(
                file=path.name
            )
        )
    for kind, name, sql in parts:
        if kind != "table" and sql not in _OUR_TRIGGERS:
            raise NotAShop(
                _(
                    "{file} has something in it that shoptui did not put there ({name}), so it "
                    "was not opened and left as it is. Please open a backup."
                ).format(file=path.name, name=visible(name))
            )
