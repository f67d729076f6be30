"""Looking at a shop file without touching it: a copy of it in memory, on which anything may run."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.storage.errors import translated
from shoptui.storage.header import USER_VERSION, read_header
from shoptui.storage.leftover import is_unfinished, refuse_foreign
from shoptui.storage.opening import refuse_incomplete


@contextmanager
def copy_in_memory(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy as it is at this moment; nobody is held up, nothing is written.

    Raises:
        FileTrouble: it is missing, unreadable, no shop, cut short or from a newer version, or a
            crash left a change half done.
    """
    header = read_header(path)
    with translated():
        refuse_foreign(path)
        if header.is_wal or is_unfinished(path):
            raise FileTrouble(
                _(
                    "A crash or another program left {file} half done. Open the shop once, which "
                    "puts that right, then check it again."
                ).format(file=path.name)
            )
    with translated(), closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        copy.execute("PRAGMA trusted_schema = OFF")
        copy.execute("PRAGMA cell_size_check = ON")
        _fill(copy, path)
        yield copy


def is_older(copy: sqlite3.Connection) -> bool:
    """Whether an older shoptui made the file."""
    return int(copy.execute("PRAGMA user_version").fetchone()[0]) < USER_VERSION


def bring_up_to_date(copy: sqlite3.Connection) -> None:
    """Migrates the copy, so that one way of looking fits files of every version."""
    from shoptui.storage.migrations import migrate

    copy.execute("BEGIN")
    migrate(copy)
    copy.execute("COMMIT")


def _fill(copy: sqlite3.Connection, path: Path) -> None:
    uri = path.resolve().as_uri() + "?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as db:
        db.execute("BEGIN")
        refuse_incomplete(db, path)
        db.backup(copy)
