"""Bringing a backup back: at every moment the shop is what it was or what it becomes."""

import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from shoptui.domain.backups import Backup
from shoptui.domain.errors import FileTrouble, Locked, NewerShop, NotAShop, ShopBusy
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.storage import backup
from shoptui.storage.backup import Why
from shoptui.storage.backup_places import FORGOTTEN, SIDECARS, places_of
from shoptui.storage.database import ShopFile
from shoptui.storage.durable import copy_bytes, put_in_place, sync_folder
from shoptui.storage.errors import translated
from shoptui.storage.leftover import refuse_foreign
from shoptui.storage.verified_copy import Connect, verified


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did.

    Attributes:
        used: the backup that was brought back.
        kept: the backup made of what was there before; None where there was nothing.
        erased_again: how many people it still held whom the owner had erased.
    """

    used: Backup
    kept: Backup | None
    erased_again: int = 0


def restore(
    shop: ShopFile, chosen: Backup, connect: Connect, why: Why, prepare: Callable[[Path], None]
) -> Restored:
    """Puts a backup in the place of a shop file, after keeping what is there.

    Args:
        shop: the shop file; it may be damaged or missing.
        chosen: the backup.
        connect: opens a connection to the backup or a copy of it.
        why: stands with the backup of what was there.
        prepare: makes the copy fit for use, such as bringing it up to date, before it is put in
            place.

    Raises:
        NotAShop: the backup is damaged.
        ShopBusy: another window is saving.
        ShopError: the file could not be kept or replaced. The shop is as it was.
    """
    real = Path(os.path.realpath(shop.path))
    backup.prove(chosen, connect)
    try:
        part = reserved_beside(real, why.at)
        try:
            copy_bytes(chosen.path, part)
            _prepare(part, chosen, prepare)
            verified(part, connect)
            return Restored(chosen, _swap(real, part, shop, why))
        finally:
            forget(part)
    except OSError as error:
        raise FileTrouble(
            _("The backup could not be brought back ({reason}). Your shop is as it was.").format(
                reason=error.strerror or error
            )
        ) from error


def _prepare(part: Path, chosen: Backup, prepare: Callable[[Path], None]) -> None:
    try:
        prepare(part)
    except NotAShop as error:
        raise backup.refused(chosen) from error


def _swap(real: Path, part: Path, shop: ShopFile, why: Why) -> Backup | None:
    with ExitStack() as held:
        kept = _kept(real, shop, why, held) if real.exists() else None
        if sys.platform == "win32":  # a file that is open cannot be replaced there
            held.close()
        _set_sidecars_aside(real, kept)
        put_in_place(part, real)
    return kept


def _kept(real: Path, shop: ShopFile, why: Why, held: ExitStack) -> Backup:
    """A backup of what is there; writers wait until `held` is closed, if it can be locked."""
    if not _goes_with_what_lies_beside(real, shop.key):
        return backup.keep_damaged(real, why)
    try:
        _hold_writers_out(real, shop, held)
        return backup.make(real, shop.connect, why)
    except Locked:
        held.close()
        return backup.keep_damaged(real, why, is_damaged=False)
    except (NotAShop, NewerShop):
        held.close()
        return backup.keep_damaged(real, why)


def _goes_with_what_lies_beside(real: Path, key: Key | None) -> bool:
    """Whether SQLite may look at the file: it would work in, or delete, what lies beside it."""
    try:
        with translated():
            refuse_foreign(real, key)
    except FileTrouble:
        return False
    return True


def _hold_writers_out(real: Path, shop: ShopFile, held: ExitStack) -> None:
    which = real.stat().st_ino
    with translated(real, is_keyed=shop.key is not None):
        db = held.enter_context(closing(shop.connect(real)))
        db.execute("PRAGMA journal_mode = DELETE")  # folds in what a write-ahead log still holds
        db.execute("BEGIN IMMEDIATE")
    if real.stat().st_ino != which:
        raise ShopBusy(_("Another window is bringing back a backup, too; look at what it did."))


def _set_sidecars_aside(real: Path, kept: Backup | None) -> None:
    """Moves what SQLite left beside the old file; it would spoil the new one."""
    for suffix in SIDECARS:
        stale = real.with_name(real.name + suffix)
        if not stale.exists():
            continue
        shop = kept.path if kept else _nowhere(real)
        shutil.move(stale, shop.with_name(shop.name + suffix))
        sync_folder(shop.parent)
    sync_folder(real.parent)


def _nowhere(real: Path) -> Path:
    """Where the sidecars of a file go that is no longer there."""
    folder = places_of(real).beside
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{real.name}-lost"


def reserved_beside(real: Path, at: datetime) -> Path:
    """A new private file in the folder of the shop; what a crash left there long ago goes."""
    prefix, ending = f".{real.name}-", ".restoring"
    for left in real.parent.glob(f"{glob.escape(prefix)}*{ending}*"):
        with suppress(OSError):
            if left.stat().st_mtime < at.timestamp() - FORGOTTEN:
                left.unlink()
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=ending, dir=real.parent)
    os.close(handle)
    return Path(name)


def forget(part: Path) -> None:
    """Deletes an unfinished copy and what SQLite left beside it."""
    for suffix in ("", *SIDECARS):
        with suppress(OSError):
            part.with_name(part.name + suffix).unlink(missing_ok=True)
