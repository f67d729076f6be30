"""The shop file and its sessions: a short connection for each operation, one transaction each.

The settings were chosen by measurement: a rollback journal with EXTRA syncing is the mode that
lost nothing in simulated power cuts, and a fresh connection costs less than a tenth of a
millisecond, so none is ever shared between threads.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from shoptui.domain.backups import Reason
from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.domain.shop import Shop
from shoptui.storage import backup, backup_places, drafts, shops
from shoptui.storage.doubt import Doubt, commit, this_operation
from shoptui.storage.errors import translated
from shoptui.storage.header import USER_VERSION, read_header
from shoptui.storage.leftover import refuse_foreign
from shoptui.storage.opening import refuse_incomplete, refuse_strange
from shoptui.storage.recording import RecordingConnection

# What services hand from a session to the functions of this room, by a name of their own.
Connection = sqlite3.Connection

BUSY_SECONDS = 5.0

_PRAGMAS = (
    "synchronous = EXTRA",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "secure_delete = ON",
    "temp_store = MEMORY",
    *(("fullfsync = ON",) if sys.platform == "darwin" else ()),
)


@dataclass(frozen=True, slots=True)
class ShopFile:
    """A shop file that was checked on opening.

    Attributes:
        path: where it lies.
        now: the clock that stamps each operation, in UTC.
        doubt: whether the last commit of this window happened, where the disk left that open.
    """

    path: Path
    now: Callable[[], datetime]
    doubt: Doubt = field(default_factory=Doubt, compare=False, repr=False)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection whose queries all see the same moment; keep it short, it holds writers out.

        Raises:
            ShopError: the file cannot be read.
        """
        with translated(self.path), closing(connect(self.path)) as db:
            db.execute("BEGIN")
            yield db

    @contextmanager
    def write(
        self, what: str | Callable[[Connection], str], undoes: int | None = None
    ) -> Iterator[sqlite3.Connection]:
        """One operation: all of it is saved when the block ends, or none of it.

        What every record was before goes into the journal.

        Args:
            what: the operation in the owner's words ("Sale of 250.000 ₫ to Ánh"), or what finds
                them inside the write.
            undoes: the operation it takes back.

        Raises:
            ShopError: nothing was saved, or that is not sure and has to be tried again.
        """
        with translated(self.path):
            self.doubt.settle(self.path, connect)
            with closing(connect(self.path, RecordingConnection)) as db:
                db.execute("BEGIN IMMEDIATE")
                try:
                    said = what if isinstance(what, str) else what(db)
                    db.execute(
                        "INSERT INTO operation (at, what, undoes) VALUES (?, ?, ?)",
                        (self.now().isoformat(timespec="seconds"), said, undoes),
                    )
                    yield db
                    drafts.forget_if_saved(db)
                    operation = this_operation(db)
                    failure = commit(db)
                finally:
                    if db.in_transaction:
                        db.execute("ROLLBACK")
            if failure:
                self.doubt.judge(operation, failure, self.path, connect)

    @contextmanager
    def write_aside(self) -> Iterator[sqlite3.Connection]:
        """Saves what is no record of the shop, such as a draft: no operation, nothing to undo.

        Raises:
            ShopError: nothing was saved.
        """
        with translated(self.path), closing(connect(self.path)) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    def revision(self) -> int:
        """A number that grows with every operation, from whichever window it came."""
        with self.read() as db:
            return int(db.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])

    def which(self) -> int:
        """A number that changes when another file takes the place of this one; 0 without one."""
        try:
            return self.path.stat().st_ino
        except OSError:
            return 0


def open_shop(path: Path, now: Callable[[], datetime]) -> ShopFile:
    """Opens an existing shop file; one that cannot be opened is left exactly as it was.

    Raises:
        FileTrouble: it is missing, unreadable, no shop, damaged or from a newer version.
    """
    header = read_header(path)
    with translated():
        refuse_foreign(path)
    shop_file = ShopFile(path, now)
    with shop_file.read() as db:  # its first question takes back what a crash left half done
        refuse_strange(db, path)
        refuse_incomplete(db, path)
    if header.is_wal:
        with translated(), closing(connect(path)) as db:
            db.execute("PRAGMA journal_mode = DELETE")
    if header.version < USER_VERSION:
        _bring_up_to_date(path, now())
    return shop_file


def create_shop(path: Path, now: Callable[[], datetime], shop: Shop) -> ShopFile:
    """Makes a new shop file that only its owner may read, with nothing in it but the shop.

    Raises:
        FileTrouble: there is a file of that name already, or the folder cannot be written.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise FileTrouble(
            _("There is a file {file} already. It was left as it is; choose another name.").format(
                file=path
            )
        ) from None
    except OSError as error:
        raise FileTrouble(
            _("{file} cannot be made: {reason}. Choose another folder.").format(
                file=path, reason=error.strerror
            )
        ) from error
    try:
        migrate_file(path, shop)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return ShopFile(path, now)


def _bring_up_to_date(path: Path, at: datetime) -> None:
    """Migrates an older file; a backup of what it was stays, unless nothing changed."""
    kept = backup.make(path, connect, backup.Why(at, Reason.BEFORE_UPDATE))
    try:
        migrate_file(path)
    except BaseException:
        backup_places.remove(kept)
        raise


def migrate_file(path: Path, new_shop: Shop | None = None) -> None:
    """Brings a file to this version as it stands, in one transaction; nothing is kept of before.

    Args:
        path: the file, which may be empty.
        new_shop: what to record in a new one.

    Raises:
        ShopError: it is as it was.
    """
    # sqlite_utils takes a fifth of a second to import and is needed here only.
    from shoptui.storage.migrations import migrate

    with translated(), closing(connect(path)) as db:
        db.execute("BEGIN IMMEDIATE")
        try:
            migrate(db)
            if new_shop:
                shops.write(db, new_shop)
            db.execute("COMMIT")
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")


def connect(path: Path, kind: type[sqlite3.Connection] = Connection) -> sqlite3.Connection:
    """A connection that never creates a file and does not begin transactions by itself."""
    uri = path.resolve().as_uri() + "?mode=rw"
    db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, factory=kind)
    try:
        for pragma in _PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
        db.execute("PRAGMA foreign_keys = ON")
        (enforced,) = db.execute("PRAGMA foreign_keys").fetchone()
        if not enforced:
            raise FileTrouble(_("This Python's SQLite cannot keep references; please update it."))
    except BaseException:
        db.close()
        raise
    return db
