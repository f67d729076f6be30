"""The one edge where SQLite's errors become sentences for the owner."""

import os
import sqlite3
import sys
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
from shoptui.storage import cipher


@contextmanager
def translated(shop: Path | None = None, *, is_keyed: bool = False) -> Iterator[None]:
    """Turns what SQLite raises inside the block into the ShopError it means.

    Args:
        shop: the shop file that is worked with; noted on the error where it is damaged.
        is_keyed: whether it is opened with a key, which may be another one's.
    """
    try:
        yield
    except sql_errors() as error:
        told = as_sqlite(error)
        if is_keyed and shop and _is_moved(told, shop):
            told.sqlite_errorcode = sqlite3.SQLITE_READONLY_DBMOVED
        meaning = _locked(told, shop, is_keyed) or _meaning(told)
        if isinstance(meaning, NotAShop):
            meaning.shop = shop
        raise meaning from error
    except (OverflowError, UnicodeError) as error:
        raise InvalidInput(
            _("A number or text is out of range; nothing was saved. Please correct it.")
        ) from error


@contextmanager
def understood(shop: Path) -> Iterator[None]:
    """Turns what is raised over a value no shop has, such as a day 2026-02-30, into a sentence.

    Args:
        shop: the shop file that is read; noted on the error.
    """
    try:
        yield
    except UnicodeError:  # of a question that cannot be asked, not of the file
        raise
    except (ValueError, KeyError) as error:
        meaning = NotAShop(
            _(
                "Something in the shop file is not as shoptui writes it, and cannot be read. Look "
                "at it with shoptui check, or bring back a backup."
            )
        )
        meaning.shop = shop
        raise meaning from error


def sql_errors() -> tuple[type[Exception], ...]:
    """What a connection may raise: those to protected files have errors of their own."""
    if "sqlcipher3.dbapi2" not in sys.modules:
        return (sqlite3.Error,)
    return (sqlite3.Error, sys.modules["sqlcipher3.dbapi2"].Error)


def as_sqlite(error: Exception) -> sqlite3.Error:
    """The error as sqlite3 would have raised it."""
    if isinstance(error, sqlite3.Error):
        return error
    from shoptui.storage import encrypted_connection

    return encrypted_connection.as_sqlite(error)


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
    reason = " ".join(str(error).split())  # it may quote SQL of several lines
    is_malformed = reason.startswith("malformed database schema")
    if is_malformed or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
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
                reason=reason
            )
        )
    return FileTrouble(
        _("The shop file could not be read or written ({reason}). Nothing was changed.").format(
            reason=reason
        )
    )


def _is_moved(error: sqlite3.Error, shop: Path) -> bool:
    """Whether another file took the place of a protected one, of which SQLCipher says less."""
    is_readonly = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY
    return is_readonly and os.access(shop, os.W_OK)


def _locked(error: sqlite3.Error, shop: Path | None, is_keyed: bool) -> ShopError | None:
    """What it means that a file is no database where it may only be locked."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_NOTADB:
        return None
    if is_keyed:
        return cipher.wrong_passphrase(shop)
    try:
        # Another window may have protected the file meanwhile.
        return cipher.passphrase_needed(shop) if shop and cipher.is_encrypted(shop) else None
    except OSError:
        return None
