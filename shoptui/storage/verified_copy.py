"""The one way to copy a shop file: as SQLite sees it, onto the disk, and proved before it counts.

Copying the bytes of a file that is open can lose its newest rows and still look sound; and a copy
cut short passes SQLite's own check, so the size is held to the header, too.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from shoptui.domain.backups import Contents
from shoptui.domain.errors import NewerShop, NotAShop
from shoptui.domain.language import _
from shoptui.storage import drafts, steady_copy
from shoptui.storage.durable import sync_file
from shoptui.storage.errors import translated
from shoptui.storage.header import APPLICATION_ID, USER_VERSION

Connect = Callable[[Path], sqlite3.Connection]
Stop = Callable[[], bool]

_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine, some milliseconds

_COUNTS = """SELECT
    (SELECT count(*) FROM customer WHERE archived_on IS NULL),
    (SELECT count(*) FROM purchase WHERE kind = 'sale' AND NOT void),
    coalesce((SELECT max(id) FROM operation), 0),
    coalesce((SELECT at FROM operation ORDER BY id DESC LIMIT 1), '')"""


def never() -> bool:
    """Does not stop."""
    return False


def copy_into(part: Path, shop: Path, connect: Connect, stop: Stop = never) -> None:
    """Fills an empty private file with a copy of a shop, as of one moment, onto the disk.

    What stands in forms that are open is left out.

    Args:
        part: the file to fill.
        shop: the shop file, which may be in use.
        connect: opens a connection to a path.
        stop: asked now and then whether to give up.

    Raises:
        ShopError: it could not be copied.
        Cancelled: `stop` said so.
    """
    with translated(), closing(connect(shop)) as db:
        _heed(db, stop)
        if not _is_copied_steadily(db, part, shop, connect, stop):
            db.execute("VACUUM INTO ?", (str(part),))
    with translated(), closing(connect(part)) as db:
        drafts.leave_out(db)
    sync_file(part)


def _is_copied_steadily(
    db: sqlite3.Connection, part: Path, shop: Path, connect: Connect, stop: Stop
) -> bool:
    if shop.stat().st_size < steady_copy.LARGE or not isinstance(db, sqlite3.Connection):
        return False  # a protected file is copied by the library that protects it
    with closing(connect(part)) as target:
        if steady_copy.copied_in_steps(db, target, stop):
            return True
    os.truncate(part, 0)
    return False


def verified(path: Path, connect: Connect, stop: Stop = never) -> Contents:
    """Proves that a file is a whole and sound shop of this or an older version; says what it holds.

    Raises:
        NotAShop: it is not.
        NewerShop: a newer shoptui made it.
        Cancelled: `stop` said so.
    """
    with translated(), closing(connect(path)) as db:
        _heed(db, stop)
        if not (_is_whole(db, path) and _is_sound(db)):
            raise NotAShop(_("{file} is damaged or no shop.").format(file=path.name))
        return contents_of(db)


def contents_of(db: sqlite3.Connection) -> Contents:
    """What a shop file holds."""
    return Contents(*db.execute(_COUNTS).fetchone())


def mark_of(db: sqlite3.Connection) -> tuple[int, str]:
    """What tells this state of the shop from every other."""
    last = db.execute("SELECT id, at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return last or (0, "")


def _is_whole(db: sqlite3.Connection, path: Path) -> bool:
    if _pragma(db, "application_id") != APPLICATION_ID:
        return False
    if _pragma(db, "user_version") > USER_VERSION:
        raise NewerShop(
            _("{file} was made by a newer shoptui; update shoptui to use it.").format(
                file=path.name
            )
        )
    return path.stat().st_size == _pragma(db, "page_count") * _pragma(db, "page_size")


def _is_sound(db: sqlite3.Connection) -> bool:
    said = [row[0] for row in db.execute("PRAGMA integrity_check")]
    return said == ["ok"] and db.execute("PRAGMA foreign_key_check").fetchone() is None


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _heed(db: sqlite3.Connection, stop: Stop) -> None:
    db.set_progress_handler(lambda: int(stop()), _STEPS_BETWEEN_LOOKS)
