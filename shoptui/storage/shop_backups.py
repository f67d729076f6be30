"""The backups of a shop file: made, listed, thinned out, brought back.

Everything here opens files the one way the shop file itself is opened.
"""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from shoptui.domain.backups import Backup, Contents, Reason
from shoptui.domain.errors import Locked
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.storage import backup, cipher, erased_list, erasing, restore, verified_copy
from shoptui.storage.backup import Why
from shoptui.storage.backup_places import places_of, remove
from shoptui.storage.backup_rotation import to_drop
from shoptui.storage.database import ShopFile, migrate_file
from shoptui.storage.erasing import Erasure
from shoptui.storage.errors import translated
from shoptui.storage.header import USER_VERSION, header_of
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
    # What a protected shop holds is not told beside it.
    why = Why(file.now(), reason, about if file.key is None else "")
    made = backup.make(file.path, file.connect, why, stop)
    thin_out(file.path, made)
    return made


def make_in(file: ShopFile, folder: Path) -> Backup:
    """Makes a backup in a folder of the owner's choice, which nothing is ever deleted from.

    Raises:
        ShopError: there is none; nothing was changed.
    """
    return backup.make_in(folder, file.path, file.connect, Why(file.now(), Reason.BY_HAND))


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

    for gone in to_drop(places_of(shop).all(), is_sound, _size):
        with suppress(OSError):
            remove(gone)


def restore_into(shop: Path, chosen: Backup, now: datetime, keys: Sequence[Key] = ()) -> Restored:
    """Puts a backup in the place of a shop file; what is there is kept as a backup first.

    Args:
        shop: the shop file; it may be damaged, gone, or locked.
        chosen: the backup.
        now: the moment.
        keys: what may open the backup or the shop, where they are protected.

    Raises:
        Locked: the backup is protected, and none of the keys is its own.
        ShopError: the backup is damaged or of a newer version, or the file is in use or cannot be
            replaced. The shop is as it was.
    """
    why = Why(now, Reason.BEFORE_RESTORE)
    file = ShopFile(shop, lambda: now, _key_if_known(shop, keys))
    copy = ShopFile(chosen.path, lambda: now, _key_of(chosen, keys))
    erased = erased_list.known(shop, file)
    if erased:
        erased_list.keep(shop, erased)
    again = list[int]()

    def made_fit(part: Path) -> None:
        again.append(_made_fit(erased, copy, part))

    done = restore.restore(file, chosen, copy.connect, why, made_fit)
    return replace(done, erased_again=sum(again))


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


def _size(kept: Backup) -> int:
    try:
        return kept.path.stat().st_size
    except OSError:
        return 0


def _key_of(chosen: Backup, keys: Sequence[Key]) -> Key | None:
    try:
        return cipher.fitting(chosen.path, keys)
    except OSError:  # which is said when it is proved
        return None


def _key_if_known(shop: Path, keys: Sequence[Key]) -> Key | None:
    try:
        return cipher.fitting(shop, keys)
    except (OSError, Locked):
        return None


def _made_fit(erased: Sequence[Erasure], copy: ShopFile, part: Path) -> int:
    """Refuses what a stranger put in, brings an older file up to date, erases whom it holds yet.

    Returns:
        How many people were erased.
    """
    with translated(), closing(copy.connect(part)) as db:
        refuse_strange(db, part)
        version = header_of(db, part).version
    if version < USER_VERSION:
        migrate_file(part, key=copy.key)
    return _erase_again(erased, replace(copy, path=part))


def _erase_again(erased: Sequence[Erasure], part: ShopFile) -> int:
    with part.read() as db:
        if set(erased) <= set(erasing.all_of(db)):
            return 0
    with part.write(_("Erased again whom you had erased")) as db:
        again = erasing.erase_again(db, erased, _("Erased customer"), part.now().date())
    erasing.clean(part)
    return again
