"""Making a backup, and proving an old one before it is used."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path

from shoptui.domain.backups import Backup, Contents, Reason
from shoptui.domain.errors import FileTrouble, NewerShop, NotAShop
from shoptui.domain.language import _
from shoptui.storage import backup_record
from shoptui.storage.backup_places import file_name, places_of
from shoptui.storage.durable import copy_bytes, new_private, put_in_place, sha256
from shoptui.storage.verified_copy import Connect, Stop, copy_into, never, verified


@dataclass(frozen=True, slots=True)
class Why:
    """When and why a backup is made.

    Attributes:
        at: the moment, in UTC.
        reason: why.
        about: what it is made before, such as the name of a spreadsheet.
    """

    at: datetime
    reason: Reason
    about: str = ""


def make(shop: Path, connect: Connect, why: Why, stop: Stop = never) -> Backup:
    """Makes a backup among the others of the shop; it counts only once it is proved.

    Args:
        shop: the shop file, which may be in use.
        connect: opens a connection to a path.
        why: when and why.
        stop: asked now and then whether to give up.

    Raises:
        ShopError: there is none; nothing is left behind.
        Cancelled: `stop` said so.
    """
    with _said(), places_of(shop).reserved(why.at) as (number, part):
        contents = _filled(part, shop, connect, stop)
        target = part.with_name(file_name(number, why.at, why.reason))
        return _finished(part, Backup(number, target, why.at, why.reason, why.about, contents))


def make_in(folder: Path, shop: Path, connect: Connect, why: Why) -> Backup:
    """Makes a backup in any folder, such as a memory stick; nothing there is replaced.

    Raises:
        ShopError: there is none; nothing is left behind.
    """
    if not os.path.isdir(folder):
        message = _("There is no folder {folder}: make it first, or choose another place.")
        raise FileTrouble(message.format(folder=folder))
    with _said():
        target = _free_name(folder, f"{shop.stem}-backup-{why.at.astimezone():%Y-%m-%d-%H%M}")
        part = folder / f".{target.name}.part"
        new_private(part)
        try:
            contents = _filled(part, shop, connect, never)
            return _finished(part, Backup(0, target, why.at, why.reason, why.about, contents))
        finally:
            part.unlink(missing_ok=True)


def keep_damaged(shop: Path, why: Why, *, is_damaged: bool = True) -> Backup:
    """Keeps the bytes of a file that is damaged, as they are and marked so.

    Args:
        shop: the file.
        why: when and why.
        is_damaged: False for one that is only locked, so that nobody knows what it holds.

    Raises:
        FileTrouble: they cannot be read or written.
    """
    with _said(), places_of(shop).reserved(why.at) as (number, part):
        copy_bytes(shop, part)
        target = part.with_name(file_name(number, why.at, why.reason))
        return _finished(part, Backup(number, target, why.at, why.reason, is_damaged=is_damaged))


def prove(backup: Backup, connect: Connect) -> Contents:
    """Makes sure that a backup is what was written, byte for byte, and a sound shop.

    Raises:
        NotAShop: it is not; the sentence names the backup.
        NewerShop: a newer shoptui made it.
        FileTrouble: it cannot be read.
    """
    try:
        if backup.is_damaged or not has_its_bytes(backup):
            raise refused(backup)
        return verified(backup.path, connect)
    except NewerShop:
        raise
    except NotAShop as error:
        raise refused(backup) from error
    except OSError as error:
        raise FileTrouble(
            _("{file} cannot be read: {reason}.").format(file=backup.path, reason=error.strerror)
        ) from error


def has_its_bytes(backup: Backup) -> bool:
    """Whether the bytes are those that were written; True where that was never recorded.

    Raises:
        OSError: it cannot be read.
    """
    return not backup.sha256 or sha256(backup.path) == backup.sha256


def refused(backup: Backup) -> NotAShop:
    """What the owner is told of a backup that cannot be used."""
    if backup.is_damaged:
        message = _(
            "{file} was damaged already when it was kept, so it cannot be brought back. "
            "Nothing was changed; please choose another backup."
        )
    else:
        message = _(
            "The backup {file} is damaged: it is no longer what was written. It was not used and "
            "nothing was changed; please choose another one."
        )
    return NotAShop(message.format(file=backup.path.name))


def from_path(path: Path, at: datetime) -> Backup:
    """A backup that lies anywhere, such as on a memory stick.

    Args:
        path: the file.
        at: stands for the moment of a file nothing is recorded of.
    """
    return backup_record.read(Backup(0, path, at, Reason.BY_HAND))


def _filled(part: Path, shop: Path, connect: Connect, stop: Stop) -> Contents:
    copy_into(part, shop, connect, stop)
    try:
        return verified(part, connect, stop)
    except NotAShop as error:
        raise NotAShop(
            _(
                "No backup could be made of {file}: the copy did not pass its check, so the file "
                "itself may be damaged. It was left as it is."
            ).format(file=shop.name)
        ) from error


def _finished(part: Path, backup: Backup) -> Backup:
    """Records it first: a record without a backup harms nobody."""
    finished = replace(backup, sha256=sha256(part))
    backup_record.write(finished)
    put_in_place(part, finished.path)
    return finished


def _free_name(folder: Path, stem: str) -> Path:
    names = (f"{stem}{f'-{number}' if number > 1 else ''}.db" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())


@contextmanager
def _said() -> Iterator[None]:
    """Turns what the disk says into a sentence."""
    try:
        yield
    except (NotAShop, NewerShop):
        raise
    except (OSError, FileTrouble) as error:
        fault = error if isinstance(error, OSError) else error.__cause__
        if _is_full(fault):
            message = _(
                "No backup could be made: the disk is full. Your shop is as it was; make some room."
            )
            raise FileTrouble(message) from error
        if fault is None or isinstance(error.__cause__, OSError):
            raise
        raise FileTrouble(
            _("No backup could be made ({reason}). Your shop is as it was.").format(
                reason=getattr(fault, "strerror", None) or fault
            )
        ) from error


def _is_full(fault: BaseException | None) -> bool:
    if isinstance(fault, sqlite3.Error):
        return getattr(fault, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
    return isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT)
