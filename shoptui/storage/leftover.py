"""What lies beside a shop file: the journal of a crash, or one that belongs to another file.

SQLite takes back what a crash left half done as soon as a file is opened, and asks nothing: the
journal of another file, or of another day of this one, would be written over it
(https://www.sqlite.org/howtocorrupt.html, 1.4). So it is tried on a copy first.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from shoptui.domain.errors import FileTrouble, NotAShop
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.storage.cipher import connection
from shoptui.storage.errors import sql_errors

_UNFINISHED = 0x0308  # SQLITE_READONLY_ROLLBACK
_COUNTER = slice(24, 28)  # of changes, in the header of the file


def refuse_foreign(path: Path, key: Key | None = None) -> None:
    """Refuses a shop file beside which lies what is not its own; nothing is changed.

    Raises:
        NotAShop: the journal belongs to another file.
        FileTrouble: another program has it open in a way of its own.
    """
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise FileTrouble(
            _(
                "Another program has {file} open, or left {other} beside it. Close that program; "
                "if that does not help, open a backup."
            ).format(file=path.name, other=wal.name)
        )
    if journal_of(path).exists() and is_unfinished(path, key) and not _goes_together(path, key):
        raise NotAShop(
            _(
                "Beside {file} lies {other}, which does not go together with it. Nothing was "
                "changed; open a backup, or put {other} elsewhere and open the shop again."
            ).format(file=path.name, other=journal_of(path).name)
        )


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a change replaces, until it is complete."""
    return path.with_name(path.name + "-journal")


def is_unfinished(path: Path, key: Key | None = None) -> bool:
    """Whether a crash left a change half done; false while another window is saving."""
    uri = path.resolve().as_uri() + "?mode=ro"
    with closing(connection(uri, key, kind=sqlite3.Connection)) as db:
        try:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            # SQLCipher says no more than read-only, of which there is no other reason here.
            if error.sqlite_errorcode in (_UNFINISHED, _UNFINISHED & 0xFF):
                return True
            raise
    return False


def _goes_together(path: Path, key: Key | None) -> bool:
    """Whether taking back what the journal says leaves a sound file."""
    try:
        return _is_sound_together(path, key)
    except OSError as error:
        raise FileTrouble(
            _(
                "A crash left a change of {file} half done, and no copy can be made to look at it "
                "first: {reason}. Nothing was changed; make some room and open it again."
            ).format(file=path.name, reason=error.strerror)
        ) from error


def _is_sound_together(path: Path, key: Key | None) -> bool:
    with tempfile.TemporaryDirectory(prefix="shoptui-") as private:
        copy = Path(private, path.name)
        shutil.copyfile(path, copy)
        before = _counter(copy, key)
        shutil.copyfile(journal_of(path), journal_of(copy))
        with closing(_connection(copy, key)) as db:
            sound = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            dangling = sound and db.execute("PRAGMA foreign_key_check").fetchone()
        after = _counter(copy, key)
    is_next = before is None or (after is not None and before - after in (0, 1))
    return sound and not dangling and is_next


def _connection(copy: Path, key: Key | None) -> sqlite3.Connection:
    return connection(copy.as_uri(), key, kind=sqlite3.Connection)


def _counter(path: Path, key: Key | None) -> int | None:
    """How often the file was changed; of a protected one, the number of its last operation.

    None where a protected file cannot say, since pages of before and after stand side by side.
    """
    if key is None:
        with path.open("rb") as file:
            return int.from_bytes(file.read(100)[_COUNTER], "big")
    try:
        with closing(_connection(path, key)) as db:
            return int(db.execute("SELECT max(id) FROM operation").fetchone()[0] or 0)
    except sql_errors():
        return None
