"""The backups of a shop file: made, listed, thinned out, brought back.

Everything here opens files the one way the shop file itself is opened.
"""

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from shoptui.domain.backups import Backup, Contents, Reason
from shoptui.storage import backup, restore, verified_copy
from shoptui.storage.backup import Why
from shoptui.storage.backup_places import places_of, remove
from shoptui.storage.backup_rotation import to_drop
from shoptui.storage.database import ShopFile, connect, migrate_file
from shoptui.storage.errors import translated
from shoptui.storage.header import USER_VERSION, read_header
from shoptui.storage.opening import refuse_strange
from shoptui.storage.restore import Restored
from shoptui.storage.verified_copy import never

Stop = Callable[[], bool]


def make(file: ShopFile, reason: Reason, about: str = "", stop: Stop = never) -> Backup:
    """Makes a backup, then lets go of those that are needed no more.

    Args:
        file: the open shop.
        reason: why.
        about: what it is made before, such as the name of a spreadsheet.
        stop: asked now and then whether to give up.

    Raises:
        ShopError: there is none; nothing was changed.
        Cancelled: `stop` said so.
    """
    made = backup.make(file.path, connect, Why(file.now(), reason, about), stop)
    thin_out(file.path, made)
    return made


def make_in(file: ShopFile, folder: Path) -> Backup:
    """Makes a backup in a folder of the owner's choice, which nothing is ever deleted from.

    Raises:
        ShopError: there is none; nothing was changed.
    """
    return backup.make_in(folder, file.path, connect, Why(file.now(), Reason.BY_HAND))


def all_of(shop: Path) -> list[Backup]:
    """Every backup of a shop file, the newest first; the file itself may be gone."""
    return places_of(shop).all()


def at(path: Path, now: datetime) -> Backup:
    """A backup that lies anywhere.

    Args:
        path: the file.
        now: stands for the moment of a file nothing is recorded of.
    """
    return backup.from_path(path, now)


def thin_out(shop: Path, newest: Backup | None = None) -> None:
    """Deletes the backups that are needed no more; one that cannot be deleted stays.

    Args:
        shop: the shop file.
        newest: one that was proved just now.
    """

    def is_sound(each: Backup) -> bool:
        try:
            return each == newest or backup.has_its_bytes(each)
        except OSError:
            return False

    for gone in to_drop(places_of(shop).all(), is_sound):
        with suppress(OSError):
            remove(gone)


def restore_into(shop: Path, chosen: Backup, now: datetime) -> Restored:
    """Puts a backup in the place of a shop file; what is there is kept as a backup first.

    Raises:
        ShopError: the backup is damaged or of a newer version, or the file is in use or cannot be
            replaced. The shop is as it was.
    """
    why = Why(now, Reason.BEFORE_RESTORE)
    return restore.restore(shop, chosen, connect, why, _made_fit)


def contents(file: ShopFile) -> Contents:
    """What the shop holds now.

    Raises:
        ShopError: it cannot be read.
    """
    with file.read() as db:
        return verified_copy.contents_of(db)


def mark(file: ShopFile) -> tuple[int, str]:
    """What tells the present state of the shop from every other.

    Raises:
        ShopError: it cannot be read.
    """
    with file.read() as db:
        return verified_copy.mark_of(db)


def changes_since(file: ShopFile, kept: Backup) -> list[tuple[str, str]] | None:
    """What was done since a backup was made, the latest first: when (UTC) and in which words.

    Returns:
        None where the shop did not grow from what the backup holds.

    Raises:
        ShopError: it cannot be read.
    """
    revision, changed_at = kept.contents.mark if kept.contents else (0, "")
    with file.read() as db:
        then = db.execute("SELECT at FROM operation WHERE id = ?", (revision,)).fetchone()
        if revision and then != (changed_at,):
            return None
        query = "SELECT at, what FROM operation WHERE id > ? ORDER BY id DESC"
        return db.execute(query, (revision,)).fetchall()


def _made_fit(part: Path) -> None:
    """Refuses what a stranger put into a backup, and brings an older one up to date."""
    with translated(), closing(connect(part)) as db:
        refuse_strange(db, part)
    if read_header(part).version < USER_VERSION:
        migrate_file(part)
