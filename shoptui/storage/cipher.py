"""Protected shop files: how they are told from others, and how any file is connected to.

A protected file is encrypted from its first byte to its last by SQLCipher
(https://www.zetetic.net/sqlcipher/design/), so it has no header that could be read without its key.
The library for it is an extra, imported only where there is a key.
"""

import sqlite3
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from shoptui.domain.errors import ExtraMissing, Locked
from shoptui.domain.language import _
from shoptui.domain.passphrase import SALT, Key, derived

EXTRA = 'pip install "shoptui[encrypted]"'

_PAGE = 4096  # bytes that are encrypted together
_MOST_MISSING = 16  # of the 256 bytes there are; in a page of chance hardly one is missing
_OTHER_KINDS = (b"SQLite format 3\0", b"PK\x03\x04", b"\x89PNG", b"%PDF", b"\xff\xd8", b"\x1f\x8b")

Kind = TypeVar("Kind", bound=sqlite3.Connection)


def is_available() -> bool:
    """Whether the extra is installed."""
    return find_spec("sqlcipher3") is not None


def is_encrypted(path: Path) -> bool:
    """Whether a file may be a protected shop: it looks like chance, and like no other kind.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        page = file.read(_PAGE)
    return (
        len(page) == _PAGE
        and not page.startswith(_OTHER_KINDS)
        and len(set(page)) >= 256 - _MOST_MISSING
    )


def key_of(path: Path, passphrase: str) -> Key:
    """The key a passphrase gives for a file; whether it opens it is not known yet.

    Raises:
        OSError: it cannot be read.
    """
    return derived(passphrase, salt_of(path))


def salt_of(path: Path) -> bytes:
    """The first bytes of a file, which make the key of a protected one its own.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(SALT)


def new_key(passphrase: str) -> Key:
    """A key for a new file."""
    import secrets  # which loads OpenSSL, at every start

    return derived(passphrase, secrets.token_bytes(SALT))


def fitting(path: Path, keys: Iterable[Key]) -> Key | None:
    """The key that belongs to a file; None for a plain one.

    Raises:
        Locked: it is protected, and none of the keys is its own.
        OSError: it cannot be read.
    """
    if not is_encrypted(path):
        return None
    salt = salt_of(path)
    for key in keys:
        if key.salt == salt:
            return key
    raise passphrase_needed(path)


def passphrase_needed(path: Path) -> Locked:
    """What the owner is told of a protected file that is opened without a key."""
    if not is_available():
        return extra_needed(path)
    trouble = Locked(
        _("{file} is protected with a passphrase. Please type it to open the shop.").format(
            file=path.name
        )
    )
    trouble.shop = path
    return trouble


def extra_needed(path: Path) -> ExtraMissing:
    """What the owner is told where the library for protected files is missing."""
    return ExtraMissing(
        _(
            "{file} is protected with a passphrase, or is no shop. To open protected shops, "
            "type this once: {command}"
        ).format(file=path.name, command=EXTRA)
    )


def wrong_passphrase(path: Path | None) -> Locked:
    """What the owner is told where the key does not fit; damage looks the same from outside."""
    trouble = Locked(
        _(
            "That passphrase does not open this file. Please try again; if you are sure of it, "
            "the file is damaged: open a backup."
        )
    )
    trouble.shop = path
    return trouble


def connection(
    uri: str, key: Key | None, *, kind: type[Kind], timeout: float = 5.0
) -> sqlite3.Connection:
    """A connection to any file, plain or protected, which begins no transaction by itself.

    Args:
        uri: the file as SQLite's URI.
        key: of a protected file.
        kind: of the connection to a plain file; a protected one gets its like.
        timeout: seconds to wait for another window.
    """
    if key is None:
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=timeout, factory=kind)
    from shoptui.storage import encrypted_connection

    return encrypted_connection.connect(uri, key, kind, timeout)
