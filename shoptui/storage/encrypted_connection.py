"""Connections of SQLCipher that behave, and fail, as those of sqlite3 do.

Nothing else imports the library, which is an extra. Its classes have the methods of sqlite3's, but
are no relatives of them: here they are passed off as such, once.
"""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from shoptui.domain.passphrase import Key
from shoptui.storage.recording import Recording

if TYPE_CHECKING:
    from sqlite3 import Connection as CipherConnection
    from sqlite3 import Error as CipherError
    from sqlite3 import connect as cipher_connect
else:
    from sqlcipher3.dbapi2 import Connection as CipherConnection
    from sqlcipher3.dbapi2 import Error as CipherError
    from sqlcipher3.dbapi2 import connect as cipher_connect


class EncryptedConnection(CipherConnection):
    """A connection to a protected file, whose statements fail with sqlite3's errors."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Runs a statement."""
        try:
            return super().execute(sql, parameters)
        except CipherError as error:
            raise as_sqlite(error) from error

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """Runs a statement for many rows."""
        try:
            return super().executemany(sql, parameters)
        except CipherError as error:
            raise as_sqlite(error) from error


class EncryptedRecording(Recording, EncryptedConnection):
    """The same, and each change of a record goes into the journal."""


def connect(
    uri: str, key: Key | None, kind: type[sqlite3.Connection], timeout: float
) -> sqlite3.Connection:
    """Opens a connection with a key; whether it fits shows at the first question.

    Args:
        uri: the file as SQLite's URI.
        key: None for a plain file that is to be copied into a protected one.
        kind: what a plain file would be opened with.
        timeout: seconds to wait for another window.
    """
    is_recording = issubclass(kind, Recording)
    factory = EncryptedRecording if is_recording else EncryptedConnection
    db = cipher_connect(uri, uri=True, isolation_level=None, timeout=timeout, factory=factory)
    try:
        # Else it writes about every wrong key to the terminal.
        db.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            db.execute(f'PRAGMA key = "{key.literal}"')
    except BaseException:
        db.close()
        raise
    return db


def as_sqlite(error: Exception) -> sqlite3.Error:
    """The error sqlite3 would have raised in place of SQLCipher's."""
    like: type[sqlite3.Error] = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
    told = like(*error.args)
    told.sqlite_errorcode = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    told.sqlite_errorname = getattr(error, "sqlite_errorname", "")
    return told
