"""Backups: made by themselves and by hand, and listed in words."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from shoptui.domain.backups import Backup, Reason
from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services import backup_words
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.storage import shop_backups
from shoptui.storage.shop_backups import Stop

EVERY = timedelta(minutes=30)


class Unkept(NamedTuple):
    """That a change was made though there is no backup of the shop before it.

    Attributes:
        why: what the owner is told.
    """

    why: str


_NO_CURRENCY = Currency("XXX", 0)


def never() -> bool:
    """Does not stop."""
    return False


# Making


def back_up(desk: Desk, reason: Reason = Reason.BY_HAND, about: str = "") -> Backup:
    """Makes a backup now, and lets go of old ones that are needed no more.

    Raises:
        ShopError: none could be made; the shop is as it was.
    """
    return shop_backups.make(desk.file, reason, about)


def back_up_to(desk: Desk, folder: Path) -> Backup:
    """Makes a backup in a folder of the owner's choice, such as on a memory stick.

    Raises:
        ShopError: none could be made; the shop is as it was.
    """
    return shop_backups.make_in(desk.file, folder)


def back_up_if_changed(desk: Desk, reason: Reason, stop: Stop = never) -> Backup | None:
    """Makes a backup unless there is one of the shop as it is.

    Args:
        desk: the open shop.
        reason: why.
        stop: asked now and then whether to give up.

    Raises:
        ShopError: none could be made; the shop is as it was.
        Cancelled: `stop` said so.
    """
    if not is_changed(desk):
        return None
    return shop_backups.make(desk.file, reason, stop=stop)


def back_up_if_due(desk: Desk) -> Backup | None:
    """Makes a backup when the shop changed and the last one is half an hour old.

    Raises:
        ShopError: none could be made; the shop is as it was.
    """
    if not is_due(desk, desk.now()):
        return None
    return shop_backups.make(desk.file, Reason.WORKING)


def back_up_before(desk: Desk, reason: Reason, about: str = "") -> str:
    """Makes a backup before a large change unless there is one of the shop as it is.

    The change goes on where that fails, since it can be undone.

    Returns:
        What to tell the owner where there is no backup, else "".
    """
    try:
        if is_changed(desk):
            back_up(desk, reason, about)
    except ShopError as error:
        return str(error)
    return ""


def unless_kept(said: str) -> Unkept | None:
    """What a change hands back that a backup was tried before; `said` is what that came to."""
    if not said:
        return None
    return Unkept(
        _("No backup was made before this: {reason} u still undoes it.").format(reason=said)
    )


def is_changed(desk: Desk) -> bool:
    """Whether no backup holds the shop as it is.

    Raises:
        ShopError: the shop cannot be read.
    """
    present = shop_backups.mark(desk.file)
    return present not in {_mark(each) for each in all_backups(desk.file.path)}


def is_due(desk: Desk, now: datetime) -> bool:
    """Whether the shop changed and its last backup is half an hour old, or of the future.

    Raises:
        ShopError: the shop cannot be read.
    """
    newest = _newest(desk.file.path)
    if newest is not None and timedelta() <= now - newest.at < EVERY:
        return False
    return is_changed(desk)


# Listing


def all_backups(shop: Path) -> list[Backup]:
    """The backups of a shop file, the newest first; the file itself may be damaged or gone."""
    return shop_backups.all_of(shop)


def listed(shop: Path, now: datetime, formats: Formats) -> Table:
    """The backups of a shop file in words, the newest first; `ids` are their numbers."""
    columns = (
        Column("number", _("No."), Kind.COUNT),
        Column("when", _("Made")),
        Column("customers", _("Customers"), Kind.COUNT),
        Column("sales", _("Sales"), Kind.COUNT),
        Column("why", _("Why")),
    )
    backups = all_backups(shop)
    rows = [_row(backup, now, formats) for backup in backups]
    ids = [backup.number for backup in backups]
    return Table("backups", _("Backups"), columns, rows, _NO_CURRENCY, ids)


def offer(shop: Path, now: datetime, formats: Formats) -> str:
    """What backups there are of a file that cannot be opened; "" where there is none."""
    return backup_words.there_are(all_backups(shop), now, formats)


def _row(backup: Backup, now: datetime, formats: Formats) -> Row:
    contents = backup.contents
    return (
        backup.number,
        backup_words.moment(backup.at, now, formats),
        contents.customers if contents else None,
        contents.sales if contents else None,
        backup_words.why(backup),
    )


def _newest(shop: Path) -> Backup | None:
    return next((each for each in all_backups(shop) if not each.is_damaged), None)


def _mark(backup: Backup) -> tuple[int, str] | None:
    return backup.contents.mark if backup.contents and not backup.is_damaged else None
