"""The shop file and its sessions: a short connection for each operation, one transaction each.

The settings were chosen by measurement: a rollback journal with EXTRA syncing is the mode that
lost nothing in simulated power cuts, and a fresh connection costs less than two milliseconds, most
of it for reading what tables there are, so none is ever shared between threads.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.domain.shop import Shop
from shoptui.domain.text import clean
from shoptui.storage import cipher, drafts, shops
from shoptui.storage.doubt import Doubt, commit, this_operation
from shoptui.storage.errors import translated, understood
from shoptui.storage.header import USER_VERSION, header_of, header_unless_locked
from shoptui.storage.leftover import refuse_foreign
from shoptui.storage.opening import refuse_incomplete, refuse_strange
from shoptui.storage.recording import RecordingConnection

# What services hand from a session to the functions of this room, by a name of their own.
Connection = sqlite3.Connection

BUSY_SECONDS = 5.0
ASIDE_MILLISECONDS = 300

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
        key: what opens it, where it is protected with a passphrase.
        doubt: whether the last commit of this window happened, where the disk left that open.
    """

    path: Path
    now: Callable[[], datetime]
    key: Key | None = field(default=None, repr=False)
    doubt: Doubt = field(default_factory=Doubt, compare=False, repr=False)

    def connect(
        self, path: Path, kind: type[sqlite3.Connection] = Connection
    ) -> sqlite3.Connection:
        """A connection to the file, or to a copy of it, which has the same key."""
        return connect(path, kind, self.key)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection whose queries all see the same moment; keep it short, it holds writers out.

        Raises:
            ShopError: the file cannot be read, or holds what shoptui never writes.
        """
        with self._translated(), closing(self.connect(self.path)) as db:
            db.execute("BEGIN")
            with understood(self.path):
                yield db

    @contextmanager
    def write(
        self,
        what: str | Callable[[Connection], str],
        undoes: int | None = None,
        *,
        sorts_much: bool = False,
    ) -> Iterator[sqlite3.Connection]:
        """One operation: all of it is saved when the block ends, or none of it.

        What every record was before goes into the journal.

        Args:
            what: the operation in the owner's words ("Sale of 250.000 ₫ to Ánh"), or what finds
                them inside the write.
            undoes: the operation it takes back.
            sorts_much: whether it may have to sort a million rows, for which there may be no room
                in memory; unless the file is protected, that is done in files without a name,
                which nobody else may read.

        Raises:
            ShopError: nothing was saved, or that is not sure and has to be tried again.
        """
        with self._translated():
            self.doubt.settle(self.path, self.connect)
            with closing(self.connect(self.path, RecordingConnection)) as db:
                if sorts_much and self.key is None:
                    db.execute("PRAGMA temp_store = FILE")
                db.execute("BEGIN IMMEDIATE")
                try:
                    said = clean(what if isinstance(what, str) else what(db))
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
                self.doubt.judge(operation, failure, self.path, self.connect)

    @contextmanager
    def write_aside(self) -> Iterator[sqlite3.Connection]:
        """Saves what is no record of the shop, such as a draft: no operation, nothing to undo.

        It gives way to other windows rather than wait for them.

        Raises:
            ShopError: nothing was saved.
        """
        with self._translated(), closing(self.connect(self.path)) as db:
            db.execute(f"PRAGMA busy_timeout = {ASIDE_MILLISECONDS}")
            with _transaction(db):
                yield db

    def revision(self) -> int:
        """A number that grows with every operation, from whichever window it came."""
        with self.read() as db:
            return int(db.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self.path, is_keyed=self.key is not None)

    def which(self) -> int:
        """A number that changes when another file takes the place of this one; 0 without one."""
        try:
            return self.path.stat().st_ino
        except OSError:
            return 0


def open_shop(path: Path, now: Callable[[], datetime], key: Key | None = None) -> ShopFile:
    """Opens an existing shop file; one that cannot be opened is left exactly as it was.

    Args:
        path: the file.
        now: the clock that stamps each operation, in UTC.
        key: what opens it, where it is protected with a passphrase.

    Raises:
        Locked: it is protected, and the key is missing or another one's.
        FileTrouble: it is missing, unreadable, no shop, damaged or from a newer version.
    """
    header = header_unless_locked(path, key)
    key = None if header else key
    with translated(path, is_keyed=key is not None):
        refuse_foreign(path, key)
    shop_file = ShopFile(path, now, key)
    with shop_file.read() as db:  # its first question takes back what a crash left half done
        header = header or header_of(db, path)
        refuse_strange(db, path)
        refuse_incomplete(db, path)
    if header.is_wal:
        with translated(), closing(shop_file.connect(path)) as db:
            db.execute("PRAGMA journal_mode = DELETE")
    if header.version < USER_VERSION:
        _bring_up_to_date(shop_file)
    return shop_file


def create_shop(
    path: Path, now: Callable[[], datetime], shop: Shop, key: Key | None = None
) -> ShopFile:
    """Makes a new shop file that only its owner may read, with nothing in it but the shop.

    Args:
        path: where it is to lie.
        now: the clock that stamps each operation, in UTC.
        shop: what is recorded of the shop.
        key: what is to open it; None for a plain file.

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
        migrate_file(path, shop, key)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return ShopFile(path, now, key)


def _bring_up_to_date(file: ShopFile) -> None:
    """Migrates an older file; a backup of what it was stays, unless nothing changed."""
    # Opening a shop is part of every command, and an older file is rare.
    from shoptui.domain.backups import Reason
    from shoptui.storage import backup, backup_places

    why = backup.Why(file.now(), Reason.BEFORE_UPDATE)
    kept = backup.make(file.path, file.connect, why)
    try:
        migrate_file(file.path, key=file.key)
    except BaseException:
        backup_places.remove(kept)
        raise


def migrate_file(path: Path, new_shop: Shop | None = None, key: Key | None = None) -> None:
    """Brings a file to this version as it stands, in one transaction; nothing is kept of before.

    Args:
        path: the file, which may be empty.
        new_shop: what to record in a new one.
        key: what opens it, where it is or is to be protected.

    Raises:
        ShopError: it is as it was.
    """
    # sqlite_utils takes a fifth of a second to import and is needed here only.
    from shoptui.storage.migrations import migrate

    with translated(), closing(connect(path, key=key)) as db, _transaction(db):
        migrate(db)
        if new_shop:
            shops.write(db, new_shop)


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def connect(
    path: Path, kind: type[sqlite3.Connection] = Connection, key: Key | None = None
) -> sqlite3.Connection:
    """A connection that never creates a file and does not begin transactions by itself."""
    uri = path.resolve().as_uri() + "?mode=rw"
    db = cipher.connection(uri, key, kind=kind, timeout=BUSY_SECONDS)
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
