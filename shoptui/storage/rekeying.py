"""Giving a shop file another key, or its first, or none.

SQLCipher could change the key in place, page by page, but a plain file it can only copy. So the
shop is always copied into a new file, which is held against the old one and then takes its place:
at every moment it is the one or the other.
"""

import os
import sqlite3
import sys
from contextlib import ExitStack, closing
from pathlib import Path

from shoptui.domain.backups import Backup, Reason
from shoptui.domain.errors import FileTrouble, ShopBusy
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.storage import shop_backups
from shoptui.storage.database import BUSY_SECONDS, ShopFile
from shoptui.storage.durable import put_in_place, sync_file
from shoptui.storage.errors import translated
from shoptui.storage.leftover import journal_of
from shoptui.storage.restore import forget, reserved_beside
from shoptui.storage.verified_copy import verified

# The search indexes rebuild nothing of their own: their tables are copied as any others.
_TABLES = "SELECT name FROM {schema}.sqlite_schema WHERE type = 'table' AND rootpage > 0"
_FORM = "SELECT type, name, tbl_name, sql FROM {schema}.sqlite_schema"


def change_key(file: ShopFile, key: Key | None) -> tuple[ShopFile, Backup]:
    """Puts a copy of a shop that opens with another key in its place.

    Args:
        file: the open shop.
        key: what is to open it from now on; None for a plain file.

    Returns:
        The shop with its new key, and the backup that was made first, which has the old one.

    Raises:
        ShopError: the shop is as it was, with its old key.
    """
    real = Path(os.path.realpath(file.path))
    kept = shop_backups.make(file, Reason.BEFORE_CHANGE)
    changed = ShopFile(file.path, file.now, key)
    try:
        part = reserved_beside(real, file.now())
        try:
            with translated(file.path, is_keyed=file.key is not None), ExitStack() as held:
                before = _hold_writers_out(real, file.key, held)
                _copy(file.key, real, part, key)
                sync_file(part)
                verified(part, changed.connect)
                if sys.platform == "win32":  # a file that is open cannot be replaced there
                    held.close()
                _refuse_changed(real, before)
                put_in_place(part, real)
        finally:
            forget(part)
    except OSError as error:
        raise FileTrouble(
            _("The passphrase could not be changed ({reason}). Your shop is as it was.").format(
                reason=error.strerror or error
            )
        ) from error
    return changed, kept


def _hold_writers_out(real: Path, key: Key | None, held: ExitStack) -> tuple[int, ...]:
    """Keeps other windows from saving until `held` is closed; returns the state of the file.

    Both connections are SQLCipher's: of two libraries in one program, each gives up the locks of
    the other when it closes the file (https://www.sqlite.org/howtocorrupt.html, 2.2.1).
    """
    db = held.enter_context(closing(_connection(real, key)))
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("BEGIN IMMEDIATE")
    return _state(real)


def _refuse_changed(real: Path, before: tuple[int, ...]) -> None:
    """Refuses a file that was saved to nevertheless, since a lock was given up.

    Raises:
        ShopBusy: it was.
    """
    if _state(real) != before or journal_of(real).exists():
        raise ShopBusy(
            _(
                "Something was saved to the shop meanwhile, so the passphrase is as it was. "
                "Please try again."
            )
        )


def _state(real: Path) -> tuple[int, ...]:
    state = real.stat()
    return state.st_ino, state.st_size, state.st_mtime_ns


def _copy(present: Key | None, real: Path, part: Path, key: Key | None) -> None:
    with closing(_connection(real, present)) as db:
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("ATTACH ? AS copy KEY ?", (str(part), key.literal if key else ""))
        db.execute("PRAGMA copy.synchronous = EXTRA")
        db.execute("SELECT sqlcipher_export('copy')").fetchone()
        for name in ("application_id", "user_version"):
            (value,) = db.execute(f"PRAGMA main.{name}").fetchone()
            db.execute(f"PRAGMA copy.{name} = {int(value)}")
        _refuse_difference(db)


def _connection(real: Path, key: Key | None) -> sqlite3.Connection:
    from shoptui.storage import encrypted_connection

    uri = real.as_uri() + "?mode=rw"
    return encrypted_connection.connect(uri, key, sqlite3.Connection, BUSY_SECONDS)


def _refuse_difference(db: sqlite3.Connection) -> None:
    """Holds the copy against the shop, row by row.

    Raises:
        FileTrouble: they are not the same.
    """
    tables = [name for (name,) in db.execute(_TABLES.format(schema="main")).fetchall()]
    same_form = _rows(db, "main") == _rows(db, "copy")
    if not (same_form and all(_is_same(db, table) for table in tables)):
        raise FileTrouble(_("The copy is not what the shop is, so the passphrase was not changed."))


def _rows(db: sqlite3.Connection, schema: str) -> set[tuple[object, ...]]:
    return set(db.execute(_FORM.format(schema=schema)).fetchall())


def _is_same(db: sqlite3.Connection, table: str) -> bool:
    counts = [
        db.execute(f'SELECT count(*) FROM {schema}."{table}"').fetchone()
        for schema in ("main", "copy")
    ]
    more = f'SELECT * FROM main."{table}" EXCEPT SELECT * FROM copy."{table}" LIMIT 1'
    return counts[0] == counts[1] and db.execute(more).fetchone() is None
