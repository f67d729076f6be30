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

_UNFINISHED = 0x0308  # SQLITE_READONLY_ROLLBACK
_COUNTER = slice(24, 28)  # of changes, in the header of the file


def refuse_foreign(path: Path) -> None:
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
    if journal_of(path).exists() and is_unfinished(path) and not _goes_together(path):
        raise NotAShop(
            _(
                "Beside {file} lies {other}, which does not go together with it. Nothing was "
                "changed; open a backup, or put {other} elsewhere and open the shop again."
            ).format(file=path.name, other=journal_of(path).name)
        )


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a change replaces, until it is complete."""
    return path.with_name(path.name + "-journal")


def is_unfinished(path: Path) -> bool:
    """Whether a crash left a change half done; false while another window is saving."""
    uri = path.resolve().as_uri() + "?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as db:
        try:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == _UNFINISHED:
                return True
            raise
    return False


def _goes_together(path: Path) -> bool:
    """Whether taking back what the journal says leaves a sound file."""
    try:
        return _is_sound_together(path)
    except OSError as error:
        raise FileTrouble(
            _(
                "A crash left a change of {file} half done, and no copy can be made to look at it "
                "first: {reason}. Nothing was changed; make some room and open it again."
            ).format(file=path.name, reason=error.strerror)
        ) from error


def _is_sound_together(path: Path) -> bool:
    with tempfile.TemporaryDirectory(prefix="shoptui-") as private:
        copy = Path(private, path.name)
        shutil.copyfile(path, copy)
        shutil.copyfile(journal_of(path), journal_of(copy))
        before = _counter(copy)
        with closing(sqlite3.connect(copy)) as db:
            sound = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            dangling = sound and db.execute("PRAGMA foreign_key_check").fetchone()
        return sound and not dangling and before - _counter(copy) in (0, 1)


def _counter(path: Path) -> int:
    with path.open("rb") as file:
        return int.from_bytes(file.read(100)[_COUNTER], "big")
