"""Bringing a backup back: which one, what would be lost, what was done."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from shoptui.domain.backups import Backup
from shoptui.domain.errors import NotFound
from shoptui.domain.language import _, counted
from shoptui.domain.passphrase import Key
from shoptui.services.backup_words import contents_words, gone, moment
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.storage import shop_backups
from shoptui.storage.restore import Restored


def found(shop: Path, named: str, now: datetime) -> Backup:
    """The backup an owner means by its number, its name, or the place of a file.

    Raises:
        NotFound: there is none.
    """
    backups = shop_backups.all_of(shop)
    for backup in backups:
        if named in (str(backup.number), backup.path.name, backup.path.name.partition("-")[0]):
            return backup
    path = Path(named)
    if os.path.isfile(path):
        return shop_backups.at(path, now)
    raise NotFound(
        _(
            "There is no backup {name} of {file}. `shoptui restore {file}` lists those there are."
        ).format(name=named, file=shop)
    )


def restore(shop: Path, backup: Backup, now: datetime, keys: Sequence[Key] = ()) -> Restored:
    """Puts a backup in the place of the shop file; what is there is kept as a backup first.

    Args:
        shop: the shop file; it may be damaged, gone, or locked.
        backup: the backup.
        now: the moment, in UTC.
        keys: what may open the backup or the shop, where they are protected.

    Raises:
        Locked: the backup is protected, and none of the keys is its own.
        ShopError: the backup is damaged, the shop is in use, or nothing can be written. The shop
            is as it was.
    """
    return shop_backups.restore_into(shop, backup, now, keys)


def restored_words(done: Restored, now: datetime, formats: Formats) -> str:
    """What a restore did, for the owner."""
    when = moment(done.used.at, now, formats)
    said = _("The shop is as it was {when}.").format(when=when)
    if done.erased_again:
        said += " " + counted(
            "It still held {count} customer you had erased since, who was erased again.",
            "It still held {count} customers you had erased since, who were erased again.",
            done.erased_again,
        )
    if done.kept is None:
        return said
    if done.kept.is_damaged:
        kept = _("The damaged file is kept as {file}.").format(file=done.kept.path)
    else:
        kept = _("What it was until now is kept as backup {number}.").format(
            number=done.kept.number
        )
    return f"{said} {kept}"


def losses(desk: Desk, backup: Backup, now: datetime, formats: Formats) -> list[str]:
    """What would be gone from the shop if a backup was brought back, in sentences.

    Raises:
        ShopError: the shop cannot be read.
    """
    if backup.contents is None:
        return []
    if backup.contents.mark == shop_backups.mark(desk.file):
        return [_("It holds what the shop holds now: nothing would be lost.")]
    present = shop_backups.contents(desk.file)
    then_and_now = _("Then: {then}. Now: {now}.").format(
        then=contents_words(backup.contents, formats),
        now=contents_words(present, formats),
    )
    return [
        then_and_now,
        *gone(shop_backups.changes_since(desk.file, backup), now, formats),
    ]
