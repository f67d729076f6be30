"""Commits of which it is not known at once whether they happened.

At the very end of a commit SQLite deletes the journal, which makes the change hold, and syncs the
folder, which makes that outlast a power cut. If only the last step fails it reports a failure,
although the change is in the file (https://www.sqlite.org/atomiccommit.html, 3.11). Whoever is told
"not saved" saves again, and would have it twice. So the file is asked.
"""

import errno
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from shoptui.domain.errors import Conflict, FileTrouble
from shoptui.domain.language import _

Connect = Callable[[Path], sqlite3.Connection]

# What network folders say that know no syncing; they keep what they can.
_CANNOT_SYNC_FOLDERS = (errno.EINVAL, errno.ENOTSUP)


class Operation(NamedTuple):
    """An operation by which it is found again.

    Attributes:
        id: its number.
        at: the moment, ISO text.
        what: in the owner's words.
    """

    id: int
    at: str
    what: str


class Doubt:
    """What one window knows of its last commit, as long as it is not known whether it happened."""

    def __init__(self) -> None:
        """No doubt at all."""
        self._about: Operation | None = None

    def settle(self, path: Path, connect: Connect) -> None:
        """Before anything else is saved, finds out what became of the operation in doubt.

        Args:
            path: the file.
            connect: opens a connection to it.

        Raises:
            Conflict: it was saved after all.
            FileTrouble: that cannot be found out yet.
        """
        about = self._about
        if about is None:
            return
        if self._look(about, path, connect):
            raise Conflict(
                _(
                    "“{what}” was saved after all, although the disk reported a failure. If this "
                    "is the same, close this window; else save again."
                ).format(what=about.what)
            )

    def judge(self, about: Operation, failure: sqlite3.Error, path: Path, connect: Connect) -> None:
        """Finds out whether an operation is in the file although its commit reported a failure.

        Args:
            about: the operation.
            failure: what the commit reported.
            path: the file.
            connect: opens a connection to it.

        Raises:
            sqlite3.Error: the failure, since it is not there.
            FileTrouble: that cannot be found out yet.
        """
        if not self._look(about, path, connect):
            raise failure

    def _look(self, about: Operation, path: Path, connect: Connect) -> bool:
        """Whether it is there; then it will also outlast a power cut."""
        self._about = about
        try:
            with closing(connect(path)) as db:  # first takes back what is half done
                query = "SELECT id, at, what FROM operation WHERE id = ?"
                is_there = bool(db.execute(query, about[:1]).fetchone() == about)
            if is_there:
                _sync_folder(path.parent)
        except (sqlite3.Error, OSError) as error:
            raise FileTrouble(
                _(
                    "The disk fails, and it is not sure whether “{what}” was saved. Please save "
                    "again: shoptui looks first, and records nothing twice."
                ).format(what=about.what)
            ) from error
        self._about = None
        return is_there


def this_operation(db: sqlite3.Connection) -> Operation:
    """The operation that is being recorded; inside a write it is the newest."""
    row = db.execute("SELECT id, at, what FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return Operation._make(row)


def commit(db: sqlite3.Connection) -> sqlite3.Error | None:
    """Commits; returns a failure after which only the file knows whether it happened.

    Raises:
        sqlite3.Error: it certainly did not, as the transaction is still open.
    """
    try:
        db.execute("COMMIT")
    except sqlite3.Error as failure:
        if db.in_transaction:
            raise
        return failure
    return None


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        os.close(handle)
