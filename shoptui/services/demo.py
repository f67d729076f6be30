"""The demo: a copy of the sample shop, moved in time so that its last day is today."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import shoptui
from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.services.desk import Desk, open_desk
from shoptui.storage import journal, purchases, shifting, shops

_SAMPLE = "sample.db"


def open_demo(to: Path | None, today: Callable[[], date], now: Callable[[], datetime]) -> Desk:
    """Copies the sample shop and opens the copy, which only its owner may read.

    Args:
        to: where the copy goes; None for a private temporary folder.
        today: the day that becomes the shop's last one.
        now: the moment, in UTC.

    Raises:
        FileTrouble: there is a file of that name, it cannot be written, or the sample is missing.
    """
    sample = _sample()
    path = to or Path(tempfile.mkdtemp(prefix="shoptui-demo-"), "demo.db")
    _reserve(path)
    try:
        path.write_bytes(sample)
        desk = open_desk(path, today, now)
        _freshen(desk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return desk


def _sample() -> bytes:
    """The sample shop: inside an installed package, beside it in a checkout."""
    installed = files(shoptui) / _SAMPLE
    if installed.is_file():
        return installed.read_bytes()
    try:
        return (Path(shoptui.__file__).parents[1] / _SAMPLE).read_bytes()
    except OSError as error:
        raise FileTrouble(
            _("The sample shop is missing from this installation. Please install shoptui again.")
        ) from error


def _reserve(path: Path) -> None:
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


def _freshen(desk: Desk) -> None:
    """Moves every day, and makes sure that the copy is known as a demo."""
    with desk.file.write(_("Demo shop")) as db, journal.set_aside(db):
        shop = shops.read(db)
        last = purchases.last_day(db) or desk.today()
        days = (desk.today() - last).days
        begin = shop.records_begin and shop.records_begin + timedelta(days=days)
        shops.write(db, replace(shop, demo=True, records_begin=begin))
        if days:
            shifting.shift_birthdays(db, last, days)
            shifting.shift_days(db, days)
