"""The first hundred bytes of a file, read before SQLite may touch it.

Opening a wrong path with SQLite can create an empty shop, and a file cut short still passes its
integrity check, so the header is judged first (https://www.sqlite.org/fileformat2.html).
"""

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from shoptui.domain.errors import FileTrouble, Locked, NewerShop, NotAShop
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.storage.cipher import is_encrypted, passphrase_needed

APPLICATION_ID = 0x53485450
USER_VERSION = 5

_WAL = 2  # a rollback journal is 1
_MAGIC = b"SQLite format 3\0"


class Header(NamedTuple):
    """What a shop file says of itself.

    Attributes:
        version: the version of shoptui's tables in it.
        is_wal: another program made it save in a way that keeps the newest rows in a second file.
    """

    version: int
    is_wal: bool


def read_header(path: Path) -> Header:
    """Reads and judges the header; nothing is opened for writing.

    Raises:
        FileTrouble: the file is missing, a folder, or cannot be read.
        Locked: it is protected with a passphrase.
        NotAShop: it is no shop file.
        NewerShop: a newer shoptui made it.
    """
    head = _first_bytes(path)
    if not head.startswith(_MAGIC) and is_encrypted(path):
        raise passphrase_needed(path)
    is_ours = len(head) >= 100 and head.startswith(_MAGIC) and _number(head, 68) == APPLICATION_ID
    return _judged(path, is_ours, _number(head, 60), head[18:19] == bytes([_WAL]))


def header_unless_locked(path: Path, key: Key | None) -> Header | None:
    """The header; None where it can only be read with the key.

    Raises:
        FileTrouble: as `read_header`.
    """
    try:
        return read_header(path)
    except Locked:
        if key is None:
            raise
        return None


def header_of(db: sqlite3.Connection, path: Path) -> Header:
    """The same of a protected file, as a connection with its key sees it.

    Raises:
        NotAShop: it is no shop file.
        NewerShop: a newer shoptui made it.
    """
    is_ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    is_wal = db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    return _judged(path, is_ours, version, is_wal)


def _judged(path: Path, is_ours: bool, version: int, is_wal: bool) -> Header:
    if not is_ours:
        raise NotAShop(
            _("{file} is not a shoptui shop. It was left as it is; choose another file.").format(
                file=path.name
            )
        )
    if version > USER_VERSION:
        raise NewerShop(
            _(
                "{file} was made by a newer shoptui. It was left as it is; "
                "update shoptui to open it."
            ).format(file=path.name)
        )
    return Header(version, is_wal)


def _first_bytes(path: Path) -> bytes:
    if os.path.isdir(path):
        raise FileTrouble(_("{file} is a folder, not a shop file.").format(file=path))
    try:
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError:
        raise FileTrouble(
            _("There is no file {file}. Check the name, or make a new shop.").format(file=path)
        ) from None
    except OSError as error:
        raise FileTrouble(
            _("{file} cannot be read: {reason}.").format(file=path, reason=error.strerror)
        ) from error


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")
