"""Looking at a shop file without touching it: a copy of it in memory, on which anything may run."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.storage.cipher import connection
from shoptui.storage.errors import translated
from shoptui.storage.header import USER_VERSION, header_of, header_unless_locked
from shoptui.storage.leftover import is_unfinished, refuse_foreign
from shoptui.storage.opening import refuse_incomplete


@contextmanager
def copy_in_memory(path: Path, key: Key | None = None) -> Iterator[sqlite3.Connection]:
    """A connection to a copy as it is at this moment; nobody is held up, nothing is written.

    Args:
        path: the file.
        key: what opens it, where it is protected with a passphrase.

    Raises:
        Locked: it is protected, and the key is missing or another one's.
        FileTrouble: it is missing, unreadable, no shop, cut short or from a newer version, or a
            crash left a change half done.
    """
    header = header_unless_locked(path, key)
    key = None if header else key
    with translated(path, is_keyed=key is not None):
        refuse_foreign(path, key)
        if (header and header.is_wal) or is_unfinished(path, key):
            raise FileTrouble(
                _(
                    "A crash or another program left {file} half done. Open the shop once, which "
                    "puts that right, then check it again."
                ).format(file=path.name)
            )
    in_memory = connection("file::memory:", key, kind=sqlite3.Connection)
    with translated(), closing(in_memory) as copy:
        copy.execute("PRAGMA trusted_schema = OFF")
        copy.execute("PRAGMA cell_size_check = ON")
        _fill(copy, path, key)
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


def _fill(copy: sqlite3.Connection, path: Path, key: Key | None) -> None:
    uri = path.resolve().as_uri() + "?mode=ro"
    with closing(connection(uri, key, kind=sqlite3.Connection)) as db:
        db.execute("BEGIN")
        header_of(db, path)
        refuse_incomplete(db, path)
        db.backup(copy)
