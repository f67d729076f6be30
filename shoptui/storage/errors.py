"""The one edge where SQLite's errors become sentences for the owner."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shoptui.domain.errors import (
    Cancelled,
    Conflict,
    FileTrouble,
    InvalidInput,
    NotAShop,
    ShopBusy,
    ShopError,
)
from shoptui.domain.language import _


@contextmanager
def translated(shop: Path | None = None) -> Iterator[None]:
    """Turns what SQLite raises inside the block into the ShopError it means.

    Args:
        shop: the shop file that is worked with; noted on the error where it is damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        meaning = _meaning(error)
        if isinstance(meaning, NotAShop):
            meaning.shop = shop
        raise meaning from error
    except (OverflowError, UnicodeError) as error:
        raise InvalidInput(
            _("A number or text is out of range; nothing was saved. Please correct it.")
        ) from error


def _meaning(error: sqlite3.Error) -> ShopError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ShopBusy(
            _("Another window is saving to this shop. Nothing was lost; please try again.")
        )
    if code == sqlite3.SQLITE_FULL:
        return FileTrouble(
            _("The disk is full, so this was not saved. Make some room and save again.")
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return NotAShop(
            _("The shop file is damaged and was left as it is. Please open a backup of it.")
        )
    if code == sqlite3.SQLITE_INTERRUPT:
        return Cancelled(_("Stopped; nothing was changed."))
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
        return ShopBusy(
            _(
                "Another window has just brought back a backup of this shop, so this was not "
                "saved. Look at what is there now, and save again."
            )
        )
    if code == sqlite3.SQLITE_READONLY:
        return FileTrouble(
            _("The shop file is write-protected, so this was not saved. Check its permissions.")
        )
    if code == sqlite3.SQLITE_CONSTRAINT:
        return Conflict(
            _("This contradicts what is already recorded, so nothing was saved ({reason}).").format(
                reason=error
            )
        )
    return FileTrouble(
        _("The shop file could not be read or written ({reason}). Nothing was changed.").format(
            reason=error
        )
    )
